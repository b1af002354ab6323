"""Wording: what the speech engine says of this lecture's formulas, put right.

It is done in two places. `prepare` rewrites the MathML the engine reads where the words alone
would not tell what was meant; `correct` replaces words by a table per language.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from .mathml import copy, simplify
from .wording import BY, BY_END, CELL, CORRECTIONS, NUMBER, PARTIAL, PAUSES, ROW, UPPER, UPPER_END


def prepare(root: Element) -> str:
    """Return the MathML to be read aloud, from MathJax's tree."""
    root = copy(root)
    for node in root.iter():
        _mark_gaps(node)
    root = simplify(root)
    for node in root.iter():
        _mark_indices(node)
        _mark_derivative(node)
        _mark_cells(node)
    return tostring(root, encoding="unicode")


def correct(words: str, language: str) -> str:
    """Return what the engine says, corrected.

    >>> correct("w Index i hoch serifenloses T", "de")
    'w Index i transponiert'
    >>> correct("the metric of x sub 2", "en")
    'the norm of x sub 2'
    """
    for pattern, replacement in PAUSES + CORRECTIONS[language] + PAUSES:
        words = re.sub(pattern, replacement, words)
    return re.sub(r"\s+", " ", words).strip(" ,")


def _mark_gaps(node: Element) -> None:
    r"""Separate the formulas on both sides of \quad; and drop frames, which cannot be spoken."""
    if node.tag == "menclose":
        node.tag = "mrow"
    if node.tag == "mspace" and node.get("width") in ("1em", "2em"):
        node.tag, node.text = "mtext", CELL


def _mark_indices(node: Element) -> None:
    """Mark w_2, and y^{(1)}, which counts neurons: unmarked it is read as a power."""
    if node.tag in ("msub", "msubsup") and node[0].tag == "mi" and node[1].tag == "mn":
        node[1].tag, node[1].text = "mi", f"{NUMBER}{node[1].text}"
    if node.tag in ("msup", "msubsup") and node[-1].tag == "mrow":
        first, last = node[-1][0], node[-1][-1]
        if (first.text, last.text) in (("(", ")"), ("[", "]")):
            first.tag = last.tag = "mtext"
            first.text, last.text = UPPER, UPPER_END


def _mark_derivative(node: Element) -> None:
    """Turn d loss over d w into "d loss by d w": it is no quotient."""
    if node.tag != "mfrac" or not all(map(_starts_with_d, node)):
        return
    for place, word in ((1, BY), (3, BY_END)):
        mark = Element("mtext")
        mark.text = word
        node.insert(place, mark)
    node.tag = "mrow"


def _starts_with_d(part: Element) -> bool:
    first = part[0] if part.tag == "mrow" and len(part) else None
    if first is None or first.text not in ("d", "∂"):
        return False
    if first.text == "∂":
        first.tag, first.text = "mi", PARTIAL
    return True


def _mark_cells(node: Element) -> None:
    """Separate the entries of a matrix; without a pause "1 2" is read as twelve or as one, two."""
    if node.tag != "mtable":
        return
    cells = [(cell, CELL if cell is not row[-1] else ROW) for row in node for cell in row]
    for cell, word in cells[:-1]:
        SubElement(cell, "mtext").text = word
