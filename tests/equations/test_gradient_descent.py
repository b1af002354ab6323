"""Recompute every displayed equation of the chapter on gradient descent.

The oracle is a loop over the samples; its slopes are central differences or SymPy's.
"""

import itertools

import gradient_descent as program
import numpy as np
import pytest
import sympy

from tests.equations.pins import pins
from tests.pages import ROOT

approx = pytest.approx
w, b, x, y, u = sympy.symbols("w b x y u")
RESIDUAL = y - w * x - b


def loss_by_loop(x, y, w, b):
    return sum((y[n] - (w * x[n] + b)) ** 2 for n in range(len(x))) / len(x)


def slopes(x, y, w, b, h=1e-5):
    along_w = loss_by_loop(x, y, w + h, b) - loss_by_loop(x, y, w - h, b)
    along_b = loss_by_loop(x, y, w, b + h) - loss_by_loop(x, y, w, b - h)
    return along_w / (2 * h), along_b / (2 * h)


def draw(seed):
    rng = np.random.default_rng(seed)
    data = rng.standard_normal((2, rng.integers(3, 9)))
    return *data, *rng.standard_normal(2)


DRAWN = [draw(seed) for seed in range(10)]


@pins(
    "gradient-descent/one-sample",
    r"""\begin{aligned}
    u &= y - w x - b \\
    g(u) &= u^2
    \end{aligned}""",
)
def test_one_sample():
    for xs, ys, w_now, b_now in DRAWN:
        values = {x: xs[0], y: ys[0], w: w_now, b: b_now}
        composed = (u**2).subs(u, RESIDUAL).subs(values)
        assert float(composed) == approx(loss_by_loop(xs[:1], ys[:1], w_now, b_now))
        # Not only its square: the sign of u is that of the program's.
        at = program.gradient(np.ones(1), ys[:1], w_now, b_now)[1] / -2
        assert float(RESIDUAL.subs(values | {x: 1})) == approx(at)


@pins("gradient-descent/outer", r"\frac{d g}{d u} = 2 u")
def test_outer():
    assert sympy.diff(u**2, u) == 2 * u


@pins(
    "gradient-descent/inner",
    r"""\begin{aligned}
    \frac{\partial u}{\partial w} &= -x \\
    \frac{\partial u}{\partial b} &= -1
    \end{aligned}""",
)
def test_inner():
    assert sympy.diff(RESIDUAL, w) == -x
    assert sympy.diff(RESIDUAL, b) == -1


@pins(
    "gradient-descent/product",
    r"""\begin{aligned}
    \frac{\partial g}{\partial w} &= 2 u \cdot (-x) \\
    &= -2 x \, (y - w x - b) \\
    \frac{\partial g}{\partial b} &= 2 u \cdot (-1) \\
    &= -2 \, (y - w x - b)
    \end{aligned}""",
)
def test_product():
    for parameter, middle, last in [
        (w, 2 * u * -x, -2 * x * (y - w * x - b)),
        (b, 2 * u * -1, -2 * (y - w * x - b)),
    ]:
        whole = sympy.diff(sympy.expand(RESIDUAL**2), parameter)
        assert sympy.expand(middle.subs(u, RESIDUAL) - whole) == 0
        assert sympy.expand(last - whole) == 0


@pins(
    "gradient-descent/gradient",
    r"""\begin{aligned}
    u_n &= y_n - w x_n - b \\
    \frac{\partial \loss}{\partial w} &= \frac{1}{N} \sum_{n=1}^{N} -2 x_n u_n \\
    \frac{\partial \loss}{\partial b} &= \frac{1}{N} \sum_{n=1}^{N} -2 u_n
    \end{aligned}""",
)
def test_gradient():
    for xs, ys, w_now, b_now in DRAWN:
        N = len(xs)
        u_of = [ys[n] - w_now * xs[n] - b_now for n in range(N)]
        along_w = sum(-2 * xs[n] * u_of[n] for n in range(N)) / N
        along_b = sum(-2 * u_of[n] for n in range(N)) / N
        assert (along_w, along_b) == approx(slopes(xs, ys, w_now, b_now), abs=1e-6)
        assert (along_w, along_b) == approx(program.gradient(xs, ys, w_now, b_now))


@pins(
    "gradient-descent/update",
    r"""\begin{aligned}
    w^* &= w - \alpha \, \frac{\partial \loss}{\partial w} \\
    b^* &= b - \alpha \, \frac{\partial \loss}{\partial b}
    \end{aligned}""",
)
def test_update():
    for xs, ys, w_now, b_now in DRAWN:
        along_w, along_b = slopes(xs, ys, w_now, b_now)
        for alpha in (0.01, 0.3):
            new = w_now - alpha * along_w, b_now - alpha * along_b
            assert new == approx(program.descend(xs, ys, alpha, 1, w_now, b_now)[1], abs=1e-6)
        # A small step by each line alone lowers the loss.
        old = loss_by_loop(xs, ys, w_now, b_now)
        assert loss_by_loop(xs, ys, w_now - 1e-4 * along_w, b_now) < old
        assert loss_by_loop(xs, ys, w_now, b_now - 1e-4 * along_b) < old


def after(cell):
    """Return the program's names as they are right after a cell."""
    source = (ROOT / "snippets" / "gradient_descent.py").read_text(encoding="utf-8")
    names = {"__name__": "program"}
    for part in source.split("# %% ")[1:]:
        name, _, code = part.partition("\n")
        exec(code, names)
        if name == cell:
            return names
    raise AssertionError(cell)


