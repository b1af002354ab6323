"""No equation without a check, no check without an equation, the same TeX in both languages."""

from __future__ import annotations

import importlib

import pytest

from mkdocs_lecture.parity import wordless
from tests.equations.pins import CHECKED, pins
from tests.pages import ROOT, equations, pages

for file in (ROOT / "tests" / "equations").glob("test_*.py"):
    if file.stem != "test_all":
        importlib.import_module(f"tests.equations.{file.stem}")

IN_PAGES = {
    f"{slug}/{equation.label}" for slug, page in pages("de").items() for equation in page.equations
}


def test_every_equation_has_a_check() -> None:
    unchecked = IN_PAGES - CHECKED.keys()
    assert not unchecked, f"write a check in tests/equations/ for {sorted(unchecked)}"


def test_every_check_has_an_equation() -> None:
    orphans = CHECKED.keys() - IN_PAGES
    assert not orphans, f"no page has the equations {sorted(orphans)}"


@pytest.mark.parametrize("label", sorted(IN_PAGES))
def test_both_languages_have_the_same_tex(label: str) -> None:
    assert len({wordless(tex) for tex in equations(label).values()}) == 1


def test_a_changed_equation_turns_its_check_red() -> None:
    label, tex = next(iter(CHECKED.items()))
    CHECKED.pop(label)
    try:
        stale = pins(label, tex.replace("=", "= -", 1))(lambda: None)
        with pytest.raises(AssertionError, match="no longer what this check recomputes"):
            stale()
    finally:
        CHECKED[label] = tex
