"""Recompute every displayed equation of the chapter on derivatives by hand.

The oracle is a loss in plain Python sums, in the page's layout, and its central differences; SymPy
where a formula is exact.
"""

from types import SimpleNamespace

import derivatives_by_hand as program
import numpy as np
import pytest
import sympy

from tests.equations.pins import pins

NAMES = ("X", "y", "w1", "b1", "w2", "b2")


def passes(X, y, w1, b1, w2, b2):
    """Run one sample X (D, 1) through w1 (H, D), w2 (1, H), sum by sum."""
    H, D = w1.shape
    z1 = [sum(w1[i, j] * X[j, 0] for j in range(D)) + b1[i, 0] for i in range(H)]
    y1 = [max(z, 0.0) for z in z1]
    z2 = sum(w2[0, i] * y1[i] for i in range(H)) + b2[0, 0]
    y_pred = max(z2, 0.0)
    return SimpleNamespace(z1=z1, y1=y1, z2=z2, y_pred=y_pred, loss=(y_pred - y) ** 2)


def moved(given, name, entry, step):
    array = given[name].copy()
    array[entry] += step
    return given | {name: array}


def slope(given, name, entry, of="loss", h=1e-6):
    """Differentiate the quantity `of` with respect to one entry, by central differences."""
    above, below = (getattr(passes(**moved(given, name, entry, s)), of) for s in (h, -h))
    return (above - below) / (2 * h)


def network(seed, H=4, D=2):
    rng = np.random.default_rng(seed)
    shapes = [(D, 1), (H, D), (H, 1), (1, H), (1, 1)]
    X, w1, b1, w2, b2 = (rng.standard_normal(shape) for shape in shapes)
    given = dict(X=X, y=float(rng.standard_normal()), w1=w1, b1=b1, w2=w2, b2=b2)
    return SimpleNamespace(**given, given=given, **vars(passes(**given)))


NETWORKS = [network(seed, H=3 + seed % 3, D=1 + seed % 4) for seed in range(30)]


def agree(formula, oracle):
    assert np.shape(formula) == np.shape(oracle)
    np.testing.assert_allclose(formula, oracle, rtol=1e-5, atol=1e-6)


def is_on(z):
    return 1 if z > 0 else 0


def test_the_networks_cover_all_cases_and_stay_off_the_kinks():
    cases = {(z > 0, net.z2 > 0) for net in NETWORKS for z in net.z1}
    assert len(cases) == 4
    assert min(abs(z) for net in NETWORKS for z in [*net.z1, net.z2]) > 1e-4


@pins(
    "derivatives-by-hand/chain-rule",
    r"\frac{df}{dx} = \frac{du}{dv} \cdot \frac{dv}{dx}",
)
def test_chain_rule():
    x, t = sympy.symbols("x t", real=True)
    for inner, outer in [
        (2 * x + sympy.Rational(1, 2), t**2),
        (sympy.sin(x), sympy.exp(t)),
        (x**3 - x, 1 / (1 + t**2)),
    ]:
        whole = sympy.diff(outer.subs(t, inner), x)
        product = sympy.diff(outer, t).subs(t, inner) * sympy.diff(inner, x)
        assert sympy.simplify(whole - product) == 0


@pins(
    "derivatives-by-hand/chain-numbers",
    r"\frac{df}{dx} = 2v \cdot 2 = 2 \cdot {{ nudge.v }} \cdot 2 = {{ nudge.slope_f:g }}",
)
def test_chain_numbers():
    at, v = 0.5, 1.5  # what `x` and `v` are in the program's first cell
    assert 2 * at + 0.5 == v
    assert 2 * v * 2 == program.slope_f
    x = sympy.Symbol("x")
    f = (2 * x + sympy.Rational(1, 2)) ** 2
    assert sympy.diff(f, x).subs(x, sympy.Rational(1, 2)) == int(program.slope_f) == 6


