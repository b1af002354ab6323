"""Fill values and references to equations into a page's prose."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_lecture import proof, values, writing
from mkdocs_lecture.blocks import Block
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.expanded import Expanded, Sources
from mkdocs_lecture.pages import EQREF, SPAN, without_label


class Filling:
    """Fills the texts of the page in `done`; mistakes and formulas are kept there."""

    def __init__(self, done: Expanded, sources: Sources) -> None:
        """Take what the page becomes, and where its facts come from."""
        self._done = done
        self._page = done.page
        self._sources = sources

    def prose(self, block: Block) -> str:
        """Fill in values and references: as TeX in formulas, as Python in code, else as prose."""
        text, parts, end = block.text, [], 0
        for span in SPAN.finditer(text):
            parts.append(self._words(text[end : span.start()], block, end))
            line = block.line + text.count("\n", 0, span.start())
            if span["code"]:
                parts.append(self._substitute(span[0], line, writing.in_code))
            else:
                filled = self._substitute(span[0], line, writing.in_tex)
                tex = without_label(filled.strip("$"))
                self._done.formulas.append((line, bool(span["display"]), tex))
                parts.append(filled)
            end = span.end()
        parts.append(self._words(text[end:], block, end))
        return "".join(parts)

    def plain(self, text: str, line: int) -> str:
        """Fill in values only, as prose: for a text without markup, such as an alt text."""
        return self._substitute(text, line, self._in_prose)

    def value(self, reference: values.Reference) -> object:
        """Return the value of a run, or of the whole site, that the reference names."""
        if reference.program == proof.PROGRAM:
            return proof.look_up(reference, self._sources.proof())
        return values.look_up(reference, self._sources.run(reference.program))

    def _words(self, text: str, block: Block, offset: int) -> str:
        line = block.line + block.text.count("\n", 0, offset)
        return self._link_equations(self.plain(text, line), line)

    def _in_prose(self, value: object, spec: str) -> str:
        return writing.in_prose(value, spec, self._page.language)

    def _substitute(self, text: str, line: int, write: Callable[[object, str], str]) -> str:
        def fill(match: re.Match[str]) -> str:
            here = line + text.count("\n", 0, match.start())
            try:
                reference = values.parse(match["reference"], self._page.program)
                return write(self.value(reference), reference.spec)
            except AuthorError as error:
                self._done.note(error, here)
                return "??"

        return values.REFERENCE.sub(fill, text)

    def _link_equations(self, text: str, line: int) -> str:
        def link(match: re.Match[str]) -> str:
            try:
                href, number = self._sources.equation_link(self._page.slug, match["label"])
            except AuthorError as error:
                self._done.note(error, line + text.count("\n", 0, match.start()))
                return "(??)"
            # Single quotes, since the title of an admonition stands between double ones.
            return f"<a class='eqref' href='{href}'>({number})</a>"

        return EQREF.sub(link, text)
