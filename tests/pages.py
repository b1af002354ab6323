"""The real pages, read once for all tests that look at their sources."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from mkdocs_lecture.pages import Page, read_page

ROOT = Path(__file__).parent.parent
LANGUAGES = ("de", "en")


@cache
def pages(language: str) -> dict[str, Page]:
    """Return the pages of one language by slug."""
    files = sorted((ROOT / "docs" / language).glob("**/*.md"))
    return {file.stem: read_page(Path(os.path.relpath(file)), language) for file in files}


def equations(label: str) -> dict[str, str]:
    """Return the TeX of the equation `page/label` in each language that has it."""
    slug, _, name = label.partition("/")
    return {
        language: equation.tex
        for language in LANGUAGES
        for equation in pages(language)[slug].equations
        if equation.label == name
    }