@pins(
    "derivatives-by-hand/network",
    r"""\begin{aligned}
    \underbrace{z_1}_{4 \times 1} &= \underbrace{w_1}_{4 \times 2} \, \underbrace{X}_{2 \times 1} + \underbrace{b_1}_{4 \times 1} \\
    \underbrace{y_1}_{4 \times 1} &= \relu(z_1) \\
    \underbrace{z_2}_{1 \times 1} &= \underbrace{w_2}_{1 \times 4} \, \underbrace{y_1}_{4 \times 1} + \underbrace{b_2}_{1 \times 1} \\
    \ypred &= \relu(z_2) \\
    \loss &= (\ypred - y)^2
    \end{aligned}""",  # noqa: E501
)
def test_network():
    p = program
    shapes = [p.z1, p.W1, p.X, p.b1, p.y1, p.z2, p.W2, p.b2]
    assert [array.shape for array in shapes] == [
        *[(4, 1), (4, 2), (2, 1), (4, 1), (4, 1), (1, 1), (1, 4), (1, 1)]
    ]
    expected = passes(p.X, p.y, p.W1, p.b1, p.W2, p.b2)
    agree(p.z1.ravel(), expected.z1)
    agree(p.y1.ravel(), expected.y1)
    assert (p.z2.item(), p.y_pred.item(), p.loss) == (expected.z2, expected.y_pred, expected.loss)
    for net in NETWORKS:
        z1 = net.w1 @ net.X + net.b1
        y1 = np.maximum(z1, 0)
        z2 = net.w2 @ y1 + net.b2
        agree((np.maximum(z2, 0).item() - net.y) ** 2, net.loss)


@pins(
    "derivatives-by-hand/square",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w_{2,i}} \\
    &= 2(\ypred - y) \cdot \frac{\partial (\ypred - y)}{\partial w_{2,i}}
    \end{aligned}""",
)
def test_square():
    for net in NETWORKS:
        for i in range(net.w2.size):
            inner = slope(net.given, "w2", (0, i), of="y_pred")  # y does not depend on w2
            agree(2 * (net.y_pred - net.y) * inner, slope(net.given, "w2", (0, i)))


@pins(
    "derivatives-by-hand/label",
    r"\frac{\partial (\ypred - y)}{\partial w_{2,i}} = \frac{\partial \ypred}{\partial w_{2,i}}",
)
def test_label():
    for net in NETWORKS:
        for i in range(net.w2.size):
            h = 1e-6
            above, below = (passes(**moved(net.given, "w2", (0, i), s)) for s in (h, -h))
            difference = ((above.y_pred - net.y) - (below.y_pred - net.y)) / (2 * h)
            agree(difference, slope(net.given, "w2", (0, i), of="y_pred"))


@pins(
    "derivatives-by-hand/relu",
    r"\frac{\partial \ypred}{\partial w_{2,i}} = \relu'(z_2) \cdot \frac{\partial z_2}{\partial w_{2,i}}",  # noqa: E501
)
def test_relu():
    for net in NETWORKS:
        h = 1e-6
        relu_slope = (max(net.z2 + h, 0) - max(net.z2 - h, 0)) / (2 * h)
        for i in range(net.w2.size):
            product = relu_slope * slope(net.given, "w2", (0, i), of="z2")
            agree(product, slope(net.given, "w2", (0, i), of="y_pred"))


@pins(
    "derivatives-by-hand/cases",
    r"""\relu'(z_2) =
    \begin{cases} 1 & z_2 > 0 \\ 0 & z_2 \le 0 \end{cases}""",
)
def test_cases():
    for z in (-2.0, -0.1, 0.1, 3.0):
        h = 1e-6
        agree(float(is_on(z)), (max(z + h, 0) - max(z - h, 0)) / (2 * h))
    # At 0 it is a convention; the program keeps to it.
    assert program.z2_kink == 0
    assert program.slope_at_kink == is_on(0) == 0


@pins(
    "derivatives-by-hand/inner",
    r"""\begin{aligned}
    z_2 &= w_{2,1} y_1^{(1)} + w_{2,2} y_1^{(2)} \\
    &\quad {} + w_{2,3} y_1^{(3)} + w_{2,4} y_1^{(4)} \\
    &\quad {} + b_2 \\
    \frac{\partial z_2}{\partial w_{2,i}} &= y_1^{(i)}
    \end{aligned}""",
)
def test_inner():
    for net in [network(seed) for seed in range(10)]:
        w2, y1 = net.w2[0], net.y1
        z2 = w2[0] * y1[0] + w2[1] * y1[1] + w2[2] * y1[2] + w2[3] * y1[3] + net.b2[0, 0]
        agree(z2, net.z2)
        for i in range(4):
            agree(y1[i], slope(net.given, "w2", (0, i), of="z2"))


@pins(
    "derivatives-by-hand/entry",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w_{2,i}} \\
    &= 2(\ypred - y) \, \ind[z_2 > 0] \, y_1^{(i)}
    \end{aligned}""",
)
def test_entry():
    for net in NETWORKS:
        for i in range(net.w2.size):
            formula = 2 * (net.y_pred - net.y) * is_on(net.z2) * net.y1[i]
            agree(formula, slope(net.given, "w2", (0, i)))


