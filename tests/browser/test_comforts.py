"""Home comforts: copying, permalinks, the preview of an equation, keys, where one is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from mkdocs_lecture.mathematics import without_macros
from mkdocs_lecture.programs import read_program
from mkdocs_lecture.words import WORDS
from tests.browser.conftest import settled
from tests.build.small_site import SmallSite
from tests.content.test_copied_code import CODES, run_alone
from tests.pages import ROOT, pages

pytestmark = pytest.mark.slow

LONG = "numpy-network"
FOLDERS = {"de": "", "en": "en/"}
PATHS = [(language, f"{folder}{LONG}/") for language, folder in FOLDERS.items()]
COPIED = {"de": "In Zwischenablage kopiert", "en": "Copied to clipboard"}


def _copied(page: Page, press: Locator) -> str:
    """Press a thing that copies; return what was copied."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    press.evaluate("element => element.click()")
    page.wait_for_function("navigator.clipboard.readText().then((t) => t !== 'nothing was copied')")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture
def unscripted(browser: Browser) -> BrowserContext:
    """A reader without scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context


# Copying


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_each_equation_can_be_copied_as_tex_that_stands_alone(
    page: Page, address: str, language: str, path: str
) -> None:
    page.goto(address + path)
    equations = pages(language)[LONG].equations
    for equation in equations:
        button = page.locator(f"#eq-{equation.label} > button.tool-tex")
        copied = _copied(page, button)
        assert WORDS[language]["copy-tex"] in button.get_attribute("aria-label")
        assert copied == without_macros(_filled(copied, equation.tex))
        assert "\\relu" not in copied and "\\ypred" not in copied and "\\label" not in copied
    assert page.locator("button.tool-tex").count() == len(equations)


def _filled(copied: str, tex: str) -> str:
    """Put into the page's TeX what the copied one has in the place of its values."""
    tex = re.sub(r"\n\s+", "\n", tex)  # as in a part of a page, where it stands indented
    if "{{" not in tex:
        return tex
    fixed = [re.escape(without_macros(part)) for part in re.split(r"\{\{.*?\}\}", tex)]
    match = re.fullmatch("(.*?)".join(fixed), copied, re.DOTALL)
    assert match, f"{copied} is not {tex}"
    assert not any("{{" in value for value in match.groups())
    return copied


@pytest.mark.parametrize(("language", "path"), PATHS)
@pytest.mark.parametrize("kind", ["a.headerlink", "a.equation-number", "a.cell-link"])
def test_a_permalink_leads_there_copies_its_address_and_says_so(
    page: Page, address: str, language: str, path: str, kind: str
) -> None:
    page.goto(address + path)
    link = page.locator(f"article {kind}").nth(2)
    target = link.get_attribute("href")
    assert _copied(page, link) == address + path + target
    assert page.url == address + path + target
    assert link.get_attribute("title") == WORDS[language]["copy-link"]
    expect(page.get_by_role("status")).to_have_text(COPIED[language])
    expect(page.locator(target)).to_be_in_viewport()


def test_a_link_opened_in_a_new_tab_copies_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}{LONG}/")
    page.evaluate("navigator.clipboard.writeText('mine')")
    link = page.locator("a.equation-number").first
    link.evaluate("a => a.click()")
    page.wait_for_function("navigator.clipboard.readText().then((t) => t !== 'mine')")
    page.evaluate("navigator.clipboard.writeText('mine')")
    with page.context.expect_page():
        link.click(modifiers=["ControlOrMeta"])
    page.bring_to_front()
    assert page.evaluate("navigator.clipboard.readText()") == "mine"


def _cells(slug: str) -> list[str]:
    """Return the code of the cells that a page shows, in page order, each once."""
    page = pages("de")[slug]
    shown = dict.fromkeys(
        (fence.program, fence.cell) for fence in page.fences if fence.options.get("code") != "hide"
    )
    return [read_program(ROOT / "snippets", program).cell(cell).code for program, cell in shown]


