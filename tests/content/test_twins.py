"""No paragraph is changed in one language and forgotten in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_lecture.errors import report
from mkdocs_lecture.twins import check, left_behind, read_agreed, written
from tests.pages import LANGUAGES, ROOT, pages

TWINS = {slug: tuple(pages(language)[slug] for language in LANGUAGES) for slug in pages("de")}
RECORD = ROOT / "docs" / "agreed.txt"


@pytest.mark.parametrize("slug", TWINS)
def test_no_paragraph_is_left_behind(slug: str) -> None:
    errors = left_behind(*TWINS[slug], read_agreed(RECORD).get(slug, []))
    assert not errors, f"\n{report(errors)}"


def test_the_record_is_up_to_date() -> None:
    current = written(TWINS) == RECORD.read_text(encoding="utf-8")
    assert current, "paragraphs are new or changed in both languages: `make parity` records them"


GERMAN = """---
title: Titel
---

# Titel { #title }

Ein Absatz
mit zwei Zeilen.

## Noch einer { #more }

Der zweite.

```cell forward
alt: Ein Bild.
```
"""
ENGLISH = """---
title: Title
---

# Title { #title }

A paragraph
of two lines.

## One more { #more }

The second.

```cell forward
alt: A picture.
```
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages that have agreed."""
    for language, text in zip(LANGUAGES, (GERMAN, ENGLISH), strict=True):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
    assert check(tmp_path) == []
    return tmp_path


def change(docs: Path, language: str, old: str, new: str) -> None:
    file = docs / language / "page.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "old", "new", "place", "twin"),
    [
        ("de", "zwei Zeilen", "drei Zeilen", "de/page.md:7", "en/page.md:7"),
        ("en", "The second", "The third", "en/page.md:12", "de/page.md:12"),
        ("en", "A picture", "A drawing", "en/page.md:14", "de/page.md:14"),
        ("de", "title: Titel", "title: Name", "de/page.md:1", "en/page.md:1"),
        ("de", "# Titel {", "# Überschrift {", "de/page.md:5", "en/page.md:5"),
    ],
)
def test_a_change_in_one_language_is_told_with_both_places(
    docs: Path, language: str, old: str, new: str, place: str, twin: str
) -> None:
    change(docs, language, old, new)
    said = report(check(docs))
    assert said.startswith(f"{docs}/{place}: this paragraph has changed")
    assert f"twin {docs}/{twin} has not" in said
    assert report(check(docs)) == said, "nothing is recorded before it agrees"


def test_a_change_in_both_languages_is_recorded(docs: Path) -> None:
    change(docs, "de", "Der zweite", "Der dritte")
    change(docs, "en", "The second", "The third")
    assert check(docs) == []
    change(docs, "en", "The third", "The fourth")
    assert "has changed" in report(check(docs))


def test_white_space_is_no_change(docs: Path) -> None:
    change(docs, "de", "Absatz\nmit", "Absatz mit")
    assert check(docs) == []


def test_the_author_may_say_that_both_agree(docs: Path) -> None:
    change(docs, "de", "zwei Zeilen", "2 Zeilen")
    assert check(docs) != []
    assert check(docs, agree=True) == []
    assert check(docs) == []


def test_a_paragraph_in_one_language_only_is_told_with_its_section(docs: Path) -> None:
    change(docs, "en", "The second.", "The second.\n\nA third.")
    said = report(check(docs, agree=True))
    assert "the section `#more` has 3 paragraphs" in said and "it has 4" in said
