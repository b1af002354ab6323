"""A symbol has one colour in formulas, code and figures; its name alone decides which."""

from __future__ import annotations

import html
import re

import pytest
from drawing import palette
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonConsoleLexer, PythonLexer

from mkdocs_lecture import finish
from mkdocs_lecture.expanded import Expanded
from mkdocs_lecture.mathematics.colours import colour
from mkdocs_lecture.symbols import SYMBOLS, colour_code, css_class, symbol_of
from tests.pages import ROOT, pages
from tests.site.test_style import COLOURS, contrast

SHEET = (ROOT / "docs/assets/symbols.css").read_text(encoding="utf-8")
NAMES = {
    "x": ["X", "x", "x1", "X_train", "X_test_std", "x_column"],
    "w": ["w", "w1", "w12", "w1_slide", "coefs_"],
    "b": ["b", "b1", "b2", "b1_slide", "intercepts_"],
    "y": ["y", "y1", "y2", "y_pred", "y_train", "y_pred_raw"],
    "gradient": ["grad", "grad_w1", "dw1", "db2", "delta", "delta1", "slope", "slopes_off"],
}
NONE = ["z1", "loss", "alpha", "xs", "best", "bias", "weights", "width", "by", "year", "yes"]
NONE += ["dead", "dtype", "graduate", "wb", "X1y", "_x", "np", "gradients", "bs"]
# The same thing in a formula and in a program.
TWINS = [("X", "X"), ("w_1", "w1"), ("b_2", "b2"), ("y_1", "y1"), (r"\ypred", "y_pred")]
TWINS += [(r"\delta_1", "delta1"), (r"\frac{\partial \loss}{\partial w_1}", "grad_w1")]


def block(code: str, lexer=PythonLexer) -> str:
    """Return the markup of a block of code, with `<x X>` for `X` marked as the symbol x."""
    written = highlight(code, lexer(), HtmlFormatter(nowrap=True))
    marked = re.sub(r'<span class="n sym-(\w+)">(\w+)</span>', r"⟨\1 \2⟩", colour_code(written))
    assert "sym-" not in marked
    text = html.unescape(re.sub(r"<[^>]*>", "", marked)).strip()
    return text.replace("⟨", "<").replace("⟩", ">")


def line(code: str) -> str:
    """Return what becomes of code within a line, abbreviated likewise."""
    marked = colour_code(f"<p>so <code>{code}</code></p>")
    marked = re.fullmatch("<p>so <code>(.*)</code></p>", marked)[1]
    return re.sub(r'<span class="sym-(\w+)">(\w+)</span>', r"<\1 \2>", marked)


@pytest.mark.parametrize(("symbol", "name"), [(s, name) for s in NAMES for name in NAMES[s]])
def test_names(symbol: str, name: str):
    assert symbol_of(name) == symbol
    assert line(name) == f"<{symbol} {name}>" == block(name)


@pytest.mark.parametrize("name", NONE)
def test_other_names(name: str):
    assert symbol_of(name) is None
    assert line(name) == name == block(name)


@pytest.mark.parametrize(("tex", "name"), TWINS)
def test_formula_and_code_agree(tex: str, name: str):
    assert colour(tex) == rf"\class{{{css_class(symbol_of(name))}}}{{{tex}}}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("z1 = X @ w1 + b1", "z1 = <x X> @ <w w1> + <b b1>"),
        ("w1[0, 1] = -x[i]", "<w w1>[0, 1] = -<x x>[i]"),
        ("y1.T @ y", "<y y1>.T @ <y y>"),
        ("clf.coefs_[0], image.y", "clf.<w coefs_>[0], image.y"),
        ("slope(w)", "slope(<w w>)"),
        ("stratify=y", "stratify=<y y>"),
    ],
)
def test_block_and_line_agree(code: str, expected: str):
    assert block(code) == expected == line(code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print('w1', y)  # w1 and b", "print('w1', <y y>)  # w1 and b"),
        ('print(f"w1 = {w1:.2f}")', 'print(f"w1 = {<w w1>:.2f}")'),
        (
            'def y(X):\n    """Return y of X."""\n    return X',
            'def y(<x X>):\n    """Return y of X."""\n    return <x X>',
        ),
        ("import b, y", "import b, y"),
    ],
)
def test_only_names_in_a_block_are_marked(code: str, expected: str):
    assert block(code) == expected


def test_output_of_a_doctest_is_not_marked():
    assert block(">>> w1\nw1 b y\n", PythonConsoleLexer) == ">>> <w w1>\nw1 b y"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("w1 &gt; 0 &amp; b", "<w w1> &gt; 0 &amp; <b b>"),
        ("'w1'", "'w1'"),
        ('label = "ä" + y', 'label = "ä" + <y y>'),
        ('"ä" + y &lt; b', '"ä" + <y y> &lt; <b b>'),
        ("ä.coefs_", "ä.<w coefs_>"),
        (" w ", " <w w> "),
        ("--y", "--<y y>"),  # minus minus y
        ("-x y", "-x y"),
        (".py --b", ".py --b"),
        ("make x", "make x"),
        ("1 if", "1 if"),
        ("w\\d", "w\\d"),
    ],
)
def test_code_within_a_line(code: str, expected: str):
    assert line(code) == expected


@pytest.mark.parametrize(
    "content",
    [
        "<pre><code>w1\n</code></pre>",
        '<div class="output"><pre>w1 = y</pre></div>',
        '<span class="s1">y</span><span class="c1"># w1</span><span class="nf">b</span>',
        "w1 b y",
    ],
)
def test_other_content_stays(content: str):
    assert colour_code(content) == content


def test_marking_again_changes_nothing():
    once = colour_code('<p><code>X @ w1</code> <span class="n">b1</span></p>')
    assert once.count("sym-") == 3 and colour_code(once) == once


def test_the_build_marks_code_and_shows_every_letter():
    content = '<p><code>w1</code></p><div class="highlight"><span class="n">b1</span></div>'
    done, _ = finish.light(content, Expanded(pages("en")["index"]), {}, lambda *_: None)
    assert re.findall(r'class="(?:n )?sym-(\w)"', done) == ["w", "b"]
    assert re.sub("<[^>]*>", "", done) == re.sub("<[^>]*>", "", content)


def test_names_classes_variables_and_palette_agree():
    rules = dict(re.findall(r":root \.sym-([\w-]+) \{ color: var\(--figure-([\w-]+)\); \}", SHEET))
    assert rules == {symbol: symbol for symbol in SYMBOLS}
    for symbol in SYMBOLS:
        drawn = getattr(palette, symbol.upper())
        assert drawn in palette.CYCLE
        assert drawn == COLOURS[f"figure-{symbol}"][0]
    assert "  - assets/symbols.css\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_forced_colours_win_over_ours():
    forced = SHEET.partition("@media (forced-colors: active)")[2]
    assert "color: inherit" in forced
    assert set(re.findall(r"\.(sym-\w+)", forced)) == {css_class(symbol) for symbol in SYMBOLS}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "code-paper", "code-mark", "figure-paper"])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_contrast(symbol: str, ground: str, scheme: int):
    assert contrast(COLOURS[f"figure-{symbol}"][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_no_two_symbols_share_a_colour(scheme: int):
    assert len({COLOURS[f"figure-{name}"][scheme] for name in [*SYMBOLS, "ink"]}) == 6
