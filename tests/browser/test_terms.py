"""The definition of a term: shown on hover and on focus, inside the page, and heard once."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mkdocs_lecture.terms import read_terms
from tests.pages import LANGUAGES, ROOT, pages

pytestmark = pytest.mark.slow

STARTS = {"de": "", "en": "en/"}
# The language and the address of every page that marks terms, from the site's start.
PAGES = [
    (language, f"{start}{'' if slug == 'index' else slug + '/'}")
    for language, start in STARTS.items()
    for slug in pages(language)
    if slug != "glossary"
]


def note_of(term: Locator) -> Locator:
    """Return the note behind a term, shown or not."""
    return term.locator("xpath=following-sibling::*[1][@role='tooltip']")


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
            note = note_of(term)
            expect(note).to_be_hidden()
            term.focus()
            expect(note).to_be_visible()
            name = note.get_attribute("id")
            assert term.get_attribute("aria-describedby") == name
            assert note.text_content() == texts[name.removeprefix("note-")]
            found = note.evaluate(
                """note => {
                    const box = note.getBoundingClientRect();
                    const text = document.createRange();
                    text.selectNodeContents(note.previousSibling);
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


@pytest.mark.parametrize(("language", "path"), PAGES)
def test_each_term_leads_to_its_entry(page: Page, address: str, language: str, path: str):
    page.goto(address + path)
    links = page.locator("article a.term").evaluate_all("links => links.map((a) => a.href)")
    glossary = f"{address}{STARTS[language]}glossary/"
    assert links and all(link.startswith(f"{glossary}#term-") for link in links)
    entries = page.request.get(glossary).text()
    for link in links:
        assert entries.count(f'<div id="{link.partition("#")[2]}">') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_all_terms_and_marks_none(page: Page, address: str, language: str):
    page.goto(f"{address}{STARTS[language]}glossary/")
    assert page.locator(".term").count() == 0
    terms = read_terms(ROOT / "docs/terms.yml", LANGUAGES)[language]
    assert page.locator(".glossary > div").count() == len(terms)
    letters = page.locator(".glossary-letters a").all()
    assert len(letters) > 5
    letters[-1].click()
    expect(page.locator(letters[-1].get_attribute("href"))).to_be_in_viewport()


def test_a_finger_sees_the_note_first_and_then_follows_the_link(browser: Browser, address: str):
    with browser.new_context(has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}backpropagation/")
        term = page.locator("article .term").first
        target = term.evaluate("a => a.href")
        term.tap()
        expect(note_of(term)).to_be_visible()
        assert page.url == f"{address}backpropagation/"
        term.tap()
        page.wait_for_url(target)


def test_escape_closes_a_definition_until_the_reader_comes_back(page: Page, address: str):
    page.goto(f"{address}backpropagation/")
    term = page.locator("article .term").first
    note = note_of(term)
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
    note = note_of(term)
    expect(note).to_be_hidden()
    term.hover(position={"x": 4, "y": 4})
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.mouse.move(0, 0)
    expect(note).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_definitions_are_neither_read_twice_nor_printed_and_found_once(
    page: Page, address: str, site: Path, language: str
):
    page.goto(f"{address}{STARTS[language]}backpropagation/")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    names = [name for name in ids if name.startswith("note-")]
    assert names and all(ids.count(name) == 1 for name in names)
    # Without focus, a screen reader meets no definition in the text.
    assert page.get_by_role("tooltip").count() == 0
    page.locator("article .term").first.focus()
    assert page.get_by_role("tooltip").count() == 1
    page.emulate_media(media="print")
    assert page.locator("article .term-text").filter(visible=True).count() == 0
    # The search finds a definition once, in the glossary.
    index = json.loads((site / STARTS[language] / "search/search_index.json").read_text("utf-8"))
    for term in read_terms(ROOT / "docs/terms.yml", LANGUAGES)[language]:
        text = html.escape(term.text, quote=False)
        found = [entry["location"] for entry in index["docs"] if text in entry["text"]]
        assert {location.partition("#")[0] for location in found} == {"glossary/"}, term.id
