"""Make the site's three font files from Adobe's: `python subset.py NODE_MODULES` (see SOURCES.txt).

Only a change of the faces, or of the characters below, needs this; the build never does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Latin with German, Greek, and the arrows and signs that prose, code and figure labels use.
CHARACTERS = {
    *range(0x20, 0x7F),
    *map(ord, "\u00a0§©«°±²³µ·¹»¼½¾×÷ÄÖÜßäöüàâçèéêëíîïñóôùûŷ"),
    *map(ord, "ΔΣΩαβγδεηθλμπρστφω"),
    *map(ord, "‐‑‒–—‘’‚“”„†•…‰′″‹›⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₍₎€™"),
    *map(ord, "←↑→↓↔⇒∂∆∏∑−∕√∞∫≈≠≤≥✓│─\u0302\u2009\u202f"),
}
FEATURES = ["kern", "liga", "mark", "ccmp", "lnum", "tnum"]

# File, source below node_modules, pinned or limited axes, and the new name: the licence reserves
# "Source" for Adobe's own files, and a subset is no longer one of them.
FACES = [
    (
        "serif",
        "source-serif/VAR/SourceSerif4Variable-Roman.ttf",
        {"opsz": 15, "wght": (400, 700)},
        "Lecture Serif",
    ),
    (
        "serif-italic",
        "source-serif/VAR/SourceSerif4Variable-Italic.ttf",
        {"opsz": 15, "wght": 400},  # bold italics are rare: the browser thickens these
        "Lecture Serif",
    ),
    (
        "code",
        "source-code-pro/WOFF2/VF/SourceCodeVF-Upright.ttf.woff2",
        {"wght": (400, 700)},
        "Lecture Code",
    ),
]


def make(source: Path, target: Path, axes: dict, name: str) -> None:
    """Write `source` with `CHARACTERS` and `axes` only to `target`, renamed to `name`."""
    font = TTFont(source)
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]  # copyright, names, licence
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, axes)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    font["head"].modified = font["head"].created  # the same bytes on every run
    font.recalcTimestamp = False
    subset.save_font(font, target, options)


if __name__ == "__main__":
    for stem, source, axes, name in FACES:
        make(Path(sys.argv[1]) / source, Path(__file__).with_name(f"{stem}.woff2"), axes, name)
