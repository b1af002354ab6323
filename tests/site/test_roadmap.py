"""The road map: what has a page is a link with its title, all else is text."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from mkdocs_lecture import roadmap
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page
from tests.pages import LANGUAGES, ROOT, pages

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {
    "label": {"en": "Sections"},
    "here": {"en": "{} (here)"},
    "needs": {"en": "needs {}"},
    "and": {"en": " and "},
}


def page(slug: str, **meta: object) -> Page:
    """Return an English page without text."""
    return Page(Path(f"docs/en/{slug}.md"), "en", slug, {"title": slug.title(), **meta}, ())


START = page("index")
PAGES = {"index": START, "network": page("network", section=3)}
A = {"page": "review", "name": {"en": "Review & more"}}
B = {"page": "network", "needs": ["index", "review"]}


def parts(*sections: dict[str, object]) -> list[roadmap.Part]:
    """Read a table of one part: the start page and `sections`."""
    part = {"name": {"en": "All"}, "sections": [{"page": "index"}, *sections]}
    return roadmap.read_parts({"words": WORDS, "parts": [part]}, START, PAGES)


def drawn(markup: str) -> ElementTree.Element:
    """Parse the SVG as the page's parser would."""
    return ElementTree.fromstring(markup.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def texts(element: ElementTree.Element) -> str:
    """Return all that an element shows, each text with a bar behind it."""
    return "".join("".join(text.itertext()) + "|" for text in element.iter(f"{SVG}text"))


def test_titles_and_addresses_come_from_the_pages():
    (part,) = parts(A, B)
    assert [(stop.number, stop.name, stop.href, stop.here) for stop in part.stops] == [
        (1, "Index (here)", "", True),
        (2, "Review & more", "", False),
        (3, "Network", "network/", False),
    ]
    assert part.stops[2].needs == (1, 2)


@pytest.mark.parametrize("layout", roadmap.LAYOUTS)
def test_links_and_texts_read_in_order(layout: str):
    svg = drawn(roadmap.draw(parts(A, B), WORDS, "en", layout))
    assert texts(svg) == "All|1 Index (here)|2 Review & more|3 Network|"
    (link,) = svg.iter(f"{SVG}a")
    assert (link.get("href"), texts(link)) == ("network/", "3 Network|")
    assert link.findtext(f"{SVG}desc") == "needs 1 and 2"
    assert svg.get("aria-label") == "Sections" and svg.get("role") == "group"


def test_a_near_section_is_joined_by_a_line_and_a_far_one_by_an_arc():
    svg = drawn(roadmap.draw(parts(A, B), WORDS, "en", "narrow"))
    ways = [way.get("d") for way in svg.iter(f"{SVG}path") if way.get("class") == "road-way"]
    assert len(ways) == 2
    assert "A" in ways[0] and "V" in ways[1]


def test_a_long_title_is_wrapped_and_makes_room():
    long = {"page": "review", "name": {"en": "A rather long title that no phone could show"}}
    height = {}
    for name, section in (("short", A), ("long", long)):
        svg = drawn(roadmap.draw(parts(section), WORDS, "en", "narrow"))
        height[name] = int(svg.get("viewBox").split()[3])
    assert height["long"] == height["short"] + roadmap.LINE
    assert "title that no" in texts(svg) and "  " not in texts(svg)


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ([B, A], "`network` needs `review`, which does not come before it"),
        ([A, {**B, "name": {"en": "N"}}], "`network` has a page, and a name in the road map too"),
        ([{"page": "network"}], "`network` is section 2 in the road map and 3 on its page"),
        ([{"page": "review"}], "`review` has neither a page nor a name in `en`"),
    ],
)
def test_a_contradiction_is_told(sections: list[dict[str, object]], told: str):
    with pytest.raises(AuthorError) as raised:
        parts(*sections)
    assert told in raised.value.message and raised.value.remedy


@pytest.mark.parametrize(("text", "told"), [(None, "no table"), ("parts: [", "no YAML")])
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, text: str | None, told: str):
    path = tmp_path / "roadmap.yml"
    if text:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(AuthorError, match=told):
        roadmap.read_table(path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", roadmap.LAYOUTS)
def test_the_real_map_has_all_sections_and_links_every_page_that_has_one(
    language: str, layout: str
):
    known = pages(language)
    table = roadmap.read_table(ROOT / "docs/roadmap.yml")
    real = roadmap.read_parts(table, known["index"], known)
    assert [stop.number for part in real for stop in part.stops] == list(range(1, 19))
    svg = drawn(roadmap.draw(real, table["words"], language, layout))
    linked = {link.get("href").strip("/") for link in svg.iter(f"{SVG}a")}
    assert linked == {slug for slug, one in known.items() if "section" in one.meta}
    form = roadmap.LAYOUTS[layout]
    arcs = [
        float(number) for number in re.findall(r"A([\d.]+) ", ElementTree.tostring(svg, "unicode"))
    ]
    assert arcs and form.dots - roadmap.DOT - max(arcs) > 0


def test_the_navigation_has_the_parts_of_the_road_map_in_both_languages() -> None:
    # MkDocs' own loader knows the tags; the two keys looked at here have none.
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.safe_load(re.search(r"^nav:\n(?: .*\n)+", text, re.MULTILINE)[0])["nav"]
    names = re.search(r"^ +nav_translations:\n((?: {12}.*\n)+)", text, re.MULTILINE)[1]
    english = yaml.safe_load(names)
    groups = {
        german: pages for group in nav if isinstance(group, dict) for german, pages in group.items()
    }
    assert groups.keys() == english.keys()
    for part in roadmap.read_table(ROOT / "docs" / "roadmap.yml")["parts"][1:]:
        slugs = [f"{section['page']}.md" for section in part["sections"]]
        assert groups[part["name"]["de"]][: len(slugs)] == slugs
        assert english[part["name"]["de"]] == part["name"]["en"]
