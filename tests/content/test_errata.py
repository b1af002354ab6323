"""The corrections list every box `slide` of the site, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from mkdocs_lecture.pages import Page
from tests.pages import LANGUAGES, pages


def boxes(pages_by_slug: dict[str, Page]) -> list[str]:
    """Return the addresses of all boxes that say where the site differs from a slide."""
    return [
        f"{slug}.md#{part.id}"
        for slug, page in pages_by_slug.items()
        for part in page.parts
        if part.kind == "slide"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_has_an_id(language: str) -> None:
    nameless = [
        f"{page.path}:{part.line}"
        for page in pages(language).values()
        for part in page.parts
        if part.kind == "slide" and not part.id
    ]
    assert not nameless, f'write `!!! slide an-id "…"` in {", ".join(nameless)}'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corrections_lead_to_every_box_once(language: str) -> None:
    linked = Counter(target for _, target in pages(language)["errata"].links if "#slide-" in target)
    there = set(boxes(pages(language)))
    assert not there - linked.keys(), "errata.md lacks them: list them where they belong"
    assert not linked.keys() - there, "errata.md lists boxes that no page has"
    assert not [box for box, times in linked.items() if times > 1], "errata.md lists them twice"
