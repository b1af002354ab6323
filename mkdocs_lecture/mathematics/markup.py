"""The markup put on a page: a picture for the eye beside MathML for the ear."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .types import Rendered


def html(rendered: Rendered, display: bool) -> str:
    """Return the element of one formula: a `<span class="math">`, or a `<div>` if displayed."""
    label = escape(rendered.speech, quote=True)
    math = rendered.mathml.replace("<math", f'<math aria-label="{label}"', 1)
    if display:
        return f'<div class="math-display">{rendered.svg}{math}</div>'
    return f'<span class="math">{rendered.svg}{math}</span>'


def glyph_sheet(rendered: Iterable[Rendered]) -> str:
    """Return one hidden `<svg>` with every glyph that these formulas use, sorted by id."""
    glyphs: dict[str, str] = {}
    for one in rendered:
        glyphs |= one.glyphs
    if not glyphs:
        return ""
    paths = "".join(glyphs[name] for name in sorted(glyphs))
    hidden = 'class="math-glyphs" aria-hidden="true" width="0" height="0"'
    return f"<svg {hidden}><defs>{paths}</defs></svg>"
