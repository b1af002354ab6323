"""What a reader copies from a page runs: the shown cells, in page order, in a fresh interpreter."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_lecture.pages import Page
from mkdocs_lecture.programs import read_program
from tests.pages import ROOT, pages

PACKAGES = {"numpy", "sklearn", "matplotlib"} | sys.stdlib_module_names


def shown_code(page: Page) -> str:
    """Join the code that the page shows, in page order, each cell once."""
    shown = dict.fromkeys(
        (fence.program, fence.cell) for fence in page.fences if fence.options.get("code") != "hide"
    )
    return "\n\n".join(
        read_program(ROOT / "snippets", program).cell(cell).code for program, cell in shown
    )


CODES = {slug: code for slug, page in pages("de").items() if (code := shown_code(page))}


def run_alone(code: str, folder: Path) -> None:
    """Run what was copied in a fresh interpreter in `folder`; a warning is a failure too."""
    (folder / "copied.py").write_text(code, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-W", "error", "copied.py"],
        cwd=folder,
        env=os.environ | {"MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("slug", CODES)
def test_copied_code_runs(slug: str, tmp_path: Path) -> None:
    run_alone(CODES[slug], tmp_path)


@pytest.mark.parametrize("slug", CODES)
def test_copied_code_needs_only_the_lectures_packages(slug: str) -> None:
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(CODES[slug]))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= PACKAGES
