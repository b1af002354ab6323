"""Read the questions of a page: `!!! choose id "…"` and `!!! enter id "…"` with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_lecture.blocks import Block
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.parts import QUESTIONS, Part, read_part

_CHOICE = re.compile(r"- \[(?P<mark>[ xX?])\]\s*(?P<head>.*)")
_DEEPER = 4  # spaces by which Markdown indents what belongs to a part or to a list's item
RIGHT, WRONG, HINT = "x", " ", "?"


@dataclass(frozen=True)
class Choice:
    """An answer: its mark (`RIGHT`, `WRONG` or `HINT`), its text, and what is told about it."""

    line: int
    mark: str
    head: str
    feedback: tuple[Block, ...]


@dataclass(frozen=True)
class Question:
    """A question: the part that it is, the text below its title, and its answers."""

    part: Part
    text: tuple[Block, ...]
    choices: tuple[Choice, ...]

    @property
    def several(self) -> bool:
        """Whether more than one choice is right."""
        return [choice.mark for choice in self.choices].count(RIGHT) > 1


def outline(blocks: Iterable[Block]) -> Iterator[Block | Question]:
    """Yield a page's questions where they stand, and the blocks around them."""
    waiting: list[Block] = []
    opened: Part | None = None
    for unit in _units(blocks):
        if opened and (not _has_text(unit) or _indent(unit) > opened.indent):
            waiting.append(unit)
            continue
        if opened:
            yield _question(opened, waiting)
            opened, waiting = None, []
        part = None if unit.fence else read_part(unit.text, unit.line)
        if part and part.kind in QUESTIONS:
            yield from _joined(waiting)
            opened, waiting = part, []
        else:
            waiting.append(unit)
    if opened:
        yield _question(opened, waiting)
    else:
        yield from _joined(waiting)


def mistakes(question: Question) -> Iterator[AuthorError]:
    """Yield what is wrong with a question, without the page's path."""
    marks = [choice.mark for choice in question.choices]
    told = f"the question `{question.part}`"
    if question.part.kind == "choose":
        if len(marks) < 2:
            number = "one choice" if marks else "no choices"
            yield _mistake(f"{told} has {number}", question, f"Write at least two: {_HOW}")
        if HINT in marks:
            line = question.choices[marks.index(HINT)].line
            remedy = "Every choice has its own feedback; a hint belongs to `enter` only."
            yield AuthorError(f"{told} has a hint `[?]`", line=line, remedy=remedy)
    if marks.count(HINT) > 1:
        yield _mistake(f"{told} has several hints `[?]`", question, "Make one of them.")
    if marks and RIGHT not in marks:
        yield _mistake(f"{told} has no right answer", question, "Mark it by `- [x] …`.")
    if question.part.kind == "enter" and not marks:
        yield _mistake(f"{told} has no right value", question, "Write it: `- [x] {{ value }}`.")
    for choice in question.choices:
        if choice.mark != HINT and not choice.head:
            yield AuthorError(f"{told} has an empty answer", line=choice.line, remedy=_HOW)
        elif not (choice.feedback or (choice.mark == HINT and choice.head)):
            remedy = "Say in a paragraph below it, indented by four more spaces, why it is so."
            fault = f"in {told} the answer `{choice.head}` has no feedback"
            yield AuthorError(fault, line=choice.line, remedy=remedy)


_HOW = "`- [x] …` for a right one and `- [ ] …` for a wrong one, with feedback below each."


def _mistake(message: str, question: Question, remedy: str) -> AuthorError:
    return AuthorError(message, line=question.part.line, remedy=remedy)


def _units(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield fenced blocks, and prose line by line."""
    for block in blocks:
        if block.fence:
            yield block
        else:
            for number, line in enumerate(block.text.split("\n"), start=block.line):
                yield Block(number, line)


def _joined(units: Sequence[Block]) -> Iterator[Block]:
    """Put lines of prose that follow each other together again."""
    lines: list[Block] = []
    for unit in [*units, None]:
        if unit is not None and not unit.fence:
            lines.append(unit)
            continue
        if lines:
            yield Block(lines[0].line, "\n".join(line.text for line in lines))
            lines = []
        if unit is not None:
            yield unit


def _has_text(unit: Block) -> bool:
    return bool(unit.fence or unit.text.strip())


def _indent(unit: Block) -> int:
    return len(unit.indent) if unit.fence else len(unit.text) - len(unit.text.lstrip())


def _question(part: Part, units: Sequence[Block]) -> Question:
    found: list[tuple[re.Match[str], int, list[Block]]] = []
    text: list[Block] = []
    for unit in units:
        inner = _outdented(unit, part.indent + _DEEPER)
        match = None if inner.fence else _CHOICE.match(inner.text)
        if match:
            found.append((match, unit.line, []))
        elif found:
            found[-1][2].append(_outdented(inner, _DEEPER))
        else:
            text.append(inner)
    choices = tuple(_choice(*entry) for entry in found)
    return Question(part, _trimmed(text), choices)


def _choice(match: re.Match[str], line: int, units: list[Block]) -> Choice:
    # A long choice goes on below its first line, up to the first empty one.
    longer = 0
    while longer < len(units) and not units[longer].fence and _has_text(units[longer]):
        longer += 1
    head = " ".join([match["head"], *(unit.text.strip() for unit in units[:longer])]).strip()
    return Choice(line, match["mark"].lower(), head, _trimmed(units[longer:]))


def _outdented(unit: Block, spaces: int) -> Block:
    if unit.fence:
        return replace(unit, indent=unit.indent[spaces:])
    return replace(unit, text=unit.text[min(spaces, _indent(unit)) :])


def _trimmed(units: Sequence[Block]) -> tuple[Block, ...]:
    """Join the lines, without the empty ones at both ends."""
    filled = [place for place, unit in enumerate(units) if _has_text(unit)]
    return tuple(_joined(units[filled[0] : filled[-1] + 1])) if filled else ()
