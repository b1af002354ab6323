"""Formulas: TeX in, SVG, hidden MathML, spoken label and plain text out, at build time."""

from .decimals import localise_decimals
from .formulas import Formulas
from .macros import without_macros
from .markup import glyph_sheet, html
from .types import Formula, Rendered, TexError

__all__ = [
    "Formula",
    "Formulas",
    "Rendered",
    "TexError",
    "glyph_sheet",
    "html",
    "localise_decimals",
    "without_macros",
]