@pins(
    "derivatives-by-hand/bias",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial b_2} \\
    &= 2(\ypred - y) \cdot \ind[z_2 > 0] \cdot 1
    \end{aligned}""",
)
def test_bias():
    for net in NETWORKS:
        formula = 2 * (net.y_pred - net.y) * is_on(net.z2) * 1
        agree(formula, slope(net.given, "b2", (0, 0)))


@pins(
    "derivatives-by-hand/row",
    r"""\begin{aligned}
    &\underbrace{\frac{\partial \loss}{\partial w_2}}_{1 \times 4} \\
    &= \underbrace{2(\ypred - y) \, \ind[z_2 > 0]}_{1 \times 1} \, \underbrace{y_1\T}_{1 \times 4}
    \end{aligned}""",
)
def test_row():
    for net in NETWORKS:
        shared = np.array([[2 * (net.y_pred - net.y) * is_on(net.z2)]])
        y1 = np.array(net.y1)[:, np.newaxis]
        oracle = [[slope(net.given, "w2", (0, i)) for i in range(net.w2.size)]]
        agree(shared @ y1.T, np.array(oracle))
    assert program.grad_W2.shape == program.W2.shape == (1, 4)
    assert program.grad_b2.shape == program.b2.shape


@pins(
    "derivatives-by-hand/worked-shared",
    r"""\begin{aligned}
    &2(\ypred - y) \cdot \ind[z_2 > 0] \\
    &= 2 \cdot ({{ y_pred[0, 0] }} - {{ y:g }}) \cdot 1 = {{ outer:g }}
    \end{aligned}""",
)
def test_worked_shared():
    p = program
    assert is_on(p.z2[0, 0]) == 1 == p.middle
    assert 2 * (p.y_pred[0, 0] - p.y) * 1 == p.outer


@pins(
    "derivatives-by-hand/worked-row",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w_2} &= {{ outer:g }} \cdot {{ y1_row:g }} \\
    &= {{ row:g }} \\
    \frac{\partial \loss}{\partial b_2} &= {{ grad_b2[0, 0]:g }}
    \end{aligned}""",
)
def test_worked_row():
    p = program
    np.testing.assert_array_equal(p.outer * p.y1_row, p.row)
    given = dict(X=p.X, y=p.y, w1=p.W1, b1=p.b1, w2=p.W2, b2=p.b2)
    agree(p.row, np.array([[slope(given, "w2", (0, i)) for i in range(4)]]))
    agree(p.grad_b2[0, 0], slope(given, "b2", (0, 0)))
    # The lecture's example, as on the page of section 12.
    assert (p.loss, p.y_pred.item(), p.y) == (0.25, 1.5, 2)


@pins(
    "derivatives-by-hand/layer-one",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w_{1,2}^{(4)}} \\
    &= 2(\ypred - y) \cdot \ind[z_2 > 0] \\
    &\quad {} \cdot w_{2,4} \cdot \ind\bigl[z_1^{(4)} > 0\bigr] \cdot X^{(2)} \\
    &= {{ links["square"]:(g) }} \cdot {{ links["relu 2"]:g }} \cdot {{ links["w2,4"]:(g) }} \cdot {{ links["relu 1"]:g }} \cdot {{ links["X 2"]:g }} \\
    &= {{ grad_entry:g }}
    \end{aligned}""",  # noqa: E501
)
def test_layer_one():
    for net in [network(seed) for seed in range(30)]:
        formula = 2 * (net.y_pred - net.y) * is_on(net.z2)
        formula *= net.w2[0, 3] * is_on(net.z1[3]) * net.X[1, 0]
        agree(formula, slope(net.given, "w1", (3, 1)))
    p = program
    given = dict(X=p.X, y=p.y, w1=p.W1, b1=p.b1, w2=p.W2, b2=p.b2)
    agree(p.grad_entry, slope(given, "w1", (3, 1)))
    factors = [
        2 * (p.y_pred.item() - p.y),
        is_on(p.z2.item()),
        p.W2[0, 3],
        is_on(p.z1[3, 0]),
        p.X[1, 0],
    ]
    assert list(p.links.values()) == pytest.approx(factors, abs=0)
    assert np.prod(factors) == p.grad_entry
