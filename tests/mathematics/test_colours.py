import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_lecture.mathematics import Formula, Formulas, TexError, formulas
from mkdocs_lecture.mathematics.colours import colour
from mkdocs_lecture.symbols import SYMBOLS
from tests.pages import LANGUAGES, ROOT

PAIRS = [
    (r"z_1 = X w_1 + b_1", r"z_1 = <x X> <w w_1> + <b b_1>"),
    (r"w_{1,2}^{(3)} w^{(3)}_{1,2} w _ 1 ^2", r"<w w_{1,2}^{(3)}> <w w^{(3)}_{1,2}> <w w _ 1 ^2>"),
    (r"\hat y \hat{y}_n \bar{y_1} \hat ab", r"<y \hat y> <y \hat{y}_n> <y \bar{y_1}> \hat a<b b>"),
    (r"\mathbf{w}^{\mathsf T} \mathbf X", r"<w \mathbf{w}^{\mathsf T}> <x \mathbf X>"),
    (r"\ypred y_{\pred,n} y_{\text{pred}}", r"<y \ypred> <y y_{\pred,n}> <y y_{\text{pred}}>"),
    (r"X\T w_2\T \, x' Y", r"<x X\T> <w w_2\T> \, <x x'> <y Y>"),
    (r"X^\mathsf{T} w_1^\mathsf T b", r"<x X^\mathsf{T}> <w w_1^\mathsf T> <b b>"),
    (r"P_n^{(y_n)} e^x \sum_w b", r"P_n^{(<y y_n>)} e^{<x x>} \sum_{<w w>} <b b>"),
    (r"\frac w b \frac{w}2 \sqrt[3]x", r"\frac {<w w>} {<b b>} \frac{<w w>}2 \sqrt[3]{<x x>}"),
    (r"\underbrace{X}_{2 \times 4}", r"\underbrace{<x X>}_{2 \times 4}"),
    (r"\left( w_1 \right)^2 (x)^2", r"\left( <w w_1> \right)^2 (<x x>)^2"),
    (
        r"\delta_1^{(i)} \nabla_w \loss",
        r"<gradient \delta_1^{(i)}> <gradient \nabla_w> <gradient \loss>",
    ),
    (r"-\frac{\partial \loss}{\partial w_1}", r"-<gradient \frac{\partial \loss}{\partial w_1}>"),
    (r"\dfrac{d\loss}{d\ypred}", r"<gradient \dfrac{d\loss}{d\ypred}>"),
    (
        r"\partial\loss / \partial w_1^{(i)} x",
        r"<gradient \partial><gradient \loss> <gradient /> <gradient \partial> "
        r"<gradient w_1^{(i)}> <x x>",
    ),
    (r"\frac{d\ypred}{dz} \frac{dz}{dw}", r"\frac{d<y \ypred>}{dz} \frac{dz}{d<w w>}"),
    (r"\frac{\loss(w + h)}{2h} \loss / 2", r"\frac{\loss(<w w> + h)}{2h} \loss / 2"),
    (
        r"\begin{array}{c|b{2em}} x & w \\[2ex] y \end{array}",
        r"\begin{array}{c|b{2em}} <x x> & <w w> \\[2ex] <y y> \end{array}",
    ),
    ("w % the weight w_1\n_1 + b", "<w w % the weight w_1\n_1> + <b b>"),
]
UNTOUCHED = [
    r"\text{xwby } \mbox{x} \textbf{w}",
    r"\operatorname{by} \operatorname*{arg\,max} \operatorname {w}",
    r"\begin{bmatrix} a \end{bmatrix} \label{b}",
    r"\mathrm{by} \mathit{xy} \mathsf{x} \mathbb{X} \mathbf{xy} \mathcal Y",
    r"\kern2ex \hspace{1ex} \mskip 1.5ex \\[1ex] \\* [ 1ex]",
    r"\beta_1 \bigl( \binom{n}{k} \xi \psi \omega \bar{a} \exp \max \by",
    r"\class{own}{w_1 x}",
    r"\{ z_1 \} 5 \% \, z'",
    "",
]
BROKEN = [
    r"x^\sqrt_\nabla",
    "w_1_2",
    "w'^2'",
    "x^",
    "x_",
    r"\frac{w",
    "w}",
    r"\hat",
    r"{y",
    r"\sqrt[x",
    r"\text{w",
    r"\begin{x",
]


