"""The glossary: all terms in the alphabet's order, each with the page that introduces it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from mkdocs_lecture.blocks import Block
from mkdocs_lecture.equations import relative
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import SPAN, Page
from mkdocs_lecture.questions import outline
from mkdocs_lecture.terms import Term, used_terms
from mkdocs_lecture.words import WORDS

SLUG = "glossary"
# Lines and links that are no running text: terms.mark_terms leaves them alone in the HTML.
_NOT_RUNNING = re.compile(r"^\s*(?:#|\||!!!|\?\?\?|===).*$|!?\[[^\]]*\]\([^)]*\)|\{\{.*?\}\}", re.M)


def introductions(
    pages: Iterable[Page], terms: tuple[Term, ...]
) -> tuple[dict[str, Page], list[AuthorError]]:
    """Return which page introduces a term, by the term's id, and the mistakes in `introduces`."""
    known = {term.id: term for term in terms}
    found: dict[str, Page] = {}
    errors = []
    for page in pages:
        names = page.meta.get("introduces", [])
        if not isinstance(names, list):
            remedy = "Write `introduces: [neuron, weight]`, the ids of docs/terms.yml."
            errors.append(AuthorError("`introduces` is no list", page.path, 1, remedy))
            continue
        used = used_terms(running_text(page), terms) if names else set()
        for name in names:
            fault, remedy = "", "Take it out of `introduces`, or define it in the text."
            if name not in known:
                fault = f"`introduces` names the term `{name}`, which docs/terms.yml does not have"
                remedy = "Add the term there, or correct its id."
            elif name in found:
                fault = f"the term `{name}` is introduced by {found[name].path} too"
                remedy = "Leave it to the page that comes first."
            elif name not in used:
                fault = (
                    f"the page introduces `{name}`, but its text never says “{known[name].word}”"
                )
            if fault:
                errors.append(AuthorError(fault, page.path, 1, remedy))
            else:
                found[name] = page
    return found, errors


def running_text(page: Page) -> str:
    """Return the page's text without headings, titles, tables, links, code, formulas, questions."""
    blocks = [
        piece for piece in outline(page.blocks) if isinstance(piece, Block) and not piece.fence
    ]
    return "\n".join(_NOT_RUNNING.sub(" ", SPAN.sub(" ", block.text)) for block in blocks)


def draw(
    language: str,
    terms: tuple[Term, ...],
    twins: Mapping[str, Mapping[str, Term]],
    introduced: Mapping[str, Page],
) -> str:
    """Return the list of terms as HTML; `twins` are the terms of other languages by id."""
    words = WORDS[language]
    letters = [
        (letter, list(group))
        for letter, group in groupby(sorted(terms, key=collated), lambda term: collated(term)[0][0])
    ]
    jumps = "".join(f'<a href="#letter-{letter}">{letter.upper()}</a> ' for letter, _ in letters)
    entries = []
    for letter, group in letters:
        entries.append(f'<dl class="glossary" id="letter-{letter}">')
        for term in group:
            others = "".join(
                f' <span class="glossary-twin" lang="{other}">{escape(there[term.id].word)}</span>'
                for other, there in twins.items()
            )
            where = ""
            if page := introduced.get(term.id):
                title = escape(page.meta.get("title", page.slug))
                href = relative(SLUG, page.slug)
                link = f'<a href="{href}">{title}</a>'
                where = f'<dd class="glossary-page">{words["introduced"].format(link)}</dd>'
            entries.append(
                f'<div id="term-{term.id}"><dt>{escape(term.word)}{others}</dt>'
                f"<dd>{escape(term.text, quote=False)}</dd>{where}</div>"
            )
        entries.append("</dl>")
    nav = f'<nav class="glossary-letters" aria-label="{words["letters"]}">{jumps.strip()}</nav>'
    return nav + "\n".join(entries)


def collated(term: Term) -> tuple[str, str]:
    """Return what terms are sorted by: German umlauts as their vowels, ß as ss, small letters.

    >>> [collated(Term("x", (word,), ""))[0] for word in ("Größe", "one-hot", "ReLU")]
    ['grosse', 'onehot', 'relu']
    """
    plain = unicodedata.normalize("NFD", term.word.casefold())
    return "".join(letter for letter in plain if letter.isalnum()), term.word
