"""What the run of a program gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CellRun:
    """What one cell gave: printed text, figures as SVG text, and the plain values after it."""

    printed: str
    figures: tuple[str, ...]
    values: dict[str, Any]


@dataclass(frozen=True)
class Run:
    """The run of a whole program: each named cell's result, in order, and its notebook (JSON)."""

    cells: dict[str, CellRun]
    notebook: str
