"""The badge under a title says how the page multiplies: `X w` (samples are rows), or `w X`."""

from __future__ import annotations

import ast
import re

import pytest

from mkdocs_lecture.pages import Page
from tests.pages import LANGUAGES, ROOT, pages

# What a layer receives, and its weights, in the formulas and in the programs.
_SHAPE = re.compile(r"\\underbrace\{((?:[^{}]|\{[^{}]*\})*)\}_\{[^{}]*\}")
_SPACE = re.compile(r"\\[,;!]|\s+")
_ROWS = re.compile(r"\b(?:X|y_(?:\w|\{[^{}]*\})) w_")
_COLUMNS = re.compile(r"\bw_(?:\w|\{[^{}]*\}) (?:X|y_)")
_INPUT, _WEIGHT = re.compile(r"(X|x|y|samples|inputs)(?![a-z])"), re.compile(r"[wW]s?(?![a-z])")
WITH_LAYOUT = [slug for slug, page in pages("de").items() if "layout" in page.meta]


def in_formulas(tex: str) -> dict[str, int]:
    """Count the products of each layout in some TeX."""
    tex = " ".join(_SPACE.sub(" ", _SHAPE.sub(r"\1", tex)).split())
    return {"rows": len(_ROWS.findall(tex)), "columns": len(_COLUMNS.findall(tex))}


def products(page: Page) -> dict[str, int]:
    """Count the products of each layout in the page's equations; if none, in its program."""
    count = in_formulas(" ".join(equation.tex for equation in page.equations))
    if any(count.values()):
        return count
    program = ROOT / "snippets" / f"{page.program}.py"
    for node in ast.walk(ast.parse(program.read_text(encoding="utf-8"))):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            left, right = ast.unparse(node.left), ast.unparse(node.right)
            count["rows"] += bool(_INPUT.match(left) and _WEIGHT.match(right))
            count["columns"] += bool(_WEIGHT.match(left) and _INPUT.match(right))
    return count


@pytest.mark.parametrize("slug", WITH_LAYOUT)
def test_the_layout_is_that_of_most_products(slug: str) -> None:
    for language in LANGUAGES:
        page = pages(language)[slug]
        count = products(page)
        assert any(count.values()), (
            f"{page.path}:1: leave `layout` out: the page multiplies nothing"
        )
        most = max(count, key=count.__getitem__)
        assert page.meta["layout"] == most, (
            f"{page.path}:1: write `layout: {most}`, since the page has {count['rows']} "
            f"products like X w and {count['columns']} like w X"
        )


@pytest.mark.parametrize(
    ("tex", "rows", "columns"),
    [
        (r"z_1 = X w_1 + b_1", 1, 0),
        (r"\underbrace{w_k}_{4 \times 2} \; \underbrace{y_{k-1}}_{2 \times 1}", 0, 1),
        (r"y_1 w_2 \quad w_1 \, X", 1, 1),
        (r"w_{1,1}^{(1)} X^{(1)}", 0, 0),
    ],
)
def test_products_are_told_apart(tex: str, rows: int, columns: int) -> None:
    assert in_formulas(tex) == {"rows": rows, "columns": columns}
