"""Turn a page's source into plain Markdown that any builder can render.

Cells become code blocks, values become text. What must not pass through Markdown (outputs,
figures, wrappers) is replaced by a token such as `⟦lecture 3⟧` in a paragraph of its own;
`finish` puts it back when the page is HTML.
"""

from __future__ import annotations

import html

from mkdocs_lecture import values
from mkdocs_lecture.asking import Expander, ask
from mkdocs_lecture.blocks import Block, is_cell, is_doctest, is_glossary, is_road_map
from mkdocs_lecture.entries import Entry, read_entry
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.expanded import Expanded, Sources, figure_placeholder
from mkdocs_lecture.filling import Filling
from mkdocs_lecture.pages import Page
from mkdocs_lecture.questions import RIGHT, Choice, Question, mistakes, outline
from mkdocs_lecture.showing import fenced, paragraphs, show_cell, show_doctest
from mkdocs_lecture.words import WORDS


def expand(page: Page, sources: Sources) -> Expanded:
    """Expand every cell, value and reference of `page`; mistakes are collected in `errors`."""
    expansion = _Expansion(page, sources)
    expansion.done.markdown = "\n".join(map(expansion.piece, outline(page.blocks)))
    return expansion.done


class _Expansion:
    def __init__(self, page: Page, sources: Sources) -> None:
        self.page = page
        self.sources = sources
        self.done = Expanded(page)
        self.filling = Filling(self.done, sources)

    def piece(self, piece: Block | Question) -> str:
        if isinstance(piece, Block):
            return self.block(piece)
        found = list(mistakes(piece))
        for error in found:
            self.done.note(error, error.line)
        if found or not piece.part.name:
            return self.done.token(_mark(found[0])) if found else ""
        expander = Expander(self.done.token, self.block, self._entry, self.done.note)
        return ask(piece, WORDS[self.page.language], expander)

    def block(self, block: Block) -> str:
        try:
            if is_cell(block):
                return show_cell(block, self.done, self.sources)
            if is_road_map(block):
                return self._road_map()
            if is_glossary(block):
                return f"\n{self.done.token(self.sources.glossary())}\n"
        except AuthorError as error:
            self.done.note(error, block.line)
            return paragraphs([self.done.token(_mark(error))], block.indent)
        if is_doctest(block):
            return show_doctest(block, self.done)
        if block.fence:
            return fenced(block.info, block.text, block.fence, block.indent)
        return self.filling.prose(block)

    def _entry(self, choice: Choice) -> Entry:
        def look_up(text: str) -> tuple[object, str]:
            reference = values.parse(text, self.page.program)
            return self.filling.value(reference), reference.spec

        return read_entry(choice.head, look_up, self.page.language, choice.mark == RIGHT)

    def _road_map(self) -> str:
        drawings = self.sources.road_map(self.page)
        self.done.figures |= drawings
        places = "".join(map(figure_placeholder, drawings))
        token = self.done.token(f'<div class="road-map">{places}</div>')
        return f"\n{token}\n"


def _mark(error: AuthorError) -> str:
    return f'<p class="author-error">{html.escape(error.message)}</p>'
