import pytest


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\ypred = g_2(w_2 y_1 + b_2)", "y_pred = g2(w2 y1 + b2)"),
        (r"w_{1,2}^{(3)}", "w1,2^(3)"),
        (r"w_{1,j} X^{(j)}", "w_(1,j) X^(j)"),
        (r"X \in \R^{2\times1}", "X ∈ ℝ^(2 × 1)"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\frac{\partial\loss}{\partial w_2}", "∂loss/∂w2"),
        (r"-2x(y - wx - b)", "−2x(y − wx − b)"),
        (r"w_2\T x", "w2ᵀ x"),
        (r"w^*", "w*"),
        (r"x^2 + 10^{-3}", "x² + 10⁻³"),
        (r"e^{-x}", "e^(−x)"),
        (r"\hat y \bar x", "ŷ x̄"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", "[1, 2; 3, 4]"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a = b; c = d"),
        (
            r"\begin{cases}0&\text{wenn }v\le0\\v&\text{sonst}\end{cases}",
            "{0, wenn v ≤ 0; v, sonst",
        ),
        (r"\sum_{i=1}^N (y_i - b)^2", "∑_(i=1)^N (y_i − b)²"),
        (r"\underbrace{a+b}_{\text{1. Neuron}}", "a + b"),
        (r"(0.5, 1.25)\T", "(0,5; 1,25)ᵀ"),
        (r"\lVert x\rVert_2 < |y|", "‖x‖_2 < |y|"),
        (r"g'(x) = \max(0, x)", "g′(x) = max(0, x)"),
        (r"a \;<\; b \quad \& ", "a < b &"),
    ],
)
def test_readable_without_markup(render, tex: str, text: str) -> None:
    assert render(tex, display=True).text == text
