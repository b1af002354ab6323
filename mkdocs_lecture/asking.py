"""Turn a question into Markdown that is whole without scripts; questions.js makes a form of it.

The answers stand in the page, folded. Tokens in a paragraph with text take the paragraph's place.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from mkdocs_lecture.blocks import Block
from mkdocs_lecture.entries import Entry
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.questions import HINT, RIGHT, Choice, Question

_CLASSES = {RIGHT: "right", HINT: "hint"}
# What a line must not begin with, for a word before it to belong to its paragraph.
_NO_PARAGRAPH = re.compile(r"([-*+>|:]|\d+\.)\s|#|!!!|\?\?\?|===|\$\$|⟦")


@dataclass(frozen=True)
class Expander:
    """What the page's expansion does for a question.

    `token` keeps HTML that must not pass through Markdown, `block` expands a block, `entry` reads
    the value of an answer, `note` keeps a mistake.
    """

    token: Callable[[str], str]
    block: Callable[[Block], str]
    entry: Callable[[Choice], Entry]
    note: Callable[[AuthorError, int], None]


def ask(question: Question, words: Mapping[str, str], expander: Expander) -> str:
    """Return the question as Markdown."""
    parts = _choose if question.part.kind == "choose" else _enter
    opening = (
        f'<fieldset class="quiz {question.part.kind}" id="{question.part.id}"'
        f"{' data-several' if question.several else ''}><legend>"
    )
    title = expander.block(Block(question.part.line, question.part.title))
    body = [
        f"{expander.token(opening)}{title}{expander.token('</legend>')}",
        *map(expander.block, question.text),
        *parts(question, words, expander),
        expander.token("</details></fieldset>"),
    ]
    return textwrap.indent("\n" + "\n\n".join(body) + "\n", " " * question.part.indent)


def _choose(question: Question, words: Mapping[str, str], to: Expander) -> Iterator[str]:
    how = f'<p class="quiz-how">{words["several"]}</p>' if question.several else ""
    yield to.token(f'{how}<ol class="quiz-choices" type="A">')
    for choice in question.choices:
        head = to.block(Block(choice.line, choice.head))
        yield f"{to.token('<li>')}{head}{to.token('</li>')}"
    yield to.token(f'</ol>{_fold(words)}<ol type="A">')
    for choice in question.choices:
        kind = _CLASSES.get(choice.mark, "wrong")
        yield from _told(choice, kind, "", words.get(kind, ""), to)
    yield to.token("</ol>")


def _enter(question: Question, words: Mapping[str, str], to: Expander) -> Iterator[str]:
    yield to.token(f"{_fold(words)}<ul>")
    entries: list[Entry] = []
    for choice in question.choices:
        kind = _CLASSES.get(choice.mark, "wrong")
        if kind == "hint":
            hint = replace(choice, feedback=(*_head(choice), *choice.feedback))
            yield from _told(hint, kind, "", words["hint"], to)
            continue
        try:
            entry = to.entry(choice)
            _check_difference(entry, entries)
        except AuthorError as error:
            to.note(error, choice.line)
            continue
        entries.append(entry)
        verdict = words[f"{kind}-value"].format(escape(entry.shown))
        yield from _told(choice, kind, f" {entry.attributes}", verdict, to)
    yield to.token("</ul>")


def _head(choice: Choice) -> tuple[Block, ...]:
    return (Block(choice.line, choice.head),) if choice.head else ()


def _check_difference(entry: Entry, earlier: list[Entry]) -> None:
    for other in earlier:
        if entry.covers(other) or other.covers(entry):
            raise AuthorError(
                f"the answers `{other.shown}` and `{entry.shown}` are the same",
                remedy="Show more digits, or leave one of them out.",
            )


def _fold(words: Mapping[str, str]) -> str:
    """Return the place of the form that the script adds, and the beginning of the answers."""
    return (
        '<div class="quiz-form"></div>'
        f'<details class="quiz-answer"><summary>{words["answer"]}</summary>'
    )


def _told(choice: Choice, kind: str, attributes: str, verdict: str, to: Expander) -> Iterator[str]:
    """Yield the answer's place in the list: the verdict, then the feedback."""
    said = f'<strong class="verdict {kind}">{verdict}</strong>'
    yield to.token(f'<li class="{kind}"{attributes}>')
    first, *rest = choice.feedback or (Block(choice.line, ""),)
    if first.fence or _NO_PARAGRAPH.match(first.text):
        yield said
        yield to.block(first)
    else:
        yield f"{said} {to.block(first)}"
    yield from map(to.block, rest)
    yield to.token("</li>")
