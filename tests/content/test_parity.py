"""Both languages say the same: every block of one page has its twin on the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_lecture.errors import report
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.parity import differences
from tests.pages import LANGUAGES, pages

SLUGS = sorted(set(pages("de")) | set(pages("en")))


@pytest.mark.parametrize("slug", SLUGS)
def test_both_languages_say_the_same(slug: str) -> None:
    german, english = (pages(language)[slug] for language in LANGUAGES)
    errors = differences(german, english) + differences(english, german)
    assert not errors, f"\n{report(errors)}"


def test_both_languages_agree_on_the_facts_of_a_page() -> None:
    for slug in SLUGS:
        german, english = (pages(language)[slug].meta for language in LANGUAGES)
        assert german.keys() == english.keys(), slug
        for fact in german.keys() - {"title", "description"}:
            assert german[fact] == english[fact], f"{slug}: {fact}"


SAME = r"""
# Title { #title }

A value {{ loss:.2f }}, a formula $w_1$, a [link](index.md), \eqref{first}.

$$
y = 1 \text{ %(if)s } x > 0
\label{first}
$$

!!! step "%(why)s"

    ```cell forward
    alt: %(why)s
    ```

1. one
2. two

!!! choose shape "%(why)s?"

    - [x] (3, 4)

        %(why)s

!!! enter number "%(why)s?"

    - [ ] 17

        %(why)s

%(why)s
:   A definition.

| a | b |
|---|---|
| 1 | 2 |

```pycon
>>> 1 + 1
2
```
"""

GERMAN = SAME % {"if": "wenn", "why": "Warum"}
ENGLISH = SAME % {"if": "if", "why": "Why"}

PLANTED = {
    "a heading": ("{ #title }", "{ #titel }"),
    "a value": ("loss:.2f", "loss:.3f"),
    "a formula": ("$w_1$", "$w_2$"),
    "a link": ("index.md", "other.md"),
    "a reference": ("eqref{first}", "eqref{second}"),
    "a sign in an equation": ("y = 1", "y = -1"),
    "a label": ("label{first}", "label{one}"),
    "an admonition": ("!!! step", "!!! note"),
    "a part's id": ("choose shape", "choose form"),
    "a right answer": ("- [x]", "- [ ]"),
    "a typed value": ("- [ ] 17", "- [ ] 18"),
    "a cell": ("cell forward", "cell backward"),
    "an alt text": ("    alt: Why\n", ""),
    "a table row": ("| 1 | 2 |\n", ""),
    "a list item": ("2. two", "two"),
    "a definition": (":   A def", "A def"),
    "a doctest": (">>> 1 + 1", ">>> 1 + 2"),
}


def _page(folder: Path, language: str, text: str) -> Page:
    path = folder / language / "page.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_page(path, language)


def _differences(folder: Path, english: str) -> str:
    twins = _page(folder, "de", GERMAN), _page(folder, "en", english)
    return report(differences(*twins) + differences(*reversed(twins)))


def test_words_may_differ(tmp_path: Path) -> None:
    assert _differences(tmp_path, ENGLISH) == ""


@pytest.mark.parametrize("what", PLANTED)
def test_planted_difference_is_told_with_its_line(tmp_path: Path, what: str) -> None:
    old, new = PLANTED[what]
    assert old in ENGLISH
    said = _differences(tmp_path, ENGLISH.replace(old, new))
    assert "has no twin in" in said
    assert "/page.md:" in said


def test_another_order_is_told(tmp_path: Path) -> None:
    doctest = ENGLISH[ENGLISH.index("```pycon") :]
    moved = ENGLISH.replace(doctest, "").replace("!!! step", f"{doctest}\n!!! step")
    assert "stands in another place" in _differences(tmp_path, moved)
