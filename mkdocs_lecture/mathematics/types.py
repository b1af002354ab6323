"""What goes into the formula renderer and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula of a page: its TeX without dollar signs, in the language of that page."""

    tex: str
    display: bool = False
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything a page needs of one formula.

    svg     `<svg>` markup, sized in ex; several, joined by spaces, if a long inline formula may
            break between lines
    mathml  `<math>` markup without presentational attributes, without a label
    speech  how the formula is read aloud
    text    a short form without markup, for the search index and the table of contents
    glyphs  id -> `<path>` of each glyph that `svg` refers to; ids depend on the outline alone
    """

    svg: str
    mathml: str
    speech: str
    text: str
    glyphs: dict[str, str] = field(hash=False)


class TexError(ValueError):
    """A formula that cannot be typeset; `tex` is the source as the author wrote it."""

    def __init__(self, tex: str, message: str) -> None:
        """Keep the source, so that the caller can find its file and line."""
        super().__init__(f"{message}, in the formula: {tex}")
        self.tex = tex
        self.message = message
