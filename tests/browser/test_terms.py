"""The definition of a term: shown on hover and on focus, inside the page, and heard once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_lecture.terms import read_terms
from tests.pages import LANGUAGES, ROOT, pages

pytestmark = pytest.mark.slow

STARTS = {"de": "", "en": "en/"}
# The language and the address of every page, from the site's start.
PAGES = [
    (language, f"{start}{'' if slug == 'index' else slug + '/'}")
    for language, start in STARTS.items()
    for slug in pages(language)
]


@pytest.mark.parametrize(("language", "path"), PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_by_keyboard_each_definition_shows_inside_the_page(
    browser: Browser, address: str, language: str, path: str, width: int
):
    texts = {
        term.id: term.text for term in read_terms(ROOT / "docs/terms.yml", LANGUAGES)[language]
    }
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
        height = page.evaluate("document.documentElement.scrollHeight")
        terms = page.locator("article .term")
        assert terms.count() > 0
        for term in terms.all():
            note = term.get_by_role("tooltip", include_hidden=True)
            expect(note).to_be_hidden()
            term.focus()
            expect(note).to_be_visible()
            name = note.get_attribute("id")
            assert term.get_attribute("aria-describedby") == name
            assert note.text_content() == texts[name.removeprefix("term-")]
            found = note.evaluate(
                """note => {
                    const box = note.getBoundingClientRect();
                    const text = document.createRange();
                    text.selectNodeContents(note.parentElement.firstChild);
                    const word = [...text.getClientRects()].at(-1);
                    const middle = document.elementFromPoint((box.left + box.right) / 2,
                                                             (box.top + box.bottom) / 2);
                    return {left: box.left, right: box.right, gap: box.top - word.bottom,
                            above: middle === null || middle === note};
                }"""
            )
            assert found["left"] >= 0 and found["right"] <= width
            assert -2 <= found["gap"] <= 12, "the note stands right below its word"
            assert found["above"], "nothing covers the note"
            assert page.evaluate("document.documentElement.scrollWidth") == width
        # Nothing has moved, and the last note has made the page no longer.
        assert page.evaluate("document.documentElement.scrollHeight") == height


def test_escape_closes_a_definition_until_the_reader_comes_back(page: Page, address: str):
    page.goto(f"{address}backpropagation/")
    term = page.locator("article .term").first
    note = term.get_by_role("tooltip", include_hidden=True)
    term.focus()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    term.blur()
    term.focus()
    expect(note).to_be_visible()


def test_the_pointer_shows_a_definition_and_may_go_there(page: Page, address: str):
    page.goto(f"{address}backpropagation/")
    term = page.locator("article .term").first
    note = term.get_by_role("tooltip", include_hidden=True)
    expect(note).to_be_hidden()
    term.hover(position={"x": 4, "y": 4})
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.mouse.move(0, 0)
    expect(note).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_definitions_are_neither_read_twice_nor_printed_nor_found(
    page: Page, address: str, site: Path, language: str
):
    page.goto(f"{address}{STARTS[language]}backpropagation/")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    names = [name for name in ids if name.startswith("term-")]
    assert names and all(ids.count(name) == 1 for name in names)
    # Without focus, a screen reader meets no definition in the text.
    assert page.get_by_role("tooltip").count() == 0
    page.locator("article .term").first.focus()
    assert page.get_by_role("tooltip").count() == 1
    page.emulate_media(media="print")
    assert page.locator("article .term-text").filter(visible=True).count() == 0
    index = json.loads((site / STARTS[language] / "search/search_index.json").read_text("utf-8"))
    found = json.dumps(index, ensure_ascii=False)
    for term in read_terms(ROOT / "docs/terms.yml", LANGUAGES)[language]:
        assert term.text not in found
