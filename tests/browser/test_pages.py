"""Every page of the built site, as a reader's browser sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages import LANGUAGES, pages

pytestmark = pytest.mark.slow

PATHS = [
    ("" if language == "de" else "en/") + ("" if slug == "index" else f"{slug}/")
    for language in LANGUAGES
    for slug in pages(language)
]
WITH_EQUATIONS = [
    ("" if language == "de" else "en/") + f"{slug}/"
    for language in LANGUAGES
    for slug, page in pages(language).items()
    if page.equations
]


@pytest.mark.parametrize("path", PATHS)
def test_opens_without_errors_and_asks_nobody_else(page: Page, address: str, path: str) -> None:
    troubles: list[str] = []
    page.on("console", lambda m: m.type in ("error", "warning") and troubles.append(m.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
    page.on("response", lambda r: r.status >= 400 and troubles.append(f"{r.status}: {r.url}"))
    page.on(
        "request",
        lambda r: r.url.startswith((address, "data:", "blob:")) or troubles.append(r.url),
    )
    page.goto(address + path, wait_until="networkidle")
    assert not troubles
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_phone(browser: Browser, address: str, path: str, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", PATHS)
def test_nothing_shifts_while_loading(page: Page, address: str, path: str) -> None:
    page.add_init_script(
        """
        window.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        """
    )
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") < 0.001


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_nothing_is_left_unfinished(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    # Code and what it prints may have any of these.
    text = page.evaluate(
        """() => {
          const article = document.querySelector("article").cloneNode(true);
          article.querySelectorAll("pre, code").forEach((code) => code.remove());
          return article.textContent;
        }"""
    )
    for leftover in ("⟦", "{{", "}}", "\\(", "\\[", "$$", "\\eqref", "??"):
        assert leftover not in text, leftover
    assert page.locator("[data-formula], svg[data-figure]").count() == 0


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_formulas_are_spoken_and_drawn(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.locator(".equation").count() > 0
    silent = page.evaluate(
        """[...document.querySelectorAll("article .math, article .math-display")].filter((m) => {
             const math = m.querySelector("math");
             return !math?.getAttribute("aria-label") || !m.querySelector("svg[aria-hidden]");
           }).length"""
    )
    assert silent == 0
    dangling = page.evaluate(
        """[...document.querySelectorAll("article use")]
             .map((u) => u.getAttribute("href") ?? u.getAttribute("xlink:href"))
             .filter((href) => !document.querySelector(href))"""
    )
    assert dangling == []


@pytest.mark.parametrize("path", PATHS)
def test_ids_are_unique(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    twice = page.evaluate(
        """(() => { const seen = new Set(), twice = [];
             for (const { id } of document.querySelectorAll("[id]"))
               seen.has(id) ? twice.push(id) : seen.add(id);
             return twice; })()"""
    )
    assert twice == []


def test_wide_equations_scroll_in_their_own_box_by_keyboard(browser: Browser, address: str) -> None:
    scrolled = 0
    # Narrower than a phone, as at a zoom of 200 %.
    with browser.new_context(viewport={"width": 180, "height": 740}) as context:
        page = context.new_page()
        for path in WITH_EQUATIONS[:5]:
            page.goto(address + path)
            for body in page.locator(".equation-body").all():
                if body.evaluate("b => b.scrollWidth > b.clientWidth + 4"):
                    body.focus()
                    page.keyboard.press("ArrowRight")
                    page.wait_for_timeout(300)
                    assert body.evaluate("b => b.scrollLeft") > 0, path
                    scrolled += 1
                    break
    assert scrolled, "none of these pages has a wide equation: take others"


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_equations_fit_a_phone(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(address + path)
        wide = page.evaluate(
            """() => [...document.querySelectorAll(".equation")]
                 .filter((equation) => {
                   const body = equation.querySelector(".equation-body");
                   return body.scrollWidth > body.clientWidth + 4;
                 })
                 .map((equation) => equation.id)"""
        )
        assert not wide, "break them into lines"


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_references_lead_to_equations(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for href in set(page.locator("a.eqref").evaluate_all("links => links.map((a) => a.href)")):
        target, _, name = href.partition("#")
        assert page.request.get(target).text().count(f'id="{name}"') == 1, href


def test_figures_follow_the_colour_scheme(browser: Browser, address: str) -> None:
    def ink(scheme: str) -> str:
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(address + "numpy-network/")
            return page.locator("figure svg text").first.evaluate(
                "text => getComputedStyle(text).fill"
            )

    assert ink("light") != ink("dark")


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_is_whole_without_scripts(browser: Browser, page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    with browser.new_context(java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(address + path)
        for part in (".equation svg", "figure > svg", ".cell pre", ".output pre", "article p"):
            assert bare.locator(part).count() == page.locator(part).count() > 0, part
        # The browser itself opens an answer, by mouse or by keyboard.
        for question in bare.locator("details.question").all():
            answer = question.locator("p:not(summary p)").first
            expect(answer).to_be_hidden()
            question.locator("summary").first.focus()
            bare.keyboard.press("Enter")
            expect(answer).to_be_visible()


@pytest.mark.parametrize("path", WITH_EQUATIONS)
def test_prints_with_open_answers_and_without_buttons(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for question in page.locator("details.question").all():
        expect(question.locator("p:not(summary p)").first).to_be_visible()
    expect(page.locator("article button").filter(visible=True)).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).colorScheme") != "dark"
