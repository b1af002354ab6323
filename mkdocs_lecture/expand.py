"""Turn a page's source into plain Markdown that any builder can render.

Cells become code blocks, values become text. What must not pass through Markdown (outputs,
figures, wrappers) is replaced by a token such as `⟦lecture 3⟧` in a paragraph of its own;
`finish` puts it back when the page is HTML.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mkdocs_lecture import proof, values, writing
from mkdocs_lecture.blocks import Block, is_cell, is_doctest, is_road_map
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.figures import inline_svg
from mkdocs_lecture.pages import EQREF, SPAN, Page, without_label
from mkdocs_lecture.programs import Program
from mkdocs_lecture.running import Run
from mkdocs_lecture.words import WORDS

TOKEN = "⟦lecture {}⟧"


@dataclass(frozen=True)
class Sources:
    """Where a page's facts come from: programs, their runs, equation links, figure labels.

    `proof` gives what the build counted on the whole site, `road_map` the drawings for a page.
    """

    program: Callable[[str], Program]
    run: Callable[[str], Run]
    equation_link: Callable[[str, str], tuple[str, str]]
    palette: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    proof: Callable[[], Mapping[str, int | str]]
    road_map: Callable[[Page], Mapping[str, str]]


@dataclass
class Expanded:
    """A page as plain Markdown, and what its tokens stand for.

    `inserts` is light HTML by token number; `figures` is SVG by id, kept apart until the very
    end because it is heavy; `formulas` are (line, displayed, TeX with values).
    """

    page: Page
    markdown: str = ""
    inserts: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    formulas: list[tuple[int, bool, str]] = field(default_factory=list)
    errors: list[AuthorError] = field(default_factory=list)


def expand(page: Page, sources: Sources) -> Expanded:
    """Expand every cell, value and reference of `page`; mistakes are collected in `errors`."""
    expansion = _Expansion(page, sources)
    expansion.done.markdown = "\n".join(expansion.block(block) for block in page.blocks)
    return expansion.done


class _Expansion:
    def __init__(self, page: Page, sources: Sources) -> None:
        self.page = page
        self.sources = sources
        self.done = Expanded(page)

    def block(self, block: Block) -> str:
        try:
            if is_cell(block):
                return self._cell(block)
            if is_road_map(block):
                return self._road_map(block)
        except AuthorError as error:
            self._note(error, block.line)
            return _paragraphs([self._token(_mark(error))], block.indent)
        if is_doctest(block):
            return self._doctest(block)
        if block.fence:
            return _fenced(block.info, block.text, block.fence, block.indent)
        return self._prose(block)

    def _note(self, error: AuthorError, line: int) -> None:
        self.done.errors.append(error.at(self.page.path, line))

    def _token(self, insert: str) -> str:
        self.done.inserts.append(insert)
        return TOKEN.format(len(self.done.inserts) - 1)

    def _cell(self, block: Block) -> str:
        fence = self.page.fence(block)
        options = {"code": "show", "output": "show"} | fence.options
        cell = self.sources.program(fence.program).cell(fence.cell)
        run = self.sources.run(fence.program).cells[fence.cell]
        name = (
            fence.cell
            if fence.program == self.page.program
            else "-".join([fence.program.replace("_", "-"), fence.cell])
        )
        parts = []
        if options["code"] != "hide":
            parts += self._code(cell.code, options, name)
        if options["output"] == "show" and run.printed:
            parts.append(self._token(self._output(run.printed)))
        if options["output"] == "show" and run.figures:
            parts += self._figure(run.figures, fence.options, name, block.line)
        if not parts:
            raise AuthorError(
                f"nothing of the cell `{fence.cell}` is shown",
                remedy="Show its code or its output, or leave the fence out.",
            )
        return _paragraphs(parts, block.indent)

    def _code(self, code: str, options: Mapping[str, str], name: str) -> list[str]:
        if options["code"] == "fold":
            title = options.get("title", WORDS[self.page.language]["code"])
            opening = (
                f'<details class="cell" id="cell-{name}" {_first(code)}>'
                f"<summary>{html.escape(title)}</summary>"
            )
            closing = "</details>"
        else:
            opening, closing = f'<div class="cell" id="cell-{name}" {_first(code)}>', "</div>"
        opening += (
            f'<div class="cell-tools"><a class="tool cell-link" href="#cell-{name}" '
            f'aria-label="{WORDS[self.page.language]["cell-link"]}"></a></div>'
        )
        return [self._token(opening), _fenced("python", code), self._token(closing)]

    def _output(self, printed: str) -> str:
        label = WORDS[self.page.language]["output"]
        text = html.escape(printed.rstrip("\n"), quote=False)
        return (
            f'<div class="output" data-label="{label}" role="group" aria-label="{label}">'
            f'<pre tabindex="0">{text}</pre></div>'
        )

    def _figure(
        self, figures: tuple[str, ...], options: Mapping[str, str], name: str, line: int
    ) -> list[str]:
        if len(figures) != 1 or not options.get("alt") or not options.get("caption"):
            raise AuthorError(
                f"the cell `{name}` draws {len(figures)} figure(s), and the page describes "
                f"{'one' if options.get('alt') and options.get('caption') else 'none'}",
                remedy="Draw one figure in a cell, and give its fence the options `alt` (what "
                "there is to see) and `caption`.",
            )
        alt = self._substitute(options["alt"], line, self._prose_value)
        language = self.page.language
        self.done.figures[name] = inline_svg(
            figures[0], name, alt, self.sources.palette, self.sources.labels.get(language)
        )
        opening = (
            f'<figure class="figure" id="figure-{name}">{figure_placeholder(name)}<figcaption>'
        )
        caption = self._prose(Block(line, options["caption"].strip()))
        return [self._token(opening), caption, self._token("</figcaption></figure>")]

    def _road_map(self, block: Block) -> str:
        drawings = self.sources.road_map(self.page)
        self.done.figures |= drawings
        places = "".join(map(figure_placeholder, drawings))
        token = self._token(f'<div class="road-map">{places}</div>')
        return f"\n{token}\n"

    def _doctest(self, block: Block) -> str:
        copied = html.escape(without_prompts(block.text))
        parts = [
            self._token(f'<div class="doctest" data-copy="{copied}" {_first(block.text)}>'),
            _fenced("pycon", block.text),
            self._token("</div>"),
        ]
        return _paragraphs(parts, block.indent)

    def _prose(self, block: Block) -> str:
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
                self.done.formulas.append((line, bool(span["display"]), tex))
                parts.append(filled)
            end = span.end()
        parts.append(self._words(text[end:], block, end))
        return "".join(parts)

    def _words(self, text: str, block: Block, offset: int) -> str:
        line = block.line + block.text.count("\n", 0, offset)
        return self._link_equations(self._substitute(text, line, self._prose_value), line)

    def _prose_value(self, value: object, spec: str) -> str:
        return writing.in_prose(value, spec, self.page.language)

    def _substitute(self, text: str, line: int, write: Callable[[object, str], str]) -> str:
        def fill(match: re.Match[str]) -> str:
            here = line + text.count("\n", 0, match.start())
            try:
                reference = values.parse(match["reference"], self.page.program)
                return write(self._value(reference), reference.spec)
            except AuthorError as error:
                self._note(error, here)
                return "??"

        return values.REFERENCE.sub(fill, text)

    def _value(self, reference: values.Reference) -> object:
        if reference.program == proof.PROGRAM:
            return proof.look_up(reference, self.sources.proof())
        return values.look_up(reference, self.sources.run(reference.program))

    def _link_equations(self, text: str, line: int) -> str:
        def link(match: re.Match[str]) -> str:
            try:
                href, number = self.sources.equation_link(self.page.slug, match["label"])
            except AuthorError as error:
                self._note(error, line + text.count("\n", 0, match.start()))
                return "(??)"
            # Single quotes, since the title of an admonition stands between double ones.
            return f"<a class='eqref' href='{href}'>({number})</a>"

        return EQREF.sub(link, text)


def figure_placeholder(name: str) -> str:
    """Return what stands for the heavy SVG of the figure `name` until the page is written."""
    return f'<svg data-figure="{name}"></svg>'


def without_prompts(doctest: str) -> str:
    """Return the code of a `>>>` block: no prompts, no output.

    >>> without_prompts(">>> 1 + 1\\n2\\n>>> if True:\\n...     print(3)\\n3")
    '1 + 1\\nif True:\\n    print(3)'
    """
    lines = [line[4:] for line in doctest.splitlines() if line.startswith((">>>", "..."))]
    return "\n".join(lines)


def _fenced(info: str, text: str, fence: str = "```", indent: str = "") -> str:
    return textwrap.indent(f"{fence}{info}\n{text}\n{fence}", indent)


def _paragraphs(parts: list[str], indent: str) -> str:
    body = "\n\n".join(parts)
    return textwrap.indent(f"\n{body}\n", indent)


def _first(code: str) -> str:
    # For the styles: whether the buttons have room beside the first line.
    line, _, _ = code.partition("\n")
    return f'style="--first:{len(line)}"'


def _mark(error: AuthorError) -> str:
    return f'<p class="author-error">{html.escape(error.message)}</p>'
