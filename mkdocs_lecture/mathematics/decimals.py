"""Decimal numbers in a formula, written the way the page's language writes them."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<prose>\\(?:text(?:rm|bf|it|up|normal)?|mbox)\s*(?={))
    | (?P<number>(?<![\d.])\d+\.\d+(?!\d|\.\d))
    | (?P<script>[_^]\s*{)
    | (?P<comma>,)
    | (?P<open>\\[{]|\\l(?:brace|brack|angle|vert|Vert)(?![a-zA-Z])|[(\[])
    | (?P<close>\\[}]|\\r(?:brace|brack|angle|vert|Vert)(?![a-zA-Z])|[)\]])
    | (?P<group>{) | (?P<end>})
    | (?P<other>\\[a-zA-Z]+|\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNIT_FOLLOWS = re.compile(r"\s*(?:em|ex|mu|pt|px|cm|mm|in|pc)(?![a-z])")
_SPACE_FOLLOWS = re.compile(r"\s|\\[ ,;:]|~|\\q?quad(?![a-zA-Z])")
_DECIMAL_BEFORE = re.compile(r"\d\{,\}\d+$")
_DECIMAL_FOLLOWS = re.compile(r"[-+]?\d+\.\d")


def localise_decimals(tex: str, language: str) -> str:
    r"""Return `tex` with the decimal point of `language` ("de" has a comma; others stay).

    In German a list that contains a decimal number is separated by semicolons, as far as it
    stands in visible brackets; indices, texts and lengths stay as they are.

    >>> localise_decimals("0.5 x", "de")
    '0{,}5 x'
    >>> localise_decimals("0.5 x", "en")
    '0.5 x'
    >>> localise_decimals(r"x = (0.5, 1,\ 0.3)", "de")
    'x = (0{,}5; 1;\\ 0{,}3)'
    >>> localise_decimals("w_{1, 2} (0.5,2.5)", "de")
    'w_{1, 2} (0{,}5;2{,}5)'
    >>> localise_decimals("(N, D)", "de")
    '(N, D)'
    >>> localise_decimals(r"\text{ab 0.5, sonst (a, b)} \\[0.5em] x", "de")
    '\\text{ab 0,5, sonst (a, b)} \\\\[0.5em] x'
    """
    if language != "de" or not any(m.lastgroup == "number" for m in _TOKEN.finditer(tex)):
        return tex
    done: list[str] = []
    around = [("", 0)]  # braces we are in: what they hold, and how many brackets are open there
    prose_next = False
    for match in _TOKEN.finditer(tex):
        token, kind = match.group(), match.lastgroup
        holds, depth = around[-1]
        if kind in ("group", "script"):
            inner = "prose" if prose_next else "script" if kind == "script" else holds
            around.append((inner, 0 if kind == "script" else depth))
        elif kind == "end" and len(around) > 1:
            around.pop()
        elif kind == "open":
            around[-1] = (holds, depth + 1)
        elif kind == "close":
            around[-1] = (holds, max(0, depth - 1))
        elif kind == "number" and holds == "prose":
            token = token.replace(".", ",")
        elif kind == "number" and not _UNIT_FOLLOWS.match(tex, match.end()):
            token = token.replace(".", "{,}")
        elif kind == "comma" and depth and not holds:
            next_to_decimal = _DECIMAL_FOLLOWS.match(tex, match.end()) or _DECIMAL_BEFORE.search(
                "".join(done[-1:])
            )
            if next_to_decimal or _SPACE_FOLLOWS.match(tex, match.end()):
                token = ";"
        prose_next = kind == "prose"
        done.append(token)
    return "".join(done)
