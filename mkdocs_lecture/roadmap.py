"""Draw the lecture's road map: its sections from top to bottom, and what builds on what.

The table docs/roadmap.yml has the order and the dependencies; titles and addresses come from the
pages. A section with a page is a link, one without is plain text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

from mkdocs_lecture.equations import relative
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page


@dataclass(frozen=True)
class Stop:
    """A section: its number, what it is called, where it leads ("" without a page), its needs.

    `here` tells that it is the page that shows the map.
    """

    number: int
    name: str
    href: str = ""
    here: bool = False
    needs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Part:
    """Sections that belong together, and what they are called together."""

    name: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Layout:
    """Where things are in a drawing, in units of about one pixel.

    `dots` is the x of the column of dots, `wrap` the number of characters in a line of a title.
    Arcs are as wide as `bend` times the number of sections that they pass. The names of parts
    stand `beside` their sections or above them.
    """

    width: int
    dots: int
    wrap: int
    bend: float
    size: float
    beside: bool


LAYOUTS = {
    "narrow": Layout(width=328, dots=50, wrap=29, bend=4.6, size=15, beside=False),
    "wide": Layout(width=690, dots=262, wrap=44, bend=5.4, size=16, beside=True),
}
ROW = 32  # from one section to the next
LINE = 19  # from one line of a title to the next
APART = 18  # between two parts
DOT = 5


def read_table(path: Path) -> dict[str, Any]:
    """Read the table of sections; raise AuthorError if it is missing or no YAML."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        remedy = "Write the table, or take the `roadmap` fence out."
        raise AuthorError("there is no table of the road map", path, remedy=remedy) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        remedy = "Put a text with a colon or braces into quotes."
        line = mark.line + 1 if mark else 0
        raise AuthorError("the road map is no YAML", path, line, remedy, str(error)) from None


def read_parts(table: Mapping[str, Any], page: Page, pages: Mapping[str, Page]) -> list[Part]:
    """Return the parts as they are called in the language of `page`, which shows the map.

    `pages` are the language's pages by slug. Raise AuthorError where the table and the pages
    contradict each other.
    """
    language, words = page.language, table["words"]
    numbers: dict[str, int] = {}
    parts = []
    for part in table["parts"]:
        stops = []
        for section in part["sections"]:
            slug = section["page"]
            needs = tuple(_earlier(slug, need, numbers) for need in section.get("needs", []))
            numbers[slug] = len(numbers) + 1
            name = _name(section, numbers[slug], pages.get(slug), language)
            here = slug == page.slug
            if here:
                name = words["here"][language].format(name)
            href = relative(page.slug, slug) if slug in pages and not here else ""
            stops.append(Stop(numbers[slug], name, href, here, needs))
        parts.append(Part(part["name"][language], tuple(stops)))
    return parts


def _earlier(slug: str, need: str, numbers: Mapping[str, int]) -> int:
    if need not in numbers:
        raise AuthorError(
            f"in the road map `{slug}` needs `{need}`, which does not come before it",
            remedy=f"Name one of: {', '.join(numbers) or '(none)'}.",
        )
    return numbers[need]


def _name(section: Mapping[str, Any], number: int, page: Page | None, language: str) -> str:
    slug, named = section["page"], section.get("name", {})
    if page is None:
        if language not in named:
            raise AuthorError(
                f"the road map's section `{slug}` has neither a page nor a name in `{language}`",
                remedy="Write its `name`, or correct its `page`.",
            )
        return named[language]
    if named:
        raise AuthorError(
            f"`{slug}` has a page, and a name in the road map too",
            remedy="Take the name out: the map shows the page's title.",
        )
    if page.meta.get("section", number) != number:
        raise AuthorError(
            f"`{slug}` is section {number} in the road map and {page.meta['section']} on its page",
            remedy="Correct the order of the road map, or `section` in the page's front matter.",
        )
    return page.meta.get("title", slug)


