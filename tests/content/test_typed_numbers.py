"""No result is typed by hand: a number with decimals in the text is a value, or an input.

An input is what the page's programs write down themselves, such as a learning rate. Displayed
equations have checks of their own.
"""

from __future__ import annotations

import ast
import re

import pytest

from mkdocs_lecture.blocks import Block
from mkdocs_lecture.pages import SPAN, Page
from mkdocs_lecture.values import REFERENCE, parse
from tests.pages import LANGUAGES, ROOT, pages

NUMBER = re.compile(r"(?<![\w.,/#{-])(?P<number>\d+[.,]\d+)|(?P<percent>\d+)[\s\u202f]*%")
# Numbers that come from no program, and why they may stand there.
DEFAULT = "a default of scikit-learn"
GIVEN = {
    "errata": {"0.01": "quoted from the slide"},
    "mlp-sklearn": {
        "0.9": DEFAULT,
        "0.999": DEFAULT,
        "0.001": DEFAULT,
        "0.0001": DEFAULT,
        "0.1": "what a reader might enter by mistake",
        "0.967": "29 of 30, in a question",
    },
}


def typed(page: Page) -> list[tuple[int, str]]:
    """Find the numbers with decimals, and the percentages, that an author has typed."""
    found = []
    texts = [(block, block.text) for block in page.prose]
    for fence in page.fences:
        options = " \n".join(fence.options.get(key, "") for key in ("alt", "caption", "title"))
        texts.append((Block(fence.line, options), options))
    for block, text in texts:
        # Of the same length, so that the lines stay where they are.
        text = REFERENCE.sub(_blank, text)
        text = SPAN.sub(lambda match: match[0] if match["inline"] else _blank(match), text)
        for match in NUMBER.finditer(text):
            number = match["number"] or f"{match['percent']} %"
            line = block.line + text.count("\n", 0, match.start())
            found.append((line, number.replace(",", ".")))
    return found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def inputs(page: Page) -> set[float]:
    """Collect the numbers that the page's programs contain."""
    references = [
        match["reference"] for block in page.blocks for match in REFERENCE.finditer(block.text)
    ]
    names = {page.program, *(fence.program for fence in page.fences)}
    names |= {parse(reference, page.program).program for reference in references}
    files = [ROOT / "snippets" / f"{name}.py" for name in names]
    return {
        float(node.value)
        for file in files
        if file.is_file()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    }


def unfounded(page: Page) -> list[str]:
    """List what is typed, is no input of the page's programs, and has no reason in GIVEN."""
    known, given = inputs(page), GIVEN.get(page.slug, {})
    return [
        f"{page.path}:{line}: {number}"
        for line, number in typed(page)
        if number not in given and ("%" in number or float(number) not in known)
    ]


@pytest.mark.parametrize("slug", pages("de"))
def test_no_result_is_typed(slug: str) -> None:
    found = [place for language in LANGUAGES for place in unfounded(pages(language)[slug])]
    assert not found, "take it from the run, {{ name:.2f }}: " + ", ".join(found)


def test_every_exception_is_needed() -> None:
    for slug, given in GIVEN.items():
        there = {number for language in LANGUAGES for _, number in typed(pages(language)[slug])}
        assert given.keys() <= there, slug


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Der Loss fällt auf 0,52.", "0.52"),
        ("Der Loss fällt auf 0,52, dann", "0.52"),
        ("The accuracy is 97 %.", "97 %"),
        ("The accuracy is $0.9731$.", "0.9731"),
    ],
)
def test_a_typed_result_is_found(sentence: str, number: str) -> None:
    page = pages("de")["backpropagation"]
    planted = Page(page.path, "de", page.slug, page.meta, (*page.blocks, Block(900, sentence)))
    assert f"{page.path}:900: {number}" in unfounded(planted)
