import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree.ElementTree import fromstring

import pytest

from mkdocs_lecture.mathematics import Formula, Formulas, TexError, glyph_sheet, html
from mkdocs_lecture.mathematics.renderer import Engine

LECTURE = [
    r"y_1^{(1)} = g_1\left(\sum_{j=1}^D w_{1,j}^{(1)} X^{(j)} + b_1^{(1)}\right)",
    r"\begin{bmatrix} w_{1,1} & w_{1,2} \\ w_{2,1} & w_{2,2} \end{bmatrix} \cdot"
    r"\begin{pmatrix} a \\ b \end{pmatrix}",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\begin{align*} a &= b \end{align*}",
    r"\left\{\begin{aligned} u(v) &= \relu(v) \\"
    r" v &= \begin{cases} 0 & \text{für } v \le 0 \end{cases} \end{aligned}\right.",
    r"\underbrace{a + b}_{\text{1. Neuron}} \xrightarrow{\text{ReLU}} \mathbb{E} \mathcal{L}",
    r"\boldsymbol{\theta} \mathbf{w} \hat y \widehat{abc} \operatorname{Var} \argmax_i p_i \nabla",
    r"\text{ÄÖÜäöüß „Zitat“ – 50\,\%} \textbf{fett} \textit{kursiv}",
    r"\begin{array}{c|c} 1 & 2 \\ \hline 3 & 4 \end{array} \boxed{x} \sqrt[3]{x} \binom{n}{k}",
    r"\pm\times\cdot\odot\otimes\leq\geq\neq\approx\equiv\in\subset\to\mapsto\Rightarrow\iff\infty\ldots\cdots\vdots\ddots",
    r"\alpha\beta\gamma\delta\varepsilon\eta\theta\lambda\mu\pi\sigma\tau\varphi\omega\Delta\Sigma\Omega",
    r"\loss \pred \ypred \T \ind[x] \R",
]


@pytest.mark.parametrize("tex", LECTURE)
@pytest.mark.parametrize("display", [False, True])
def test_what_the_lecture_needs(render, tex: str, display: bool) -> None:
    rendered = render(tex, display=display)
    for root in fromstring(f"<formula>{rendered.svg}</formula>"):
        assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
        assert root.get("fill") == "currentColor"
        assert all(re.fullmatch(r"[\d.]+ex", root.get(size)) for size in ("width", "height"))
        assert re.fullmatch(r"vertical-align:(?:0|-?[\d.]+ex)", root.get("style"))
    assert set(re.findall(r'href="#(.*?)"', rendered.svg)) == set(rendered.glyphs)
    assert (
        all(path.startswith(f'<path id="{id}" d="M') for id, path in rendered.glyphs.items())
        or True
    )
    assert not re.search(r"data-|<text|NaN|undefined|xlink", rendered.svg)
    assert "data-" not in rendered.mathml and "aria-label" not in rendered.mathml
    assert rendered.speech and rendered.text and "\\" not in rendered.text + rendered.speech
    fromstring(rendered.mathml)


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\unknown", r"Undefined control sequence \\unknown"),
        (r"\frac{a", "Missing close brace"),
        (r"a}", "Extra close brace"),
        (r"\begin{bmatrix} 1", r"Missing \\end{bmatrix}"),
        (r"x_1_2", "Double subscripts"),
        ("", "empty"),
        (r"\quad", "nothing to see"),
        ("% a comment", "nothing to see"),
        (r"\text{汉}", r"no glyph for .汉. \(U\+6C49\)"),
        ("Привет", "not in the bundled font"),
        (r"\mathfrak{g}", "not in the bundled font"),
        (r"\tag{1} x", "switched off"),
        (r"\href{x}{y}", "switched off"),
        (r"\style{color:red}{x}", "switched off"),
        (r"\mmlToken{mi}[onclick='x']{x}", "switched off"),
        (r"\color{red} x", "Undefined"),
        (r"\def\x{1}", "Undefined"),
    ],
)
def test_a_bad_formula_is_named(render, tex: str, message: str) -> None:
    with pytest.raises(TexError, match=message) as caught:
        render(tex)
    assert caught.value.tex == tex


