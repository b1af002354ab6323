"""Values in prose and formulas: read the reference, and look the value up in a run."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.results import Run

REFERENCE = re.compile(r"\{\{\s*(?P<reference>[^{}]+?)\s*\}\}")
_PARTS = re.compile(
    r"((?P<program>\w+)/)?((?P<cell>[a-z0-9-]+)\.)?"
    r"(?P<name>[A-Za-z_]\w*)(?P<indices>(\[[^]]+\])*)(:(?P<spec>.+))?"
)


@dataclass(frozen=True)
class Reference:
    """What stands between `{{` and `}}`: where the value comes from, and how it is written."""

    program: str
    cell: str
    name: str
    indices: tuple[Any, ...]
    spec: str


def parse(text: str, default_program: str) -> Reference:
    """Read a reference such as `forward.loss:.2f`; raise AuthorError if it is none.

    >>> parse("w1[0, 1]:.2f", "numpy_network")
    Reference(program='numpy_network', cell='', name='w1', indices=(0, 1), spec='.2f')
    """
    match = _PARTS.fullmatch(text)
    try:
        indices = [ast.literal_eval(f"({index},)") for index in _indices(match)]
    except (SyntaxError, ValueError, TypeError):
        match = None
    if match is None:
        raise AuthorError(
            f"`{{{{ {text} }}}}` is no value",
            remedy="Write {{ name }}, {{ cell.name }} or {{ program/cell.name }}, then [index] and "
            ":format where needed.",
        )
    return Reference(
        match["program"] or default_program,
        match["cell"] or "",
        match["name"],
        tuple(entry for index in indices for entry in index),
        match["spec"] or "",
    )


def _indices(match: re.Match[str] | None) -> list[str]:
    return re.findall(r"\[([^]]+)\]", match["indices"]) if match else []


def look_up(reference: Reference, run: Run) -> Any:
    """Return the value that the reference names; raise AuthorError naming what there is."""
    *_, last = run.cells
    cell = reference.cell or last
    if cell not in run.cells:
        raise AuthorError(
            f"program `{reference.program}` has no cell `{cell}`",
            remedy=f"Use one of its cells: {', '.join(run.cells)}.",
        )
    values = run.cells[cell].values
    if reference.name not in values:
        raise AuthorError(
            f"after cell `{cell}` of `{reference.program}` there is no value `{reference.name}`",
            remedy="Assign a number, string or small array to that name in the program. There are: "
            f"{', '.join(sorted(values)) or 'none'}.",
        )
    value = values[reference.name]
    try:
        for index in reference.indices:
            value = _contents(value)[index]
    except (KeyError, IndexError, TypeError):
        raise AuthorError(
            f"`{reference.name}` has no entry {list(reference.indices)}",
            remedy="Count from 0, and name keys in quotes.",
        ) from None
    return value


def _contents(value: Any) -> Any:
    """Undo the marks that `kernel_side.plain` sets on tuples and dictionaries."""
    if isinstance(value, dict):
        return next(iter(value.values()))
    return value
