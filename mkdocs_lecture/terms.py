"""Explain each term where a page first uses it: the table `docs/terms.yml`, put into the HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from mkdocs_lecture.errors import AuthorError


@dataclass(frozen=True)
class Term:
    """A term in one language; `forms` are all words that mean it, itself among them."""

    id: str
    forms: tuple[str, ...]
    text: str

    @property
    def word(self) -> str:
        """The term itself."""
        return self.forms[0]


Terms = Mapping[str, tuple[Term, ...]]  # by language

_KEYS = {"term", "forms", "text"}
# Most tags of a page are in its code, which is left alone as a whole.
_TAG = re.compile(r"""(<!--.*?-->|<pre\b.*?</pre>|<(?:[^"'>]++|"[^"]*"|'[^']*')*+>)""", re.DOTALL)
_OPENING = re.compile(r"<([a-z][\w-]*)")
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What a text can be: outside the article, in it, running text, or text that keeps its words.
_OUTSIDE, _ARTICLE, _RUNNING, _SILENT = range(4)
_RUNNING_ELEMENTS = frozenset(["p", "li", "dd"])
# Names, links, code, questions and pictures are no running text; nor is what scrolls, which would
# cut a definition off.
_SILENT_ELEMENTS = frozenset(
    "h1 h2 h3 h4 h5 h6 a abbr button code dt fieldset figure figcaption math script style summary "
    "svg table".split()
)
_SILENT_CLASSES = frozenset(
    "admonition-title arithmatex author-error equation footnote output page-facts".split()
)


def read_terms(path: Path, languages: Sequence[str]) -> Terms:
    """Read the table; without one there are no terms. Raise AuthorError for a mistake in it."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except FileNotFoundError:
        return {language: () for language in languages}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        remedy = "Put a text with a colon, a comma or braces into quotes."
        raise AuthorError("the table of terms is no YAML", path, line, remedy, str(error)) from None
    _check_ids(entries, path)
    return {language: _of_language(entries, language, path) for language in languages}


def _check_ids(entries: Any, path: Path) -> None:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise AuthorError("the table of terms is no list of entries", path, remedy=_HOW)
    ids = [entry.get("id") for entry in entries]
    for number, name in enumerate(ids):
        if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            problem = f"the id `{name}` of entry {number + 1} is not small letters and hyphens"
            raise AuthorError(problem, path, remedy=_HOW)
        if name in ids[:number]:
            raise AuthorError(f"the term `{name}` is there twice", path, remedy="Keep one.")


_HOW = "Write `- id: …` and below it each language with `term`, `forms` and `text`."


def _of_language(
    entries: Sequence[Mapping[str, Any]], language: str, path: Path
) -> tuple[Term, ...]:
    terms, owners = [], {}
    for entry in entries:
        name, words = entry["id"], entry.get(language)
        if not isinstance(words, dict) or set(words) != _KEYS:
            problem = f"the term `{name}` has not exactly `term`, `forms`, `text` in `{language}`"
            raise AuthorError(problem, path, remedy=_HOW)
        texts = [words["term"], words["text"]]
        forms = words["forms"] if isinstance(words["forms"], list) else [None]
        if not all(isinstance(text, str) and text.strip() for text in [*texts, *forms]):
            problem = f"the term `{name}` has an empty or odd text or form in `{language}`"
            raise AuthorError(problem, path, remedy="`forms` is a list of words, or [].")
        term = Term(name, (words["term"], *forms), words["text"])
        for form in term.forms:
            owner = owners.setdefault(_key(form), name)
            if owner != name:
                problem = f"`{form}` belongs to `{owner}` and to `{name}` in `{language}`"
                raise AuthorError(problem, path, remedy="A word can mean one term only.")
        terms.append(term)
    return tuple(terms)


def used_terms(text: str, terms: tuple[Term, ...]) -> set[str]:
    """Return the ids of the terms that a text uses."""
    if not terms:
        return set()
    pattern, by_form = _pattern(terms)
    return {by_form[_key(match[0])].id for match in pattern.finditer(text)}


def mark_terms(content: str, terms: Terms, language: str, glossary: str) -> str:
    """Mark the first use of each term in the article's running text, with its definition.

    `glossary` is the address of the page to which the terms lead, as seen from this one.
    """
    if not terms.get(language):
        return content
    pattern, by_form = _pattern(terms[language])
    used: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        term = by_form[_key(match[0])]
        if term.id in used:
            return match[0]
        used.add(term.id)
        return (
            f'<a class="term" href="{glossary}#term-{term.id}" aria-describedby="note-{term.id}">'
            f'{match[0]}</a><span class="term-text" role="tooltip" id="note-{term.id}">'
            f"{html.escape(term.text, quote=False)}</span>"
        )

    pieces = _TAG.split(content)  # text and tags in turn
    inside = [("", _OUTSIDE)]  # the open elements
    for place, piece in enumerate(pieces):
        if place % 2:
            _step(piece, inside)
        elif inside[-1][1] == _RUNNING:
            pieces[place] = pattern.sub(mark, piece)
    return "".join(pieces)


def _step(tag: str, inside: list[tuple[str, int]]) -> None:
    """Go through a tag: enter an element, or leave one and what has not been closed in it."""
    if tag.startswith("<pre"):
        return
    if tag.startswith("</"):
        name = tag[2:-1].strip()
        for depth in range(len(inside) - 1, 0, -1):
            if inside[depth][0] == name:
                del inside[depth:]
                break
        return
    opening = _OPENING.match(tag)
    if opening and opening[1] not in _VOID and not tag.endswith("/>"):
        inside.append((opening[1], _state(opening[1], tag, inside[-1][1])))


def _state(name: str, tag: str, around: int) -> int:
    """Return what the text in an element is, given what it is around it."""
    if around == _OUTSIDE:
        return _ARTICLE if name == "article" else _OUTSIDE
    if around == _SILENT or name in _SILENT_ELEMENTS or "data-formula=" in tag:
        return _SILENT
    classes = _CLASSES.search(tag)
    if classes and not _SILENT_CLASSES.isdisjoint(classes[1].split()):
        return _SILENT
    return _RUNNING if name in _RUNNING_ELEMENTS else around


@lru_cache
def _pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return what finds any form as a whole word, the longest first, and whose form it is."""
    by_form = {_key(form): term for term in terms for form in term.forms}
    forms = sorted({form for term in terms for form in term.forms}, key=len, reverse=True)
    words = [rf"[{form[0]}{form[0].upper()}]{_spaced(form[1:])}" for form in forms]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])"), by_form


def _spaced(form: str) -> str:
    return r"\s+".join(map(re.escape, form.split(" ")))


def _key(form: str) -> str:
    """Make forms equal that differ only in white space or a capital at their beginning."""
    words = " ".join(form.split())
    return words[:1].lower() + words[1:]