@pytest.mark.parametrize("slug", CODES)
def test_the_program_up_to_a_cell_runs(page: Page, address: str, slug: str, tmp_path: Path) -> None:
    page.goto(f"{address}en/{'' if slug == 'index' else slug + '/'}")
    cells = _cells(slug)
    buttons = page.locator("button.tool-program")
    assert buttons.count() == len(cells)
    for place in (0, len(cells) - 1, len(cells) // 2):
        copied = _copied(page, buttons.nth(place))
        assert copied == "\n\n".join(code.rstrip() for code in cells[: place + 1]) + "\n"
    # Half of it: tests/content/test_copied_code.py runs the whole.
    run_alone(copied, tmp_path)


@pytest.mark.parametrize("width", [360, 1440])
def test_no_button_covers_code(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for slug in CODES:
            page.goto(f"{address}{'' if slug == 'index' else slug + '/'}")
            page.locator("button[data-md-type=copy]").first.wait_for(state="attached")
            covered = page.evaluate(
                """() => {
                  for (const fold of document.querySelectorAll("article details")) fold.open = true;
                  const covers = (box, r) =>
                    r.left < box.right - 1 && r.right > box.left + 1 &&
                    r.top + 3 < box.bottom - 3 && r.bottom - 3 > box.top + 3;
                  const found = [];
                  for (const code of document.querySelectorAll("article pre > code")) {
                    const range = document.createRange();
                    range.selectNodeContents(code);
                    const letters = [...range.getClientRects()].filter((r) => r.width);
                    const block = code.closest(".cell") ?? code.parentElement;
                    for (const button of block.querySelectorAll(".tool, .md-code__button")) {
                      const box = button.getBoundingClientRect();
                      if (letters.some((r) => covers(box, r))) found.push(code.textContent);
                    }
                  }
                  return found;
                }"""
            )
            assert covered == []


# The preview of an equation


@pytest.mark.parametrize(("language", "path"), PATHS)
@pytest.mark.parametrize("width", [360, 1440])
def test_a_reference_shows_its_equation_by_keyboard(
    browser: Browser, address: str, language: str, path: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        page.goto(address + path)
        for link in page.locator("article a.eqref").all():
            _reach(page, link)
            preview = page.get_by_role("tooltip")
            expect(preview).to_be_visible()
            expect(link).to_have_attribute("aria-describedby", preview.get_attribute("id"))
            assert _spoken(preview) == _spoken(_meant(page, context, link))
            box = preview.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            assert page.evaluate("document.documentElement.scrollWidth") == width
            covered = preview.evaluate(
                """(preview, link) => {
                     const [one, other] = [preview, link].map((e) => e.getBoundingClientRect());
                     return one.top < other.bottom - 1 && one.bottom > other.top + 1;
                   }""",
                link.element_handle(),
            )
            assert not covered
            page.keyboard.press("Escape")
            expect(preview).to_have_count(0)
            expect(link).to_be_focused()


def _reach(page: Page, link: Locator) -> None:
    """Come to the link with the Tab key, from right before it."""
    link.evaluate(
        """(link) => {
             const before = document.createElement("button");
             link.before(before);
             before.focus();
             before.addEventListener("blur", () => before.remove());
           }"""
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def _meant(page: Page, context: BrowserContext, link: Locator) -> Locator:
    href = link.evaluate("a => a.href")
    target, _, name = href.partition("#")
    if target == page.url.partition("#")[0]:
        return page.locator(f"#{name}")
    other = context.new_page()
    other.goto(href)
    return other.locator(f"#{name}")


def _spoken(box: Locator) -> str:
    return box.locator("math").first.get_attribute("aria-label")


def test_a_preview_of_another_page_brings_its_glyphs_and_names_the_page(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{LONG}/")
    fetched: list[str] = []
    # Pages only: the theme may still be loading its search on a slow machine.
    page.on("request", lambda r: r.url.endswith("/") and fetched.append(r.url))
    links = page.locator("a.eqref[href*='backpropagation/#']")
    assert links.count() > 1
    for link in links.all():
        _reach(page, link)
        preview = page.get_by_role("tooltip")
        expect(preview).to_contain_text(pages("de")["backpropagation"].meta["title"])
        missing = preview.locator("use").evaluate_all(
            """uses => uses.map((u) => u.getAttribute("href"))
                 .filter((href) => !document.querySelector(href))"""
        )
        assert missing == []
        page.keyboard.press("Escape")
    assert fetched == [f"{address}backpropagation/"]  # once, and from this site


def test_the_pointer_can_move_onto_the_preview(page: Page, address: str) -> None:
    page.goto(f"{address}{LONG}/")
    link = page.locator("article a.eqref").first
    link.scroll_into_view_if_needed()
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    preview.hover()
    page.wait_for_timeout(500)
    expect(preview).to_be_visible()
    page.mouse.move(2, 400)
    expect(preview).to_have_count(0)


def test_without_a_network_a_reference_stays_a_link(page: Page, address: str) -> None:
    page.goto(f"{address}{LONG}/", wait_until="networkidle")
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.route("**/backpropagation/", lambda route: route.abort())
    _reach(page, page.locator("a.eqref[href*='backpropagation/#']").first)
    page.wait_for_timeout(300)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    assert troubles == []
    page.unroute("**/backpropagation/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}backpropagation/#eq-*")


# Keys, and where one is


@pytest.mark.parametrize("language", FOLDERS)
def test_keys_lead_to_the_next_and_the_previous_page_and_are_said(
    page: Page, address: str, language: str
) -> None:
    start = address + FOLDERS[language]
    page.goto(f"{start}{LONG}/")
    for key, link in (("n", ".md-footer__link--next"), ("p", ".md-footer__link--prev")):
        element = page.locator(link)
        assert element.get_attribute("aria-keyshortcuts") == key
        assert element.get_attribute("title") == WORDS[language]["key"].format(key)
        target = element.evaluate("a => a.href")
        page.keyboard.press(key)
        page.wait_for_url(target)
        page.goto(f"{start}{LONG}/")
    search = page.locator(".md-search__input")
    assert search.get_attribute("aria-keyshortcuts") == "/"
    page.keyboard.press("/")
    expect(search).to_be_focused()


def test_the_contents_show_where_one_is(page: Page, address: str) -> None:
    page.goto(f"{address}{LONG}/", wait_until="networkidle")
    contents = page.locator(".md-sidebar--secondary")
    for _, level, name, _ in pages("de")[LONG].headings[1:]:
        if level != 2:
            continue
        page.evaluate("id => document.getElementById(id).scrollIntoView()", name)
        here = contents.locator("[aria-current=location]")
        expect(here).to_have_count(1)
        expect(here).to_have_attribute("href", f"#{name}")
        expect(here).to_be_in_viewport()


@pytest.mark.parametrize("language", FOLDERS)
def test_nothing_moves_in_the_contents(page: Page, address: str, language: str) -> None:
    for slug in pages(language):
        page.goto(f"{address}{FOLDERS[language]}{'' if slug == 'index' else slug + '/'}")
        moved = page.locator(".md-sidebar--secondary a.md-nav__link").evaluate_all(
            """links => links.filter((link) => {
                 const heights = [true, false].map((on) => {
                   link.classList.toggle("md-nav__link--active", on);
                   return link.offsetHeight;
                 });
                 return heights[0] !== heights[1];
               }).map((link) => link.textContent.trim())"""
        )
        assert moved == []


# Titles of parts that have none of their own

TITLES = {
    "de": {
        "step": "Umformung",
        "worked": "Durchgerechnet",
        "mistake": "Typischer Fehler",
        "slide": "Auf der Folie",
        "remember": "Merken",
        "question": "Frage",
    },
    "en": {
        "step": "Step",
        "worked": "Worked example",
        "mistake": "Common mistake",
        "slide": "On the slide",
        "remember": "Remember",
        "question": "Question",
    },
}


def test_a_part_without_a_title_gets_one_in_the_pages_language(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    for language, titles in TITLES.items():
        marks = {kind: "???" if kind == "question" else "!!!" for kind in titles}
        parts = "".join(f"\n{mark} {kind}\n\n    A text.\n" for kind, mark in marks.items())
        parts += '\n!!! slide "Its own title"\n\n    A text.\n'
        small.write(
            f"docs/{language}/chapter.md", small.read(f"docs/{language}/chapter.md") + parts
        )
    result = small.build()
    assert result.returncode == 0, result.stdout
    title = re.compile(r'<(?:p class="admonition-title"|summary)>(.*?)</(?:p|summary)>')
    for language, titles in TITLES.items():
        html = small.read(f"site/{FOLDERS[language]}chapter/index.html")
        assert title.findall(html) == [*titles.values(), "Its own title"]


# Without scripts, and while they load


def test_without_scripts_there_are_links_and_no_dead_buttons(
    unscripted: BrowserContext, address: str
) -> None:
    page = unscripted.new_page()
    page.goto(f"{address}en/{LONG}/")
    assert page.locator("article button").count() == 0
    link = page.locator("a.cell-link").nth(2)
    assert link.get_attribute("aria-label") == WORDS["en"]["cell-link"]
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


@pytest.mark.parametrize("width", [360, 1440])
def test_the_script_moves_nothing(browser: Browser, address: str, width: int) -> None:
    places = """() => [...document.querySelectorAll("article *, header *")]
      .filter((e) => !e.closest(".tool, .md-code__nav, .md-search, svg, .cell-tools"))
      .map((e) => [e.tagName, e.offsetTop, e.offsetHeight])"""

    def measured(without: str) -> list:
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.route(f"**/{without}", lambda route: route.abort())
            page.goto(f"{address}{LONG}/", wait_until="networkidle")
            return settled(page, places)

    assert measured("comforts.js") == measured("nothing.js")


def test_every_rule_is_used(browser: Browser, address: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", Path("docs/assets/comforts.css").read_text(encoding="utf-8"))
    classes = set(re.findall(r"\.([a-z][\w-]+)(?=[^{}]*\{)", sheet)) - {"preview"}
    assert len(classes) > 8
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}{LONG}/", wait_until="networkidle")
        page.evaluate("scrollTo(0, 3000)")
        page.locator(".md-sidebar--secondary .md-nav__link--active").wait_for()
        assert {name for name in classes if page.locator(f".{name}").count() == 0} == set()