def draw(parts: list[Part], words: Mapping[str, Any], language: str, layout: str) -> str:
    """Return the map in one of the `LAYOUTS` as SVG; links and texts stand in reading order."""
    form = LAYOUTS[layout]
    lines = {
        stop.number: textwrap.wrap(stop.name, form.wrap) for part in parts for stop in part.stops
    }
    heights, tops, height = _places(parts, lines, form)
    body = []
    for part, top in zip(parts, tops, strict=True):
        x = 0 if form.beside else form.dots + 40
        body.append(f'<text class="road-part" x="{x}" y="{top}">{escape(part.name)}</text>')
        for stop in part.stops:
            needs = words["and"][language].join(map(str, stop.needs))
            said = words["needs"][language].format(needs) if needs else ""
            body.append(_stop(stop, said, heights, lines[stop.number], form))
    return (
        f'<svg class="road-{layout}" viewBox="0 0 {form.width} {height}" role="group" '
        f'font-size="{form.size}" aria-label="{escape(words["label"][language])}">'
        f"{''.join(body)}</svg>"
    )


def _places(
    parts: list[Part], lines: Mapping[int, list[str]], form: Layout
) -> tuple[dict[int, int], list[int], int]:
    """Return the height of each section's first line, of each part's name, and of the whole."""
    heights, tops, y = {}, [], ROW - LINE // 2
    for part in parts:
        tops.append(y)
        y += 0 if form.beside else ROW - 4
        for stop in part.stops:
            heights[stop.number] = y
            y += ROW + LINE * (len(lines[stop.number]) - 1)
        y += APART
    return heights, tops, y - APART - ROW // 2


def _stop(
    stop: Stop, needs: str, heights: Mapping[int, int], lines: list[str], form: Layout
) -> str:
    """Draw a section with the lines that come from what it needs; `needs` says the same."""
    y = heights[stop.number]
    kind = "here" if stop.here else "page" if stop.href else "later"
    ways = "".join(_way(heights, need, stop.number, form) for need in stop.needs)
    name = " ".join(
        f'<tspan class="road-name" x="{form.dots + 40}" y="{y + LINE * row}">{escape(line)}</tspan>'
        for row, line in enumerate(lines)
    )
    left, high = form.dots - 14, ROW + LINE * (len(lines) - 1) - 4
    marks = (
        f"{f'<desc>{escape(needs)}</desc>' if needs else ''}"
        f'<rect class="road-field" x="{left}" y="{y - 19}" width="{form.width - left - 2}" '
        f'height="{high}" rx="3"/>'
        f'<circle class="road-dot" cx="{form.dots}" cy="{y - DOT}" r="{DOT}"/>'
        f'<text><tspan class="road-number" x="{form.dots + 31}" y="{y}" text-anchor="end">'
        f"{stop.number}</tspan> {name}</text>"
    )
    if stop.href:
        marks = f'<a href="{escape(stop.href)}">{marks}</a>'
    current = ' aria-current="page"' if stop.here else ""
    return f'<g class="road-stop road-{kind}"{current}>{ways}{marks}</g>'


def _way(heights: Mapping[int, int], start: int, end: int, form: Layout) -> str:
    """Draw the way from one section to another: straight to the next one, else an arc."""
    x, y0, y1 = form.dots, heights[start] - DOT, heights[end] - DOT
    if end == start + 1:
        return f'<path class="road-way" d="M{x} {y0 + DOT}V{y1 - DOT}"/>'
    bend = round(form.bend * (end - start), 1)
    tip = x - DOT - 2
    arc = f"A{bend} {(y1 - y0) / 2:g} 0 0 0 {tip - 4} {y1}"
    return (
        f'<path class="road-way" d="M{x - DOT} {y0}{arc}"/>'
        f'<path class="road-tip" d="M{tip} {y1}l-7 -3.5v7z"/>'
    )