@pins(
    "gradient-descent/worked-step",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w} &= -2 \cdot \tfrac{ {{ sum_products:g }} }{ {{ N }} }
    = {{ first-step.grad_w:g }} \\
    \frac{\partial \loss}{\partial b} &= -2 \cdot \tfrac{ {{ sum_u:g }} }{ {{ N }} }
    = {{ first-step.grad_b:g }} \\
    w^* &= 0 - {{ first-step.alpha }} \cdot ({{ first-step.grad_w:g }}) \\
    &= {{ first-step.w_new:.1f }} \\
    b^* &= 0 - {{ first-step.alpha }} \cdot ({{ first-step.grad_b:g }}) \\
    &= {{ first-step.b_new:.1f }}
    \end{aligned}""",
)
def test_worked_step():
    step = after("first-step")
    p = program
    assert (step["w"], step["b"]) == (0, 0)
    assert -2 * p.sum_products / p.N == step["grad_w"]
    assert -2 * p.sum_u / p.N == step["grad_b"]
    assert (step["grad_w"], step["grad_b"]) == approx(slopes(p.x, p.y, 0.0, 0.0), abs=1e-6)
    assert 0 - step["alpha"] * step["grad_w"] == step["w_new"] == approx(1.7, abs=1e-9)
    assert 0 - step["alpha"] * step["grad_b"] == step["b_new"] == approx(0.6, abs=1e-9)


def one_parameter(xs, ys, b_fixed):
    """Return the curvature and the best w for a fixed b, from the loss alone."""
    at = [loss_by_loop(xs, ys, w_now, b_fixed) for w_now in (-1.0, 0.0, 1.0)]
    second = at[0] - 2 * at[1] + at[2]  # exact, as the loss is a parabola
    return second, (at[0] - at[2]) / 2 / second


@pins(
    "gradient-descent/linear-slope",
    r"""\begin{aligned}
    \frac{d \loss}{d w} &= \frac{2}{N} \sum_{n=1}^{N} x_n^2 \cdot w \\
    &\quad {} - \frac{2}{N} \sum_{n=1}^{N} x_n c_n \\
    &= \lambda \, (w - \hat w) \\
    \lambda &= \frac{2}{N} \sum_{n=1}^{N} x_n^2
    \end{aligned}""",
)
def test_linear_slope():
    for xs, ys, w_now, b_now in DRAWN:
        N, c = len(xs), ys - b_now
        curvature, best = one_parameter(xs, ys, b_now)
        oracle = slopes(xs, ys, w_now, b_now)[0]
        first = 2 / N * sum(xs[n] ** 2 for n in range(N)) * w_now
        first -= 2 / N * sum(xs[n] * c[n] for n in range(N))
        assert first == approx(oracle, abs=1e-6)
        assert curvature * (w_now - best) == approx(oracle, abs=1e-6)
        assert 2 / N * sum(xs[n] ** 2 for n in range(N)) == approx(curvature)


@pins("gradient-descent/shrink", r"w^* - \hat w = (1 - \alpha \lambda) \, (w - \hat w)")
def test_shrink():
    for xs, ys, w_now, b_now in DRAWN:
        curvature, best = one_parameter(xs, ys, b_now)
        for alpha in (0.01, 0.5, 2.0):
            new = w_now - alpha * program.gradient(xs, ys, w_now, b_now)[0]
            assert new - best == approx((1 - alpha * curvature) * (w_now - best))


@pins(
    "gradient-descent/limit",
    r"""\begin{aligned}
    &|1 - \alpha \lambda| < 1 \\
    &\quad \iff 0 < \alpha < \frac{2}{\lambda}
    \end{aligned}""",
)
def test_limit():
    for xs, ys, w_now, b_now in DRAWN:
        curvature, best = one_parameter(xs, ys, b_now)
        for share in (-0.2, 0.0, 0.01, 0.5, 0.99, 1.01, 2.0):
            alpha = share * 2 / curvature
            new = w_now - alpha * program.gradient(xs, ys, w_now, b_now)[0]
            left = abs(1 - alpha * curvature) < 1
            assert left == (0 < alpha < 2 / curvature)
            assert left == (abs(new - best) < abs(w_now - best) * (1 - 1e-9))


@pins("gradient-descent/limit-both", r"0 < \alpha < \frac{2}{\lambda_{\max}}")
def test_limit_both():
    for xs, ys, w_now, b_now in [*DRAWN, (program.x, program.y, 0.0, 0.0)]:
        # The matrix of all second derivatives, by SymPy, and its largest eigenvalue.
        loss = sum((ys[n] - w * xs[n] - b) ** 2 for n in range(len(xs))) / len(xs)
        matrix = np.array(sympy.hessian(loss, (w, b)), dtype=float)
        largest = np.linalg.eigvalsh(matrix)[-1]
        best = np.polyfit(xs, ys, deg=1)
        start = np.linalg.norm(best - (w_now, b_now))
        for share in (0.98, 1.02):
            path = program.descend(xs, ys, share * 2 / largest, 3000, w_now, b_now)
            away = np.linalg.norm(path[-1] - best)
            assert away < start if share < 1 else away > 1e3 * start


@pins("gradient-descent/stop", r"|\loss^* - \loss| < 0.01")
def test_stop():
    for xs, ys in [(program.x, program.y), *((xs, ys) for xs, ys, *_ in DRAWN)]:
        for alpha in (0.001, 0.1):
            steps, w_stop, b_stop = program.descend_until(xs, ys, alpha)
            losses = [loss_by_loop(xs, ys, *at) for at in program.descend(xs, ys, alpha, steps)]
            changes = [abs(new - old) for old, new in itertools.pairwise(losses)]
            assert changes[-1] < 0.01
            assert all(change >= 0.01 for change in changes[:-1])
            assert losses[-1] == approx(loss_by_loop(xs, ys, w_stop, b_stop))
