"""What the build can prove about the whole site, as values of a program called `site`."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from mkdocs_lecture import mathematics
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page
from mkdocs_lecture.results import Run
from mkdocs_lecture.values import REFERENCE, Reference

PROGRAM = "site"  # Python's own module of this name would hide a program called so

_VENDORED = Path(mathematics.__file__).parent / "vendor" / "versions.json"


def facts(
    pages: Iterable[Page], programs: Iterable[str], run: Callable[[str], Run]
) -> dict[str, int | str]:
    """Count what one language's `pages` hold and what the `programs` that they use have run.

    What cannot be read or run does not count: its error is reported where it stands.
    """
    pages = list(pages)
    runs = [done for name in sorted(set(programs)) if (done := _run(run, name))]
    values = [
        match["reference"]
        for page in pages
        for block in page.blocks
        for match in REFERENCE.finditer(block.text)
        if not match["reference"].startswith(f"{PROGRAM}/")
    ]
    return {
        "pages": len(pages),
        "programs": len(runs),
        "cells": sum(len(done.cells) for done in runs),
        "figures": sum(_figures(page, run) for page in pages),
        "equations": sum(len(page.equations) for page in pages),
        "values": len(values),
        **versions(),
    }


def versions() -> dict[str, str]:
    """Return the versions of what computes and typesets.

    >>> sorted(versions())
    ['mathjax', 'matplotlib', 'numpy', 'python', 'scikit_learn']
    """
    return {
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "scikit_learn": version("scikit-learn"),
        "matplotlib": version("matplotlib"),
        "mathjax": json.loads(_VENDORED.read_text(encoding="utf-8"))["@mathjax/src"],
    }


def look_up(reference: Reference, known: Mapping[str, int | str]) -> int | str:
    """Return the fact that the reference names; raise AuthorError naming what there is."""
    if reference.cell or reference.indices or reference.name not in known:
        raise AuthorError(
            f"about the site there is no value `{reference.name}`"
            if reference.name not in known
            else f"`{PROGRAM}/{reference.name}` has no cells and no entries",
            remedy=f"Write {{{{ {PROGRAM}/name }}}} with one of: {', '.join(sorted(known))}.",
        )
    return known[reference.name]


def _run(run: Callable[[str], Run], name: str) -> Run | None:
    try:
        return run(name)
    except AuthorError:
        return None


def _figures(page: Page, run: Callable[[str], Run]) -> int:
    try:
        fences = page.fences
    except AuthorError:
        return 0
    return sum(
        len(done.cells[fence.cell].figures)
        for fence in fences
        if fence.options.get("output") != "hide"
        and (done := _run(run, fence.program))
        and fence.cell in done.cells
    )
