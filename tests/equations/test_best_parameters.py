"""Recompute every displayed equation of the chapter on the best parameters.

The oracle is `loss_by_loop`: one sample after the other, in plain Python. Its slopes are central
differences, and SymPy derives the closed form once more for symbolic data.
"""

import best_parameters as program
import numpy as np
import pytest
import sympy

from tests.equations.pins import pins

approx = pytest.approx


def loss_by_loop(x, y, w, b):
    total = 0.0
    for n in range(len(x)):
        y_pred = w * x[n] + b
        total += (y[n] - y_pred) ** 2
    return total / len(x)


def draw(seed):
    """Draw data (N,) and a line."""
    rng = np.random.default_rng(seed)
    x, y = rng.standard_normal((2, rng.integers(3, 9))) + rng.standard_normal((2, 1))
    return x, y, *rng.standard_normal(2)


DRAWN = [draw(seed) for seed in range(10)]


def slope_along_b(x, y, w, b, h=1e-5):
    return (loss_by_loop(x, y, w, b + h) - loss_by_loop(x, y, w, b - h)) / (2 * h)


def statistics(x, y):
    """Return the means, the covariance and the variance by loops."""
    N = len(x)
    x_mean, y_mean = sum(x) / N, sum(y) / N
    cov = sum((x[n] - x_mean) * (y[n] - y_mean) for n in range(N)) / N
    var = sum((x[n] - x_mean) ** 2 for n in range(N)) / N
    return x_mean, y_mean, cov, var


@pins("best-parameters/line", r"y_{\pred,n} = w x_n + b")
def test_line():
    x, y = program.x, program.y
    for w, b, residual in [
        (program.w_flat, program.b_flat, program.residual_flat),
        (program.w_good, program.b_good, program.residual_good),
        (program.w_asked, program.b_asked, program.residual_asked),
    ]:
        for n in range(len(x)):
            assert y[n] - residual[n] == w * x[n] + b
    # The asked line tells w x + b from x w − b and from b x + w.
    assert program.residual_asked.tolist() == [2, 0, 0, 2]


@pins(
    "best-parameters/loss",
    r"""\begin{aligned}
    r_n &= y_n - y_{\pred,n} \\
    \loss(w, b) &= \frac{1}{N} \sum_{n=1}^{N} r_n^2
    \end{aligned}""",
)
def test_loss():
    for x, y, w, b in DRAWN:
        r = [y[n] - (w * x[n] + b) for n in range(len(x))]
        formula = sum(r_n**2 for r_n in r) / len(x)
        assert formula == approx(loss_by_loop(x, y, w, b))
        assert formula == approx(program.squared_loss(x, y, w, b))


@pins(
    "best-parameters/two-losses",
    r"""\begin{aligned}
    &\loss({{ w_flat }}, {{ b_flat }}) \\
    &\quad = \tfrac{1}{ {{ N }} } \bigl(
    {{ residual_flat[0]:(g) }}^2 + {{ residual_flat[1]:(g) }}^2 \\
    &\quad\quad {} + {{ residual_flat[2]:(g) }}^2 + {{ residual_flat[3]:(g) }}^2 \bigr) \\
    &\quad = {{ loss_flat }} \\
    &\loss({{ w_good }}, {{ b_good }}) \\
    &\quad = \tfrac{1}{ {{ N }} } \bigl(
    {{ residual_good[0]:(g) }}^2 + {{ residual_good[1]:(g) }}^2 \\
    &\quad\quad {} + {{ residual_good[2]:(g) }}^2 + {{ residual_good[3]:(g) }}^2 \bigr) \\
    &\quad = {{ loss_good }}
    \end{aligned}""",
)
def test_two_losses():
    p = program
    for w, b, residual, loss in [
        (p.w_flat, p.b_flat, p.residual_flat, p.loss_flat),
        (p.w_good, p.b_good, p.residual_good, p.loss_good),
    ]:
        assert sum(r**2 for r in residual) / p.N == loss == loss_by_loop(p.x, p.y, w, b)


@pins(
    "best-parameters/slope-b",
    r"\frac{\partial \loss}{\partial b} = -\frac{2}{N} \sum_{n=1}^{N} r_n",
)
def test_slope_b():
    for x, y, w, b in DRAWN:
        r = [y[n] - w * x[n] - b for n in range(len(x))]
        formula = -2 / len(x) * sum(r)
        assert formula == approx(slope_along_b(x, y, w, b), abs=1e-7)


@pins(
    "best-parameters/best-b",
    r"""\begin{aligned}
    0 &= \bar y - w \bar x - b \\
    b &= \bar y - w \bar x
    \end{aligned}""",
)
def test_best_b():
    for x, y, w, b in DRAWN:
        x_mean, y_mean, *_ = statistics(x, y)
        # The first line is the slope divided by −2, for any b.
        by_slope = slope_along_b(x, y, w, b) / -2
        assert y_mean - w * x_mean - b == approx(by_slope, abs=1e-7)
        best = y_mean - w * x_mean
        assert slope_along_b(x, y, w, best) == approx(0, abs=1e-7)
        assert loss_by_loop(x, y, w, best) < min(
            loss_by_loop(x, y, w, best + d) for d in (-0.01, 0.01)
        )