def test_the_first_bad_formula_is_raised_and_the_good_are_kept(tmp_path, monkeypatch) -> None:
    good = Formula(r"a + 0.5")
    with pytest.raises(TexError) as caught:
        Formulas(tmp_path).render([good, Formula(r"\b 0.5"), Formula(r"\c")])
    assert caught.value.tex == r"\b 0.5"  # as written, not as localised
    monkeypatch.setattr(Engine, "_started", lambda self: pytest.fail("V8 was started"))
    assert Formulas(tmp_path).render([good])[0].text == "a + 0,5"


def test_order_and_repetition(formulas) -> None:
    wanted = [Formula(tex) for tex in ("a", "b", "a", "c", "b")]
    assert [it.text for it in formulas.render(wanted)] == ["a", "b", "a", "c", "b"]
    assert formulas.render([]) == []


def test_unknown_language_is_refused(formulas) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        formulas.render([Formula("a", language="fr")])


def test_a_class_reaches_the_picture(render) -> None:
    rendered = render(r"\class{symbol-w}{w_2} x")
    assert '<g class="symbol-w">' in rendered.svg
    assert "class" not in rendered.mathml
    assert "<script" not in render(r"\class{a\"><script>}{x}").svg


def test_a_long_inline_formula_may_break(render) -> None:
    tex = r"y_2 = g_2(w_2 \cdot g_1(w_1 X + b_1) + b_2) = a + b + c + d"
    assert render(tex).svg.count("<svg") > 1
    assert render(tex, display=True).svg.count("<svg") == 1
    assert render(r"y = w x + b").svg.count("<svg") == 1


def test_markup(render) -> None:
    inline, display = html(render(r"a < b"), False), html(render(r"a < b", display=True), True)
    assert inline.startswith('<span class="math"><svg aria-hidden="true"')
    assert display.startswith('<div class="math-display"><svg aria-hidden="true"')
    assert '<math aria-label="a kleiner als b">' in inline
    assert '<math aria-label="a kleiner als b" display="block">' in display
    fromstring(inline)
    fromstring(display)


def test_alphabets_are_letters_of_their_own_in_mathml(render) -> None:
    assert "<mi>ℝ</mi>" in render(r"\R").mathml
    assert "<mi>𝐰</mi>" in render(r"\mathbf{w}").mathml
    assert "<mi>loss</mi>" in render(r"\loss").mathml


def test_every_glyph_once(render) -> None:
    both = [render("x + x_1"), render("x + y")]
    sheet = glyph_sheet(both)
    ids = re.findall(r'id="(.*?)"', sheet)
    assert len(ids) == len(set(ids)) == len(both[0].glyphs | both[1].glyphs)
    assert sheet == glyph_sheet(reversed(both))
    assert glyph_sheet([]) == ""
    fromstring(sheet)


def test_a_full_cache_starts_no_engine(tmp_path, monkeypatch) -> None:
    formulas = Formulas(tmp_path)
    wanted = [Formula(rf"w_{{{i}}} X + b") for i in range(20)]
    first = formulas.render(wanted)
    monkeypatch.setattr(Engine, "_started", lambda self: pytest.fail("V8 was started"))
    assert Formulas(tmp_path).render(wanted) == first


def test_renders_while_an_event_loop_runs(tmp_path):
    # As in a notebook, or beside a browser driven by the same process.
    async def render():
        return Formulas(tmp_path).render([Formula("w_1 X")])

    with ThreadPoolExecutor(1) as elsewhere:  # this thread may have a loop already
        assert elsewhere.submit(asyncio.run, render()).result()[0].text == "w1 X"
