"""The start page: its example is on the first screen, its road map can be read and walked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.pages import pages

pytestmark = pytest.mark.slow

STARTS = {"de": "", "en": "en/"}
# The texts that leave their drawing.
TEXTS_INSIDE = """svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < frame.left || box.right > frame.right + 1 || box.bottom > frame.bottom;
    }).map(text => text.textContent);
}"""


@pytest.mark.parametrize("language", STARTS)
def test_code_and_output_are_on_the_first_screen(browser: Browser, address: str, language: str):
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address + STARTS[language])
        box = page.locator(".output").first.bounding_box()
        assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
@pytest.mark.parametrize("language", STARTS)
def test_one_drawing_is_shown_and_can_be_read(
    browser: Browser, address: str, language: str, width: int
):
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(address + STARTS[language])
        drawings = page.locator(".road-map svg").filter(visible=True)
        assert drawings.count() == 1
        assert drawings.evaluate(TEXTS_INSIDE) == []
        scale = drawings.evaluate(
            "svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
        )
        size = drawings.locator("text").last.evaluate(
            "text => parseFloat(getComputedStyle(text).fontSize)"
        )
        assert scale * size >= 14


@pytest.mark.parametrize("language", STARTS)
def test_the_keyboard_reaches_every_page_and_shows_where_it_is(
    page: Page, address: str, language: str
):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + STARTS[language])
    links = page.locator(".road-map a").filter(visible=True)
    titles = [one.meta["title"] for one in pages(language).values() if "section" in one.meta]
    assert links.count() == len(titles)
    links.first.focus()
    for number in range(links.count()):
        assert links.nth(number).evaluate("link => link === document.activeElement")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        frame = links.nth(number).locator(".road-field")
        assert frame.evaluate("field => getComputedStyle(field).stroke") != "none"
        said = links.nth(number).locator("text").text_content()
        assert any(said.endswith(title) for title in titles)
        if number < links.count() - 1:
            page.keyboard.press("Tab")
    before = links.last.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{before}")
