"""No question without a checked answer: the pages mark as right what is computed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from math import isclose
from pathlib import Path

import numpy as np
import pytest

from mkdocs_lecture.entries import read_entry
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.questions import RIGHT, Question
from mkdocs_lecture.runs import Runs
from mkdocs_lecture.values import look_up, parse
from tests.pages import LANGUAGES, ROOT, pages
from tests.questions.answers import COMPUTED, READ

for file in (ROOT / "tests" / "questions").glob("test_*.py"):
    if file.stem != "test_all":
        importlib.import_module(f"tests.questions.{file.stem}")

ASKED = {
    f"{slug}/{question.part.name}": question
    for slug, page in pages("de").items()
    for question in page.questions
}
CHAPTERS = [
    slug for slug, page in pages("de").items() if page.meta.get("section", 0) in range(2, 18)
]


@cache
def _runs() -> Runs:
    """The runs that the build has kept."""
    return Runs(ROOT / "snippets", ROOT / ".cache", 120, print)


def _value(page: Page) -> Callable[[str], tuple[object, str]]:
    def find(text: str) -> tuple[object, str]:
        reference = parse(text, page.program)
        return look_up(reference, _runs().run(reference.program)), reference.spec

    return find


def difference(
    page: Page, question: Question, truth: object, value: Callable[[str], tuple[object, str]]
) -> str:
    """Say what the page's answer has to be if it is not `truth`; else return nothing."""
    if question.part.kind == "choose":
        marked = [choice.mark == RIGHT for choice in question.choices]
        computed = [bool(right) for right in truth]
        return "" if marked == computed else f"right are {computed}, the page marks {marked}"
    numbers = np.ravel(truth).tolist()
    for choice in question.choices:
        if choice.mark != RIGHT:
            continue
        entry = read_entry(choice.head, value, page.language, right=True)
        alike = entry.shape == bool(np.ndim(truth)) and len(numbers) == len(entry.numbers)
        if not alike or not all(
            isclose(one, two, rel_tol=1e-9, abs_tol=entry.within + 1e-12)
            for one, two in zip(entry.numbers, numbers, strict=True)
        ):
            return f"the right value is {truth}, the page says {entry.shown}"
    return ""


def test_every_question_has_an_answer() -> None:
    missing = ASKED.keys() - (COMPUTED | READ).keys()
    assert not missing, f"answer in tests/questions/: {', '.join(sorted(missing))}"


def test_every_answer_has_a_question() -> None:
    orphans = (COMPUTED | READ).keys() - ASKED.keys()
    assert not orphans, f"no page asks {', '.join(sorted(orphans))}"


@pytest.mark.parametrize("name", sorted(READ))
def test_what_is_not_computed_says_why(name: str) -> None:
    assert len(READ[name].split()) > 2, f"say why nothing can compute the answer to {name}"
    assert ASKED[name].part.kind == "choose", f"compute the value that {name} asks for"


@pytest.mark.parametrize("name", sorted(COMPUTED.keys() & ASKED.keys()))
def test_the_pages_answer_is_the_computed_one(name: str) -> None:
    truth = COMPUTED[name]()
    slug, _, asked = name.rpartition("/")
    for language in LANGUAGES:
        page = pages(language)[slug]
        question = next(one for one in page.questions if one.part.name == asked)
        wrong = difference(page, question, truth, _value(page))
        assert not wrong, f"{page.path}:{question.part.line}: {wrong}"


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_asks_two_questions_and_computes_one(slug: str) -> None:
    asked = [name for name in ASKED if name.rpartition("/")[0] == slug]
    assert len(asked) >= 2, f"ask two questions in docs/*/{slug}.md"
    assert COMPUTED.keys() & set(asked), f"compute an answer in tests/questions/ for {asked}"


# What such a check has to find

PAGE = """\
!!! choose shape "Which shape?"

    - [x] (3, 5)

        Yes.

    - [ ] (5, 3)

        No.

!!! enter loss "Which loss?"

    - [x] {{ loss:.2f }}

        Yes.

!!! enter both "Which shape?"

    - [x] ({{ rows }}, {{ columns }})

        Yes.
"""
VALUES = {"loss": 0.2549, "rows": 3, "columns": 5}


def _found(folder: Path, text: str, number: int, truth: object) -> str:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    page = read_page(path, "de")

    def value(reference: str) -> tuple[object, str]:
        name, _, spec = reference.partition(":")
        return VALUES[name], spec

    return difference(page, page.questions[number], truth, value)


@pytest.mark.parametrize(
    ("number", "truth"),
    [(0, [True, False]), (0, np.array([1, 0]) > 0), (1, 0.2549), (1, 0.25), (2, (3, 5))],
)
def test_a_right_answer_is_accepted(tmp_path: Path, number: int, truth: object) -> None:
    assert _found(tmp_path, PAGE, number, truth) == ""


@pytest.mark.parametrize(
    ("number", "truth", "told"),
    [
        (0, [False, True], "right are [False, True], the page marks [True, False]"),
        (0, [True, True], "right are [True, True]"),
        (0, [True], "right are [True]"),
        (1, 0.26, "the right value is 0.26, the page says 0,25"),
        (1, -0.25, "the right value is -0.25"),
        (1, (0.25,), "the page says 0,25"),
        (2, (5, 3), "the page says (3, 5)"),
        (2, (3, 5, 1), "the page says (3, 5)"),
        (2, 3, "the page says (3, 5)"),
    ],
)
def test_a_wrong_answer_is_told(tmp_path: Path, number: int, truth: object, told: str) -> None:
    assert told in _found(tmp_path, PAGE, number, truth)


def test_a_wrong_choice_marked_right_is_told(tmp_path: Path) -> None:
    swapped = PAGE.replace("[x] (3", "[ ] (3").replace("[ ] (5", "[x] (5")
    assert "the page marks [False, True]" in _found(tmp_path, swapped, 0, [True, False])
