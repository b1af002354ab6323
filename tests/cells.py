"""Run a cell of a program again with other numbers: the page's own may hide a wrong formula."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from mkdocs_lecture.programs import read_program
from tests.lazy_programs import load
from tests.pages import ROOT


def run_again(program: ModuleType, cell: str, **inputs: Any) -> dict[str, Any]:
    """Execute a cell among the program's names, `inputs` in place of some; return all names.

    The program itself stays as it is.
    """
    names = {**vars(load(program.__name__)), **inputs}
    exec(read_program(ROOT / "snippets", program.__name__).cell(cell).code, names)
    return names
