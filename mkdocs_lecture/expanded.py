"""What a page's facts come from, and what the page becomes: plain Markdown with tokens in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page
from mkdocs_lecture.programs import Program
from mkdocs_lecture.results import Run

TOKEN = "⟦lecture {}⟧"


@dataclass(frozen=True)
class Sources:
    """Where a page's facts come from: programs, their runs, equation links, figure labels.

    `proof` gives what the build counted on the whole site, `road_map` the drawings for a page,
    `glossary` the list of terms as HTML.
    """

    program: Callable[[str], Program]
    run: Callable[[str], Run]
    equation_link: Callable[[str, str], tuple[str, str]]
    palette: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    proof: Callable[[], Mapping[str, int | str]]
    road_map: Callable[[Page], Mapping[str, str]]
    glossary: Callable[[], str]


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

    def token(self, insert: str) -> str:
        """Keep HTML that must not pass through Markdown; return what stands for it."""
        self.inserts.append(insert)
        return TOKEN.format(len(self.inserts) - 1)

    def note(self, error: AuthorError, line: int) -> None:
        """Keep a mistake found in the page's line."""
        self.errors.append(error.at(self.page.path, line))


def figure_placeholder(name: str) -> str:
    """Return what stands for the heavy SVG of the figure `name` until the page is written."""
    return f'<svg data-figure="{name}"></svg>'
