"""MathML as a tree: reading MathJax's, and writing what a screen reader needs of it."""

from __future__ import annotations

import re
from contextlib import suppress
from unicodedata import lookup, name
from xml.etree.ElementTree import Element, fromstring, tostring

# What changes the meaning; spacing, alignment and the like are only for the eye, which has the SVG.
_KEPT = {"mathvariant", "display", "linethickness", "notation", "accent", "accentunder"}
_ALPHABETS = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "fraktur": "FRAKTUR",
    "monospace": "MONOSPACE",
}
_ROWS = {"math", "mrow", "mstyle", "mtd", "mpadded"}


def parse(mathml: str) -> Element:
    """Return the tree of MathJax's MathML, without namespace and without data attributes."""
    mathml = mathml.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)
    root = fromstring(re.sub(r">\n\s*<", "><", mathml))
    for node in root.iter():
        for attribute in [it for it in node.attrib if it.startswith("data-")]:
            del node.attrib[attribute]
    return root


def copy(node: Element) -> Element:
    """Return a deep copy."""
    return fromstring(tostring(node))


def simplify(root: Element) -> Element:
    """Return a copy without attributes for the eye, spaces and rows of one element."""
    root = copy(root)
    _simplify(root)
    return root


def compact(root: Element) -> str:
    """Return the short markup of a tree for an HTML page."""
    root = simplify(root)
    for node in root.iter():
        variant = node.attrib.pop("mathvariant", None)
        if variant == "normal":
            node.set("mathvariant", "normal")  # the only one that browsers know
        elif variant in _ALPHABETS and node.text:
            node.text = "".join(_letter(_ALPHABETS[variant], char) for char in node.text)
    return tostring(root, encoding="unicode", short_empty_elements=False)


def _letter(alphabet: str, char: str) -> str:
    """Return the letter of a mathematical alphabet, such as ℝ; the same letter if there is none."""
    kind = re.sub(r"(?:LATIN|GREEK) (\w+) LETTER", r"\1", name(char, ""))
    for start in ("MATHEMATICAL ", ""):
        with suppress(KeyError):
            return lookup(f"{start}{alphabet} {kind}")
    return char


def _simplify(node: Element) -> None:
    for attribute in [it for it in node.attrib if it not in _KEPT]:
        del node.attrib[attribute]
    for child in node:
        _simplify(child)
    if node.tag in ("mstyle", "mpadded"):
        node.tag = "mrow"
    if node.tag in _ROWS:
        for child in [child for child in node if child.tag == "mspace"]:
            node.remove(child)
    for i, child in enumerate(node):
        if child.tag == "mrow" and len(child) == 1 and not child.attrib:
            node[i] = child[0]