@pytest.mark.parametrize(("tex", "short"), PAIRS)
def test_symbols_are_wrapped(tex: str, short: str) -> None:
    expected = re.sub(r"<(\w+) ([^<>]*)>", r"\\class{sym-\1}{\2}", short)
    assert colour(tex) == expected


@pytest.mark.parametrize("tex", UNTOUCHED)
def test_what_is_no_symbol_stays(tex: str) -> None:
    assert colour(tex) == tex


@pytest.mark.parametrize("tex", [tex for tex, _ in PAIRS])
def test_wrapping_again_changes_nothing(tex: str) -> None:
    assert colour(colour(tex)) == colour(tex)


@pytest.mark.parametrize("tex", BROKEN)
def test_an_error_stays_the_error_that_it_was(tex: str, tmp_path: Path, monkeypatch) -> None:
    with pytest.raises(TexError) as coloured:
        Formulas(tmp_path).render([Formula(tex)])
    monkeypatch.setattr(formulas, "colour", lambda tex: tex)
    with pytest.raises(TexError) as plain:
        Formulas(tmp_path).render([Formula(tex)])
    assert coloured.value.message == plain.value.message


def test_every_symbol_reaches_the_picture(render) -> None:
    for symbol, names in SYMBOLS.items():
        for tex in names.tex:
            assert f'<g class="sym-{symbol}">' in render(f"{tex} + 1").svg
    assert "sym-" not in render(r"z_1 + \alpha").svg


def formulas_of_pages() -> set[tuple[str, bool]]:
    """Return all formulas of the pages, a number for each value: TeX, displayed or not."""
    found = set()
    for language in LANGUAGES:
        for file in sorted((ROOT / "docs" / language).glob("**/*.md")):
            text = re.sub(
                r"^ *(`{3,}).*?\n *\1$", "", file.read_text(encoding="utf-8"), flags=re.M | re.S
            )
            text = re.sub(r"`[^`\n]*`|\\label\{[^}]*\}", "", re.sub(r"\{\{.*?\}\}", "1.5", text))
            for match in re.finditer(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", text, re.S):
                found.add(((match[1] or match[2]).strip(), bool(match[1])))
    return found


TRICKY = {(tex, display) for tex, _ in PAIRS for display in (False, True)}


@pytest.mark.parametrize(
    "of",
    [lambda: TRICKY, pytest.param(formulas_of_pages, marks=pytest.mark.slow)],
    ids=["tricky", "pages"],
)
def test_colour_changes_nothing_but_colour(
    of: Callable[[], set[tuple[str, bool]]], tmp_path: Path, monkeypatch
) -> None:
    wanted = [Formula(*one) for one in sorted(of())]
    coloured = Formulas(tmp_path / "coloured").render(wanted)
    monkeypatch.setattr(formulas, "colour", lambda tex: tex)
    plain = Formulas(tmp_path / "plain").render(wanted)
    assert sum("sym-" in one.svg for one in coloured) > len(wanted) / 2
    for formula, one, other in zip(wanted, coloured, plain, strict=True):
        assert _boxes(one.svg) == _boxes(other.svg), formula.tex
        assert one.speech == other.speech, formula.tex
        assert one.mathml == other.mathml and one.text == other.text, formula.tex
        assert one.glyphs == other.glyphs, formula.tex


def _boxes(svg: str) -> list[tuple[str, str, str]]:
    """Return width, height and baseline of each part of a formula, in ex to three places."""
    return re.findall(r'<svg [^>]*?width="([^"]*)" height="([^"]*)" style="([^"]*)"', svg)


def test_another_table_of_symbols_is_another_version() -> None:
    # A cached formula has the old table's colours: the table is part of what it depends on.
    read = []

    class Watched(type(Path())):
        def read_bytes(self) -> bytes:
            read.append(self.name)
            return super().read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formulas, "Path", Watched)
        formulas._version.__wrapped__()
    assert {"symbols.py", "colours.py", "macros.py"} <= set(read)
