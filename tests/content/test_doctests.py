"""Every `>>>` block of a page is true after the cells that the page shows above it."""

from __future__ import annotations

import contextlib
import doctest
import io

import pytest

from mkdocs_lecture.blocks import Block, is_cell, is_doctest
from mkdocs_lecture.pages import Page
from mkdocs_lecture.programs import read_program
from tests.pages import LANGUAGES, ROOT, pages


def steps(page: Page) -> tuple[tuple[str, str], ...]:
    """Return the page's cells and `>>>` blocks: what its doctests depend on."""
    code = [block for block in page.blocks if is_cell(block) or is_doctest(block)]
    return tuple((block.info, block.text if is_doctest(block) else "") for block in code)


WITH_DOCTESTS = [
    page for language in LANGUAGES for page in pages(language).values() if page.doctests
]
# Both languages of a page have the same steps, as a rule: then one of them is executed.
DISTINCT = {(page.slug, steps(page)): page for page in reversed(WITH_DOCTESTS)}.values()


def failures(page: Page) -> str:
    """Execute the page's cells in page order, and each `>>>` block after those above it."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    last = page.blocks.index(page.doctests[-1])
    for block in page.blocks[: last + 1]:
        if is_cell(block):
            _execute(page, block, namespace)
        elif is_doctest(block):
            test = doctest.DocTestParser().get_doctest(
                block.text + "\n", namespace, page.slug, str(page.path), block.line
            )
            runner.run(test, out=report.write, clear_globs=False)
            namespace = test.globs
    return report.getvalue()


def _execute(page: Page, block: Block, namespace: dict[str, object]) -> None:
    fence = page.fence(block)
    if fence.options.get("code") == "hide":
        return
    program = read_program(ROOT / "snippets", fence.program)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(program.cell(fence.cell).code, str(program.path), "exec"), namespace)


@pytest.mark.parametrize("page", DISTINCT, ids=lambda page: f"{page.language}/{page.slug}")
def test_doctests_of_the_page(page: Page) -> None:
    assert not (said := failures(page)), f"\n{said}"


def test_the_lecture_has_doctests_in_both_languages() -> None:
    assert {page.language for page in WITH_DOCTESTS} == set(LANGUAGES)


def test_planted_wrong_doctest_is_told_with_its_line() -> None:
    page = WITH_DOCTESTS[0]
    first = page.doctests[0]
    wrong = Block(first.line, ">>> 1 + 1\n3", first.info, first.indent, first.fence)
    blocks = tuple(wrong if block is first else block for block in page.blocks)
    said = failures(Page(page.path, page.language, page.slug, page.meta, blocks))
    assert f'File "{page.path}", line {first.line + 1}' in said
    assert "Expected:\n    3\nGot:\n    2" in said
