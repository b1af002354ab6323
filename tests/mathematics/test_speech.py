import re

import pytest

CASES = [
    (r"w_2\T x", "w 2 transponiert x", "w sub 2 transposed x"),
    (r"w_1 X + b_1", "w 1 X plus b 1", "w sub 1 X plus b sub 1"),
    (
        r"w_{1,2}^{(3)}",
        "w Index 1 Komma 2 oberer Index 3",
        "w sub 1 comma 2 upper index 3",
    ),
    (r"X^{(j)}", "X oberer Index j", "X upper index j"),
    (
        r"\ypred = g_2(w_2 y_1 + b_2)",
        "y Index pred ist gleich g 2 von Klammer auf w 2 y 1 plus b 2 Klammer zu",
        "y sub pred equals g sub 2 of open paren w sub 2 y sub 1 plus b sub 2 close paren",
    ),
    (
        r"\frac{\partial\loss}{\partial w_2}",
        "del loss nach del w 2",
        "partial loss by partial w sub 2",
    ),
    (
        r"\frac{du}{dv}\frac{dv}{dx}",
        "d u nach d v, d v nach d x",
        "d u by d v, d v by d x",
    ),
    (
        r"w^* = w - \alpha\frac{d\loss}{dw}",
        "w Stern ist gleich w minus alpha d loss nach d w",
        "w star equals w minus alpha d loss by d w",
    ),
    (r"\lVert x\rVert", "die Norm von x", "the norm of x"),
    (
        r"P(y \mid x)",
        "P von Klammer auf y gegeben x Klammer zu",
        "P of open paren y given x close paren",
    ),
    (r"a \odot b", "a elementweise mal b", "a elementwise times b"),
    (r"\ind[z > 0]", "Indikator von z größer als 0", "indicator of z is greater than 0"),
    (r"\hat y", "y Dach", "y hat"),
    (r"\boldsymbol\theta", "fettes theta", "bold theta"),
    (r"\loss \approx 0.25", "loss ungefähr gleich 0,25", "loss approximately equals 0.25"),
    (
        r"\begin{bmatrix}1&2\\3&4\end{bmatrix}",
        "die 2 mal 2 Matrix Zeile 1: 1, 2; Zeile 2: 3, 4",
        "the 2 by 2 matrix Row 1: 1, 2; Row 2: 3, 4",
    ),
    (
        r"\begin{cases}0&v\le0\\v&v>0\end{cases}",
        "2 Fälle Fall 1: 0, v kleiner oder gleich 0; Fall 2: v, v größer als 0",
        "2 cases Case 1: 0, v is less than or equal to 0; Case 2: v, v is greater than 0",
    ),
    (
        r"\frac{1}{1+e^{-x}} + 1",
        "Bruch mit Zähler 1 und Nenner 1 plus e hoch minus x Ende Bruch plus 1",
        "the fraction with numerator 1 and denominator 1 plus e raised to the negative x power"
        " end fraction plus 1",
    ),
    (r"x \mapsto f(x)", "x wird abgebildet auf f von x", "x maps to f of x"),
    (r"a = 1 \quad b = 2", "a ist gleich 1, b ist gleich 2", "a equals 1, b equals 2"),
    (
        r"\underbrace{a+b}_{\text{1. Neuron}}",
        "a plus b, Klammer darunter: 1. Neuron",
        "a plus b, brace below: 1. Neuron",
    ),
    (r"\sqrt{2}", "Quadratwurzel aus 2", "the square root of 2"),
    (r"i = 1..D", "i ist gleich 1 bis D", "i equals 1 to D"),
    (
        r"x^2 + 10^{-3}",
        "x Quadrat plus 10 hoch minus 3",
        "x squared plus 10 to the negative 3 power",
    ),
]


@pytest.mark.parametrize(("tex", "german", "english"), CASES)
def test_wording(render, tex: str, german: str, english: str) -> None:
    assert render(tex, "de").speech == german
    assert render(tex, "en").speech == english


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_stand_in_is_left(render, language: str) -> None:
    tex = (
        r"\boxed{y_1^{(1)}} \class{a}{\frac{\partial x_1}{\partial w_1}}"
        r"\begin{matrix}1&2\\3&4\end{matrix}_1 \int_0^1 \quad \hat{y}_1 \lim_{x\to 0}"
    )
    assert not re.search(
        r"\w*q(?:upper|by|partial|cell|row|number)\w*", render(tex, language).speech
    )
