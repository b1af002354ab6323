"""Read a page's Markdown: which cells, formulas, headings, links stand on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils import meta

from mkdocs_lecture.blocks import Block, is_cell, is_doctest, split
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.parts import Part, read_part
from mkdocs_lecture.questions import Question, outline

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<title>.*?)\s*(\{(?P<attributes>[^}]*)\})?\s*$")
_ID = re.compile(r"#(?P<id>[\w-]+)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)")
EQREF = re.compile(r"\\eqref\{(?P<label>[\w/-]+)\}")
_LABEL = re.compile(r"\\label\{(?P<label>[\w-]+)\}")
# A formula, or inline code, in which a dollar sign means nothing.
SPAN = re.compile(
    r"(?P<display>\$\$(?P<display_tex>.+?)\$\$)"
    r"|(?P<code>(?P<ticks>`+)(?P<code_text>.+?)(?P=ticks))"
    r"|(?P<inline>(?<![\\$])\$(?!\s)(?P<inline_tex>(?:\\.|[^$\\])+?)(?<!\s)\$(?!\$))",
    re.DOTALL,
)


@dataclass(frozen=True)
class Fence:
    """A `cell` fence: which cell of which program, and the options in the fence's body."""

    line: int
    program: str
    cell: str
    options: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Equation:
    """A displayed equation: its label (empty if the author forgot it) and its TeX without it."""

    line: int
    label: str
    tex: str


@dataclass(frozen=True)
class Page:
    """One language's page: where it is, its front matter, and its blocks."""

    path: Path
    language: str
    slug: str
    meta: dict[str, Any] = field(hash=False)
    blocks: tuple[Block, ...]

    @property
    def program(self) -> str:
        """The name of the page's program, which has the page's slug."""
        return self.slug.replace("-", "_")

    @cached_property
    def prose(self) -> list[Block]:
        """The blocks outside fences."""
        return [block for block in self.blocks if not block.fence]

    @cached_property
    def fences(self) -> list[Fence]:
        """The `cell` fences in page order; raise AuthorError for a malformed one."""
        return [self.fence(block) for block in self.blocks if is_cell(block)]

    def fence(self, block: Block) -> Fence:
        """Read the header and the body of a `cell` fence; raise AuthorError for a malformed one."""
        words = block.info.split()[1:]
        if len(words) != 1:
            raise AuthorError(
                "a `cell` fence names one cell",
                self.path,
                block.line,
                "Write the name behind the word `cell`, and options as lines below it.",
            )
        program, _, cell = words[0].rpartition("/")
        return Fence(block.line, program or self.program, cell, self._options(block))

    def cell_name(self, fence: Fence) -> str:
        """Return what the cell is called in ids: `cell-…` and `figure-…`."""
        if fence.program == self.program:
            return fence.cell
        return f"{fence.program.replace('_', '-')}-{fence.cell}"

    def _options(self, block: Block) -> dict[str, Any]:
        try:
            options = yaml.safe_load(block.text) or {}
        except yaml.YAMLError as error:
            raise AuthorError(
                "the options of the `cell` fence are no YAML",
                self.path,
                block.line,
                "Write `name: text` lines; put a text with a colon or braces into quotes.",
                str(error),
            ) from None
        allowed = {"code": {"show", "fold", "hide"}, "output": {"show", "hide"}}
        for key, value in options.items() if isinstance(options, dict) else [(options, None)]:
            if key not in {"alt", "caption", "title", *allowed} or (
                key in allowed and value not in allowed[key]
            ):
                raise AuthorError(
                    f"a `cell` fence has no option `{key}: {value}`",
                    self.path,
                    block.line,
                    "There are `code: show|fold|hide`, `output: show|hide`, `title`, `alt`, "
                    "`caption`.",
                )
        return options

    @cached_property
    def equations(self) -> list[Equation]:
        """The displayed equations in page order."""
        return [
            Equation(line, label_of(tex), without_label(tex))
            for line, span in self._spans()
            if (tex := span["display_tex"])
        ]

    @cached_property
    def formulas(self) -> list[tuple[int, bool, str]]:
        """Every formula as (line, displayed or not, TeX as written)."""
        return [
            (line, bool(span["display"]), without_label(span["display_tex"] or span["inline_tex"]))
            for line, span in self._spans()
            if not span["code"]
        ]

    def _spans(self) -> Iterator[tuple[int, re.Match[str]]]:
        for block in self.prose:
            for span in SPAN.finditer(block.text):
                yield block.line + block.text.count("\n", 0, span.start()), span

    @cached_property
    def headings(self) -> list[tuple[int, int, str, str]]:
        """The headings as (line, level, id or "", title)."""
        found = []
        for line, text in self._lines():
            if match := _HEADING.match(text):
                id_match = _ID.search(match["attributes"] or "")
                name = id_match["id"] if id_match else ""
                found.append((line, len(match["marks"]), name, match["title"]))
        return found

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        """The links as (line, target)."""
        return [
            (block.line + block.text.count("\n", 0, match.start()), match["target"])
            for block in self.prose
            for match in _LINK.finditer(block.text)
        ]

    @cached_property
    def eqrefs(self) -> list[tuple[int, str]]:
        """The references to equations as (line, label or page/label)."""
        return [(line, m["label"]) for line, text in self._lines() for m in EQREF.finditer(text)]

    @cached_property
    def doctests(self) -> list[Block]:
        """The `pycon` fences."""
        return [block for block in self.blocks if is_doctest(block)]

    @cached_property
    def parts(self) -> list[Part]:
        """The admonitions, details and tabs in page order."""
        return [part for line, text in self._lines() if (part := read_part(text, line))]

    @cached_property
    def questions(self) -> list[Question]:
        """The questions `choose` and `enter` in page order."""
        return [piece for piece in outline(self.blocks) if isinstance(piece, Question)]

    def _lines(self) -> Iterator[tuple[int, str]]:
        for block in self.prose:
            yield from enumerate(block.text.split("\n"), start=block.line)


def read_page(path: Path, language: str) -> Page:
    """Read the page at `path`; its slug is the file's name."""
    text = path.read_text(encoding="utf-8")
    body, front_matter = meta.get_data(text)
    skipped = text[: len(text) - len(body)].count("\n") if text.endswith(body) else 0
    return Page(path, language, path.stem, front_matter, tuple(split(body, skipped + 1)))


def without_label(tex: str) -> str:
    """Return the TeX without its label and without outer white space."""
    return _LABEL.sub("", tex).strip()


def label_of(tex: str) -> str:
    """Return the label in the TeX, or an empty string."""
    match = _LABEL.search(tex)
    return match["label"] if match else ""
