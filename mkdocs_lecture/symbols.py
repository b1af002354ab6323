"""The symbols that have a colour, and their names in formulas and in code.

The author marks nothing: the name alone decides. What colour a class such as `sym-w` has is
written in docs/assets/symbols.css.
"""

from __future__ import annotations

import ast
import html
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Symbol:
    """The names of one symbol.

    tex   what it is called in a formula, indices and accents left out
    code  a pattern of what it is called in a program; `_` and more may follow, as in `y_pred`
    """

    tex: tuple[str, ...]
    code: str


SYMBOLS = {
    "x": Symbol(("X", "x"), r"[Xx]\d*"),
    "w": Symbol(("W", "w"), r"[Ww]\d*|coefs"),
    "b": Symbol(("b",), r"b\d*|intercepts"),
    "y": Symbol(("Y", "y", r"\ypred"), r"[Yy]\d*"),
    # Of the loss. A derivative of the loss by anything is one too: mathematics/colours.py.
    "gradient": Symbol((r"\delta", r"\nabla"), r"delta\d*|grad|slopes?|d[wbyz]\d*"),
}
OF_TEX = {name: symbol for symbol, names in SYMBOLS.items() for name in names.tex}

_CODE = re.compile("|".join(f"(?P<{key}>(?:{it.code})(?:_\\w*)?)" for key, it in SYMBOLS.items()))
_NAME = re.compile(r'<span class="n">(\w+)</span>')  # in a block, as Pygments writes it
_DOT = '<span class="o">.</span>'
_PARENTHESIS = '<span class="p">('
_INLINE = re.compile(r"(?<!<pre>)<code>(?P<code>[^<\n]+)</code>")


def css_class(symbol: str) -> str:
    """Return the class of a symbol in HTML and SVG."""
    return f"sym-{symbol}"


def symbol_of(name: str, attribute: bool = False) -> str | None:
    """Return which symbol a name in a program is, if any.

    As an attribute only what scikit-learn has learnt: `X.T` and `image.y` are something else.

    >>> [symbol_of(name) for name in ("X_train", "w1", "intercepts_", "y_pred", "grad_w2")]
    ['x', 'w', 'b', 'y', 'gradient']
    >>> [symbol_of(name) for name in ("xs", "weights", "best", "year", "z1", "alpha")]
    [None, None, None, None, None, None]
    >>> symbol_of("coefs_", attribute=True), symbol_of("y", attribute=True)
    ('w', None)
    """
    match = _CODE.fullmatch(name)
    if not match or (attribute and not name.endswith("_")):
        return None
    return match.lastgroup


def colour_code(content: str) -> str:
    """Mark the symbols' names in a page's blocks of code and code within a line.

    >>> colour_code('<span class="n">w1</span><span class="o">+</span><span class="n">z1</span>')
    '<span class="n sym-w">w1</span><span class="o">+</span><span class="n">z1</span>'
    >>> colour_code("<p>the entry <code>w1[0, 1]</code></p>")
    '<p>the entry <code><span class="sym-w">w1</span>[0, 1]</code></p>'
    """
    content = _NAME.sub(_marked_name, content)
    return _INLINE.sub(lambda m: f"<code>{_marked_inline(m['code'])}</code>", content)


def _marked_name(match: re.Match[str]) -> str:
    content, name = match.string, match[1]
    if content.startswith(_PARENTHESIS, match.end()):
        return match[0]  # a function
    symbol = symbol_of(name, attribute=content.endswith(_DOT, 0, match.start()))
    return f'<span class="n {css_class(symbol)}">{name}</span>' if symbol else match[0]


def _marked_inline(escaped: str) -> str:
    """Mark the names in a line of Python; what is none, such as `--y`, stays as it is."""
    if not any(_CODE.fullmatch(word) for word in re.findall(r"\w+", escaped)):
        return escaped
    code = html.unescape(escaped).encode()  # Python counts columns in bytes
    done, end = [], 0
    for start, name in sorted(_names(code.decode())):
        symbol = symbol_of(name, attribute=code[start - 1 : start] == b".")
        if symbol:
            done.append(html.escape(code[end:start].decode(), quote=False))
            done.append(f'<span class="{css_class(symbol)}">{name}</span>')
            end = start + len(name)
    return "".join([*done, html.escape(code[end:].decode(), quote=False)]) if done else escaped


def _names(code: str) -> Iterator[tuple[int, str]]:
    """Yield the variables and attributes of a line of Python with their columns in bytes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the page's code, not of ours
            tree = ast.parse(code.strip())
    except (SyntaxError, ValueError):
        return
    before = len(code) - len(code.lstrip())
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if id(node) in called:
            continue
        if isinstance(node, ast.Name):
            yield before + node.col_offset, node.id
        elif isinstance(node, ast.Attribute):
            yield before + node.end_col_offset - len(node.attr.encode()), node.attr
