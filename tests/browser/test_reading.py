"""What a reader does: switch the language, search, copy code, download, choose colours."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from mkdocs_lecture.blocks import is_cell, is_doctest
from tests.content.test_copied_code import CODES, run_alone
from tests.pages import pages

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("start", "end"), [("", "en/"), ("en/", "")])
def test_language_switch_stays_on_the_page_and_the_section(
    page: Page, address: str, start: str, end: str
) -> None:
    section = pages("de")["numpy-network"].headings[3][2]
    page.goto(f"{address}{start}numpy-network/#{section}")
    page.locator("a.language-switch").first.click()
    page.wait_for_url(f"{address}{end}numpy-network/#{section}")
    expect(page.locator(f"#{section}")).to_be_in_viewport()


def _results(page: Page, start: str, query: str) -> list[str]:
    page.goto(start)
    page.keyboard.press("/")
    page.keyboard.type(query)
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    return results.evaluate_all("links => links.map((a) => a.href)")


@pytest.mark.parametrize("query", ["Lernrate", "größer", "(150, 150)", "np.newaxis", "w1"])
def test_german_search_finds_german_pages_only(page: Page, address: str, query: str) -> None:
    found = _results(page, address, query)
    assert found
    assert not [link for link in found if link.startswith(address + "en/")]


@pytest.mark.parametrize("query", ["learning rate", "(150, 150)", "np.newaxis", "w1"])
def test_english_search_finds_english_pages_only(page: Page, address: str, query: str) -> None:
    found = _results(page, address + "en/", query)
    assert found
    assert all(link.startswith(address + "en/") for link in found)


def test_search_finds_numbers_as_the_language_writes_them(page: Page, address: str) -> None:
    page.goto(address + "numpy-network/")
    number = re.search(r"\d+,\d\d", page.inner_text("article"))
    assert number is not None
    assert any("numpy-network" in link for link in _results(page, address, number[0]))


def _copied(page: Page) -> list[str]:
    """Press every copy button of the page from top to bottom; return what was copied."""
    for fold in page.locator("article details").all():
        fold.evaluate("fold => { fold.open = true; }")
    codes = []
    for button in page.locator("article button[data-md-type=copy]").all():
        page.evaluate("navigator.clipboard.writeText('nothing was copied')")
        button.evaluate("button => button.click()")
        page.wait_for_function(
            "navigator.clipboard.readText().then((t) => t !== 'nothing was copied')"
        )
        codes.append(page.evaluate("navigator.clipboard.readText()"))
    return codes


@pytest.mark.parametrize("slug", CODES)
def test_copied_code_runs_in_page_order(
    page: Page, address: str, slug: str, tmp_path: Path
) -> None:
    page.goto(f"{address}{'' if slug == 'index' else slug + '/'}")
    codes = _copied(page)
    shown = [
        block
        for block in pages("de")[slug].blocks
        if is_doctest(block)
        or (is_cell(block) and pages("de")[slug].fence(block).options.get("code") != "hide")
    ]
    assert len(codes) == len(shown)
    assert not any(code.startswith(">>>") for code in codes)
    run_alone("\n\n".join(codes), tmp_path)


@pytest.mark.parametrize("slug", [slug for slug in CODES if slug != "index"])
def test_program_and_notebook_can_be_downloaded(page: Page, address: str, slug: str) -> None:
    page.goto(f"{address}en/{slug}/")
    addresses = page.locator(".page-facts a").evaluate_all("links => links.map((a) => a.href)")
    program, notebook = (page.request.get(link) for link in addresses)
    name = slug.replace("-", "_")
    assert program.text() == Path(f"snippets/{name}.py").read_text(encoding="utf-8")
    cells = nbformat.reads(notebook.text(), as_version=4).cells
    nbformat.validate(nbformat.reads(notebook.text(), as_version=4))
    assert [cell.execution_count for cell in cells[1:]] == list(range(1, len(cells)))


def test_colour_scheme_can_be_chosen_and_is_remembered(page: Page, address: str) -> None:
    page.goto(address)
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    before = page.evaluate(scheme)
    for _ in range(2):
        page.locator("label.md-header__button[for^=__palette]:visible").click()
    after = page.evaluate(scheme)
    assert {before, after} == {"default", "slate"}
    page.goto(address + "en/backpropagation/")
    assert page.evaluate(scheme) == after