@pins("best-parameters/centred", r"r_n = (y_n - \bar y) - w (x_n - \bar x)")
def test_centred():
    for x, y, w, b in DRAWN:
        x_mean, y_mean, *_ = statistics(x, y)
        for n in range(len(x)):
            by_line = y[n] - (w * x[n] + (y_mean - w * x_mean))
            assert (y[n] - y_mean) - w * (x[n] - x_mean) == approx(by_line)
            # The page: it is also r_n less the mean residual, for each b.
            r = y - (w * x + b)
            assert r[n] - r.mean() == approx(by_line)


def floor(x, y, w):
    """Return the loss with the best b for this w."""
    x_mean, y_mean, *_ = statistics(x, y)
    return loss_by_loop(x, y, w, y_mean - w * x_mean)


def slope_of_floor(x, y, w, h=1e-5):
    return (floor(x, y, w + h) - floor(x, y, w - h)) / (2 * h)


@pins(
    "best-parameters/slope-w",
    r"\frac{d \loss}{d w} = -\frac{2}{N} \sum_{n=1}^{N} (x_n - \bar x) \, r_n",
)
def test_slope_w():
    for x, y, w, _ in DRAWN:
        x_mean, y_mean, *_ = statistics(x, y)
        r = [(y[n] - y_mean) - w * (x[n] - x_mean) for n in range(len(x))]
        formula = -2 / len(x) * sum((x[n] - x_mean) * r[n] for n in range(len(x)))
        assert formula == approx(slope_of_floor(x, y, w), abs=1e-7)


@pins(
    "best-parameters/zero-w",
    r"""\begin{aligned}
    \operatorname{cov} &= \frac{1}{N} \sum_{n=1}^{N} (x_n - \bar x)(y_n - \bar y) \\
    \operatorname{var} &= \frac{1}{N} \sum_{n=1}^{N} (x_n - \bar x)^2 \\
    0 &= \operatorname{cov} - w \operatorname{var}
    \end{aligned}""",
)
def test_zero_w():
    for x, y, w, _ in DRAWN:
        _, _, cov, var = statistics(x, y)
        (var_np, cov_np), _ = np.cov(x, y, bias=True)
        assert (cov, var) == (approx(cov_np), approx(var_np))
        # The last line is the slope divided by −2, for any w.
        assert cov - w * var == approx(slope_of_floor(x, y, w) / -2, abs=1e-7)


@pins("best-parameters/best-w", r"w = \frac{\operatorname{cov}}{\operatorname{var}}")
def test_best_w():
    for x, y, *_ in DRAWN:
        x_mean, y_mean, cov, var = statistics(x, y)
        line = cov / var, y_mean - cov / var * x_mean
        assert line == approx(np.polyfit(x, y, deg=1))
        assert line == approx(program.best_line(x, y))


def test_sympy_finds_the_closed_form_too():
    w, b = sympy.symbols("w b")
    x, y = sympy.symbols("x:4"), sympy.symbols("y:4")
    loss = sum((y[n] - w * x[n] - b) ** 2 for n in range(4)) / 4
    (solution,) = sympy.solve([sympy.diff(loss, w), sympy.diff(loss, b)], [w, b], dict=True)
    x_mean, y_mean, cov, var = statistics(x, y)
    assert sympy.simplify(solution[w] - cov / var) == 0
    assert sympy.simplify(solution[b] - (y_mean - cov / var * x_mean)) == 0


@pins(
    "best-parameters/worked-line",
    r"""\begin{aligned}
    w &= \frac{ {{ covariance }} }{ {{ variance }} } = {{ w_best }} \\
    b &= {{ y_mean }} - {{ w_best }} \cdot {{ x_mean }} = {{ b_best }}
    \end{aligned}""",
)
def test_worked_line():
    p = program
    assert statistics(p.x, p.y) == (p.x_mean, p.y_mean, p.covariance, p.variance)
    assert p.covariance / p.variance == p.w_best == approx(np.polyfit(p.x, p.y, 1)[0])
    assert p.y_mean - p.w_best * p.x_mean == p.b_best == approx(np.polyfit(p.x, p.y, 1)[1])


@pins(
    "best-parameters/mean-and-spread",
    r"\loss = \bar r^2 + \frac{1}{N} \sum_{n=1}^{N} (r_n - \bar r)^2",
)
def test_mean_and_spread():
    for x, y, w, b in DRAWN:
        x_mean, y_mean, *_ = statistics(x, y)
        r = [y[n] - (w * x[n] + b) for n in range(len(x))]
        r_mean = sum(r) / len(r)
        assert r_mean == approx(y_mean - w * x_mean - b)
        spread = sum((r_n - r_mean) ** 2 for r_n in r) / len(r)
        assert r_mean**2 + spread == approx(loss_by_loop(x, y, w, b))


@pins(
    "best-parameters/bowl",
    r"""\begin{aligned}
    \loss(w, b) &= (\bar y - w \bar x - b)^2 \\
    &\quad {} + \operatorname{var} \cdot (w - \hat w)^2 \\
    &\quad {} + \loss_{\min}
    \end{aligned}""",
)
def test_bowl():
    for x, y, w, b in DRAWN:
        x_mean, y_mean, _, var = statistics(x, y)
        w_best, b_best = np.polyfit(x, y, deg=1)
        smallest = loss_by_loop(x, y, w_best, b_best)
        formula = (y_mean - w * x_mean - b) ** 2 + var * (w - w_best) ** 2 + smallest
        assert formula == approx(loss_by_loop(x, y, w, b))
