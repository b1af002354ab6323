"""Formulas: TeX in, SVG, hidden MathML, spoken label and plain text out, at build time."""

from .decimals import localise_decimals
from .formulas import Formulas
from .markup import STYLE, glyph_sheet, html
from .types import Formula, Rendered, TexError

__all__ = [
    "STYLE",
    "Formula",
    "Formulas",
    "Rendered",
    "TexError",
    "glyph_sheet",
    "html",
    "localise_decimals",
]
