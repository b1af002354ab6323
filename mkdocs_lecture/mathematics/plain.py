"""A formula as a short line of text, for the search index and the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize
from xml.etree.ElementTree import Element

_INVISIBLE = "\u2061\u2062\u2063\u2064\u200b\ufeff"
_BINARY = set("+−-±∓×⋅·∘⊙⊗∗∪∩∧∨")
_RELATION = set("=<>≤≥≈≠∈∉⊂⊆∼≡≔∝→←↔⇒⇔⟹⟶↦⟼∣≪≫:")
_OPENING, _CLOSING = set("([{⟨⌊⌈"), set(")]}⟩⌋⌉")
_TIGHT = set("∂∇√−-+/|‖.")  # stands close to its neighbours
_BIG = set("∑∏∫⋃⋂")
_SUPERSCRIPT = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "¯": "\u0304",
    "―": "\u0304",
    "~": "\u0303",
    "˜": "\u0303",
}
_ACCENTS |= {"→": "\u20d7", "˙": "\u0307", "¨": "\u0308", "ˉ": "\u0304", "‾": "\u0304"}
_DOUBLE_STRUCK = str.maketrans("CNPQRZ", "ℂℕℙℚℝℤ")


def plain_text(node: Element) -> str:
    """Return a readable form of a MathML tree, on one line and without markup.

    >>> from xml.etree.ElementTree import fromstring
    >>> plain_text(fromstring("<math><msub><mi>w</mi><mn>2</mn></msub><mi>x</mi></math>"))
    'w2 x'
    """
    return normalize("NFC", re.sub(r"\s+", " ", _text(node)).strip())


def _text(node: Element) -> str:
    write = _WRITERS.get(node.tag)
    if write:
        return write(node)
    if len(node):
        return _row(node)
    text = (node.text or "").translate(dict.fromkeys(map(ord, _INVISIBLE)))
    if node.get("mathvariant") == "double-struck":
        text = text.translate(_DOUBLE_STRUCK)
    return text


def _row(node: Element) -> str:
    """Join operands and operators with the spaces that a reader of plain text needs."""
    line, after_big = "", False
    for child in _flat(node):
        text = _text(child)
        if child.tag == "mspace":
            line += " "
        elif not text:
            continue
        elif text[0] in _RELATION or (text in _BINARY and _ends_operand(line)):
            line = f"{line.rstrip()} {text} "
        elif text in (",", ";"):
            line = f"{line.rstrip()}{text} "
        elif after_big or _needs_space(line, text):
            line += f" {text}"
        else:
            line += text
        after_big = child.tag in ("munder", "munderover") or text in _BIG
    return line


def _flat(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag in ("mrow", "mstyle", "mpadded") and len(child):
            yield from _flat(child)
        else:
            yield child


def _ends_operand(line: str) -> bool:
    last = line.rstrip()[-1:]
    return bool(last) and last not in _OPENING | _RELATION | _BINARY | set(",;/")


def _needs_space(line: str, text: str) -> bool:
    """Tell whether a product like "w2 x" would run together; "2x", "dw" and "f(x)" may."""
    last = line[-1:]
    if not last or last in _OPENING | _TIGHT or last.isspace():
        return False
    if text[0] in _OPENING | _CLOSING | _TIGHT or text[0].isspace() or text == "!":
        return False
    word = re.search(r"\w*$", line)[0]
    return not (len(text) == 1 and (word.isdigit() or len(word) == 1))


def _atom(text: str) -> str:
    """Put what is not one word, or one thing in brackets, into brackets."""
    return (
        text
        if re.fullmatch(r"[^\W_]+(?:[.,]\d+)?|\([^()]*\)|\[[^\[\]]*\]|.", text)
        else f"({text})"
    )


def _part(node: Element) -> str:
    """Numerator or denominator: a derivative's "d loss" needs no brackets."""
    text = plain_text(node)
    return text if re.fullmatch(r"[d∂] ?[\w¹²³ᵀ]+", text) else _atom(text)


def _subscript(base: str, node: Element) -> str:
    text = plain_text(node).replace(" ", "")
    if re.fullmatch(r"\d+(?:,\d+)*", text) and base[-1:].isalpha():
        return base + text
    return f"{base}_{text}" if re.fullmatch(r"\w+", text) else f"{base}_({text})"


def _superscript(base: str, node: Element) -> str:
    text = plain_text(node)
    if text == "T":
        return f"{base}ᵀ"
    if text in ("*", "∗", "′", "″", "'"):
        return base + text.replace("∗", "*")
    if re.fullmatch(r"[-−+]?\d+", text):
        return base + text.translate(_SUPERSCRIPT)
    return f"{base}^{_atom(text)}"


def _scripts(node: Element) -> str:
    return _superscript(_subscript(_text(node[0]), node[1]), node[2])


def _over(node: Element) -> str:
    base, over = _text(node[0]), _text(node[1])
    if "⏞" in base + over:
        return base.replace("⏞", "")
    if base in _RELATION:
        return f"{base}[{plain_text(node[1])}]"
    accent = _ACCENTS.get(over)
    if accent and len(base) == 1:
        return base + accent
    return base if accent else _superscript(base, node[1])


def _under(node: Element) -> str:
    if "⏟" in "".join(node.itertext()):
        return _text(node[0])
    return _subscript(_text(node[0]), node[1])


def _table(node: Element) -> str:
    rows = [[plain_text(cell) for cell in row] for row in node]
    aligned = any(cell[:1] in _RELATION for row in rows for cell in row if cell)
    return "; ".join((" " if aligned else ", ").join(filter(None, row)) for row in rows)


def _root(node: Element) -> str:
    text = _row(node).strip()
    return f"√{text}" if re.fullmatch(r"\w|\d+", text) else f"√({text})"


_WRITERS = {
    "mfrac": lambda n: f"{_part(n[0])}/{_part(n[1])}",
    "msqrt": _root,
    "mroot": lambda n: f"{_superscript('', n[1])}√{_atom(plain_text(n[0]))}",
    "msub": lambda n: _subscript(_text(n[0]), n[1]),
    "msup": lambda n: _superscript(_text(n[0]), n[1]),
    "msubsup": _scripts,
    "munder": _under,
    "mover": _over,
    "munderover": _scripts,
    "mtable": _table,
    "mspace": lambda n: " ",
    "mphantom": lambda n: "",
}
