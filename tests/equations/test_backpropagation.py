"""Recompute every displayed equation of the chapter on backpropagation.

The oracle is `loss_by_loops`: sums over neurons and samples in plain Python, without a single
matrix product. Its slopes, and those of its tail after z1 and z2, are central differences.
"""

from types import SimpleNamespace

import backpropagation as program
import backpropagation_figures as figures
import numpy as np
import pytest
import sympy

from tests.equations.pins import pins
from tests.oracles import slope

NAMES = ("X", "y", "w1", "b1", "w2", "b2")


def loss_by_loops(X, y, w1, b1, w2, b2):
    loss = 0.0
    for n in range(len(X)):
        z2 = b2[0, 0]
        for i in range(w1.shape[1]):
            z1 = b1[0, i]
            for j in range(w1.shape[0]):
                z1 += X[n, j] * w1[j, i]
            z2 += max(z1, 0) * w2[i, 0]
        loss += (max(z2, 0) - y[n, 0]) ** 2
    return loss


def slopes(given):
    """Return the slopes of the loss for w1, b1, w2 and b2 by name."""
    return {
        name: slope(
            lambda changed, name=name: loss_by_loops(**given | {name: changed}), given[name]
        )
        for name in NAMES[2:]
    }


def network(seed, samples):
    """Draw samples and parameters of a network 3 → 4 → 1; add its passes, errors and slopes."""
    rng = np.random.default_rng(seed)
    shapes = [(samples, 3), (samples, 1), (3, 4), (1, 4), (4, 1), (1, 1)]
    given = {name: rng.standard_normal(shape) for name, shape in zip(NAMES, shapes, strict=True)}
    net = SimpleNamespace(**given, given=given, slope=slopes(given))
    net.z1 = net.X @ net.w1 + net.b1
    net.y1 = np.maximum(net.z1, 0)
    net.z2 = net.y1 @ net.w2 + net.b2
    net.y_pred = np.maximum(net.z2, 0)

    def after_z2(z2):
        return ((np.maximum(z2, 0) - net.y) ** 2).sum()

    def after_y1(y1):
        return after_z2(y1 @ net.w2 + net.b2)

    net.delta2 = slope(after_z2, net.z2)
    net.slope["y1"] = slope(after_y1, net.y1)
    net.delta1 = slope(lambda z1: after_y1(np.maximum(z1, 0)), net.z1)
    return net


ONE = [network(seed, samples=1) for seed in range(12)]
MANY = [network(seed, samples=5) for seed in range(12)]


def agree(formula, oracle):
    assert np.shape(formula) == np.shape(oracle)
    np.testing.assert_allclose(formula, oracle, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("networks", [ONE, MANY])
def test_the_networks_cover_all_cases_and_stay_off_the_kinks(networks):
    cases = set()
    for net in networks:
        assert min(np.abs(net.z1).min(), np.abs(net.z2).min()) > 1e-4
        hidden, output = np.broadcast_arrays(net.z1 > 0, net.z2 > 0)
        cases |= set(zip(hidden.ravel().tolist(), output.ravel().tolist(), strict=True))
    assert len(cases) == 4


@pins(
    "backpropagation/network",
    r"""\begin{aligned}
    y_1 &= \relu(X w_1 + b_1) \\
    \ypred &= \relu(y_1 w_2 + b_2) \\
    \loss &= \sum_{n=1}^{N} (y_{\pred,n} - y_n)^2
    \end{aligned}""",
)
def test_network():
    for net in MANY:
        y1 = np.maximum(net.X @ net.w1 + net.b1, 0)
        y_pred = np.maximum(y1 @ net.w2 + net.b2, 0)
        loss = sum((y_pred[n, 0] - net.y[n, 0]) ** 2 for n in range(5))
        agree(loss, loss_by_loops(**net.given))
        agree(program.squared_loss(net.X, net.y, [net.w1, net.b1, net.w2, net.b2]), loss)


@pins(
    "backpropagation/update",
    r"""\begin{aligned}
    w_1^* &= w_1 - \alpha \, \frac{\partial \loss}{\partial w_1} \\
    b_1^* &= b_1 - \alpha \, \frac{\partial \loss}{\partial b_1} \\
    w_2^* &= w_2 - \alpha \, \frac{\partial \loss}{\partial w_2} \\
    b_2^* &= b_2 - \alpha \, \frac{\partial \loss}{\partial b_2}
    \end{aligned}""",
)
def test_update():
    old = dict(zip(NAMES, [program.X_both, program.y_both, *program.parameters], strict=True))
    slope_of = slopes(old)
    for alpha, after in zip(program.alphas, program.losses_after, strict=True):
        new = {name: old[name] - alpha * slope_of[name] for name in slope_of}
        agree(loss_by_loops(**old | new), after)
    # A small step by each rule alone lowers the loss.
    for name in slope_of:
        alone = {name: old[name] - 1e-4 * slope_of[name]}
        assert loss_by_loops(**old | alone) < loss_by_loops(**old)


@pins(
    "backpropagation/chain",
    r"""\begin{aligned}
    &\frac{d\loss}{dw} \\
    &= \frac{d\loss}{d\ypred} \cdot \frac{d\ypred}{dz} \cdot \frac{dz}{dw} \\
    &= 2(\ypred - y) \cdot \ind[z > 0] \cdot x
    \end{aligned}""",
)
def test_chain():
    x, b, y, z, w = sympy.symbols("x b y z w", real=True)
    for sign, rectified in ((1, z), (-1, sympy.Integer(0))):
        # On either side of 0 the loss is a polynomial, and SymPy differentiates it as a whole.
        whole = sympy.diff((rectified.subs(z, w * x + b) - y) ** 2, w)
        y_pred = sympy.Symbol("y_pred")
        product = (
            sympy.diff((y_pred - y) ** 2, y_pred)
            * sympy.diff(rectified, z)
            * sympy.diff(w * x + b, w)
        )
        formula = 2 * (y_pred - y) * (1 if sign > 0 else 0) * x
        for claimed in (product, formula):
            claimed = claimed.subs(y_pred, rectified) if sign > 0 else claimed.subs(y_pred, 0)
            assert sympy.expand(claimed.subs(z, w * x + b) - whole) == 0


@pins(
    "backpropagation/relu-derivative",
    r"""\begin{aligned}
    \relu'(z) &= \ind[z > 0] \\
    &= \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}
    \end{aligned}""",
)
def test_relu_derivative():
    for z in (-2.0, -0.1, 0.1, 3.0):
        agree(np.array([1.0 if z > 0 else 0.0]), slope(lambda v: max(v[0], 0), np.array([z])))
    # At 0 it is a convention: `backward` keeps to it in both layers.
    one = np.ones((1, 1))
    for parameters in ([one, -one, one, one], [one, one, one, -2 * one]):
        z1, _, z2, _ = values = program.forward(one, *parameters)
        assert 0 in (z1, z2)
        assert program.backward(one, 5 * one, one, *values)[0] == 0


@pins(
    "backpropagation/chain-numbers",
    r"""\begin{aligned}
    \frac{d\loss}{dw}
    &= 2 \cdot ({{ backpropagation_figures/smallest-graph.prediction }} - {{
    backpropagation_figures/smallest-graph.label }})
    \cdot 1 \cdot {{ backpropagation_figures/smallest-graph.x }} \\
    &= {{ backpropagation_figures/smallest-graph.grad_w }}
    \end{aligned}""",
)
def test_chain_numbers():
    f = figures
    assert 2 * (f.prediction - f.label) * 1 * f.x == f.grad_w
    oracle = slope(lambda w: (max(w[0] * f.x + f.b, 0) - f.label) ** 2, np.array([f.w]))
    agree(np.array([f.grad_w]), oracle)


@pins(
    "backpropagation/one-sample",
    r"""\begin{aligned}
    z_1^{(i)} &= \sum_{j} X^{(j)} w_{1,j}^{(i)} + b_1^{(i)} \\
    y_1^{(i)} &= \relu\bigl(z_1^{(i)}\bigr) \\
    z_2 &= \sum_{i} y_1^{(i)} w_{2,i} + b_2 \\
    \ypred &= \relu(z_2) \\
    \loss &= (\ypred - y)^2
    \end{aligned}""",
)
def test_one_sample():
    for net in ONE:
        z1 = [sum(net.X[0, j] * net.w1[j, i] for j in range(3)) + net.b1[0, i] for i in range(4)]
        y1 = [max(z, 0) for z in z1]
        z2 = sum(y1[i] * net.w2[i, 0] for i in range(4)) + net.b2[0, 0]
        y_pred = max(z2, 0)
        values = program.forward(net.X, net.w1, net.b1, net.w2, net.b2)
        for formula, value in zip((z1, y1, z2, y_pred), values, strict=True):
            agree(np.ravel(formula), np.ravel(value))
        agree((y_pred - net.y[0, 0]) ** 2, loss_by_loops(**net.given))


@pins("backpropagation/delta-2-one", r"\delta_2 = 2(\ypred - y) \, \ind[z_2 > 0]")
def test_delta_2_one():
    for net in ONE:
        agree(2 * (net.y_pred - net.y) * (net.z2 > 0), net.delta2)


@pins(
    "backpropagation/entry-w2",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w_{2,i}} &= y_1^{(i)} \, \delta_2 \\
    \frac{\partial \loss}{\partial b_2} &= \delta_2
    \end{aligned}""",
)
def test_entry_w2():
    for net in ONE:
        for i in range(4):
            agree(net.y1[0, i] * net.delta2[0, 0], net.slope["w2"][i, 0])
        agree(net.delta2[0, 0], net.slope["b2"][0, 0])


@pins(
    "backpropagation/entry-y1",
    r"\frac{\partial \loss}{\partial y_1^{(i)}} = \delta_2 \, w_{2,i}",
)
def test_entry_y1():
    for net in ONE:
        for i in range(4):
            agree(net.delta2[0, 0] * net.w2[i, 0], net.slope["y1"][0, i])


@pins(
    "backpropagation/delta-1-one",
    r"\delta_1^{(i)} = \delta_2 \, w_{2,i} \, \ind\bigl[z_1^{(i)} > 0\bigr]",
)
def test_delta_1_one():
    for net in ONE:
        for i in range(4):
            agree(net.delta2[0, 0] * net.w2[i, 0] * (net.z1[0, i] > 0), net.delta1[0, i])


@pins(
    "backpropagation/entry-w1",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w_{1,j}^{(i)}} &= X^{(j)} \, \delta_1^{(i)} \\
    \frac{\partial \loss}{\partial b_1^{(i)}} &= \delta_1^{(i)}
    \end{aligned}""",
)
def test_entry_w1():
    for net in ONE:
        for i in range(4):
            agree(net.delta1[0, i], net.slope["b1"][0, i])
            for j in range(3):
                agree(net.X[0, j] * net.delta1[0, i], net.slope["w1"][j, i])


@pins(
    "backpropagation/entries",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w_{2,i}} &= \sum_{n=1}^{N} y_{1,n}^{(i)} \, \delta_{2,n} \\
    \frac{\partial \loss}{\partial w_{1,j}^{(i)}} &= \sum_{n=1}^{N} X_n^{(j)} \, \delta_{1,n}^{(i)}
    \end{aligned}""",
)
def test_entries():
    for net in MANY:
        for i in range(4):
            formula = sum(net.y1[n, i] * net.delta2[n, 0] for n in range(5))
            agree(formula, net.slope["w2"][i, 0])
            for j in range(3):
                formula = sum(net.X[n, j] * net.delta1[n, i] for n in range(5))
                agree(formula, net.slope["w1"][j, i])


@pins(
    "backpropagation/two-by-two",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w_1} = X\T \delta_1 = \\
    &\left[ \begin{array}{@{}c@{\;\;}c@{}} X_1^{(1)} & X_2^{(1)} \\ X_1^{(2)} & X_2^{(2)}
    \end{array} \right]
    \left[ \begin{array}{@{}c@{\;\;}c@{}} \delta_{1,1}^{(1)} & \delta_{1,1}^{(2)} \\
    \delta_{1,2}^{(1)} & \delta_{1,2}^{(2)} \end{array} \right]
    \end{aligned}""",
)
def test_two_by_two():
    random = np.random.default_rng(22)
    shapes = [(2, 2), (2, 1), (2, 2), (1, 2), (2, 1), (1, 1)]
    arrays = [random.standard_normal(shape) for shape in shapes]
    arrays[3] += 2
    arrays[5] += 3
    X, y, w1, b1, w2, b2 = arrays
    z1, _, z2, y_pred = program.forward(X, w1, b1, w2, b2)
    assert (z2 > 0).all() and (z1 > 0).any()
    delta1 = 2 * (y_pred - y) * w2.T * (z1 > 0)
    # First index: sample; second: feature or neuron.
    left = [[X[0, 0], X[1, 0]], [X[0, 1], X[1, 1]]]
    right = [[delta1[0, 0], delta1[0, 1]], [delta1[1, 0], delta1[1, 1]]]
    product = [[sum(left[j][n] * right[n][i] for n in (0, 1)) for i in (0, 1)] for j in (0, 1)]
    agree(np.array(product), slopes(dict(zip(NAMES, arrays, strict=True)))["w1"])
    agree(X.T @ delta1, np.array(product))


@pins("backpropagation/delta-2", r"\delta_2 = 2(\ypred - y) \odot \ind[z_2 > 0]")
def test_delta_2():
    for net in MANY:
        agree(2 * (net.y_pred - net.y) * (net.z2 > 0), net.delta2)


@pins("backpropagation/delta-1", r"\delta_1 = \bigl(\delta_2 w_2\T\bigr) \odot \ind[z_1 > 0]")
def test_delta_1():
    for net in MANY:
        agree((net.delta2 @ net.w2.T) * (net.z1 > 0), net.delta1)


@pins(
    "backpropagation/gradient-w2",
    r"\frac{\partial \loss}{\partial w_2} = y_1\T \delta_2",
)
def test_gradient_w2():
    for net in MANY:
        agree(net.y1.T @ net.delta2, net.slope["w2"])


@pins(
    "backpropagation/gradient-b2",
    r"\frac{\partial \loss}{\partial b_2} = \sum_{n=1}^{N} \delta_{2,n}",
)
def test_gradient_b2():
    for net in MANY:
        agree(sum(net.delta2[n : n + 1] for n in range(5)), net.slope["b2"])


@pins(
    "backpropagation/gradient-w1",
    r"\frac{\partial \loss}{\partial w_1} = X\T \delta_1",
)
def test_gradient_w1():
    for net in MANY:
        agree(net.X.T @ net.delta1, net.slope["w1"])


@pins(
    "backpropagation/gradient-b1",
    r"\frac{\partial \loss}{\partial b_1} = \sum_{n=1}^{N} \delta_{1,n}",
)
def test_gradient_b1():
    for net in MANY:
        agree(sum(net.delta1[n : n + 1] for n in range(5)), net.slope["b1"])


@pins(
    "backpropagation/worked-forward",
    r"""\begin{aligned}
    z_1^{(1)} &= {{ X[0, 0] }} \cdot {{ w1[0, 0]:(g) }} + {{ X[0, 1] }} \cdot {{ w1[1, 0]:(g) }} \\
    &\quad {} {{ b1[0, 0]:+g }} = {{ z1[0, 0] }} \\
    z_1^{(2)} &= {{ X[0, 0] }} \cdot {{ w1[0, 1]:(g) }} + {{ X[0, 1] }} \cdot {{ w1[1, 1]:(g) }} \\
    &\quad {} {{ b1[0, 1]:+g }} = {{ z1[0, 1] }} \\
    y_1 &= {{ y1 }} \\
    z_2 &= {{ y1[0, 0] }} \cdot {{ w2[0, 0] }} + {{ y1[0, 1] }} \cdot {{ w2[1, 0] }} \\
    &\quad {} {{ b2[0, 0]:+g }} = {{ z2[0, 0] }} \\
    \ypred &= {{ y_pred[0, 0] }} \\
    \loss &= ({{ y_pred[0, 0] }} - {{ y[0, 0] }})^2 = {{ loss }}
    \end{aligned}""",
)
def test_worked_forward():
    p = program
    for i in (0, 1):
        z = p.X[0, 0] * p.w1[0, i] + p.X[0, 1] * p.w1[1, i] + p.b1[0, i]
        assert z == p.z1[0, i]
        assert max(z, 0) == p.y1[0, i]
    assert p.y1[0, 0] * p.w2[0, 0] + p.y1[0, 1] * p.w2[1, 0] + p.b2[0, 0] == p.z2[0, 0]
    assert max(p.z2[0, 0], 0) == p.y_pred[0, 0]
    assert (p.y_pred[0, 0] - p.y[0, 0]) ** 2 == p.loss
    assert loss_by_loops(p.X, p.y, p.w1, p.b1, p.w2, p.b2) == p.loss


@pins(
    "backpropagation/worked-layer-2",
    r"""\begin{aligned}
    \delta_2 &= 2 \cdot ({{ y_pred[0, 0] }} - {{ y[0, 0] }}) \cdot 1 = {{ delta2[0, 0] }} \\
    \frac{\partial \loss}{\partial w_2} &= {{ delta2[0, 0] }} \cdot \begin{bmatrix} {{ y1[0, 0] }}
    \\ {{ y1[0, 1] }} \end{bmatrix} = {{ grad_w2 }} \\
    \frac{\partial \loss}{\partial b_2} &= {{ grad_b2[0, 0] }}
    \end{aligned}""",
)
def test_worked_layer_2():
    p = program
    assert p.z2[0, 0] > 0  # the factor 1
    assert 2 * (p.y_pred[0, 0] - p.y[0, 0]) * 1 == p.delta2[0, 0]
    assert (p.delta2[0, 0] * np.array([[p.y1[0, 0]], [p.y1[0, 1]]]) == p.grad_w2).all()
    slope_of = slopes({name: getattr(p, name) for name in NAMES})
    agree(p.grad_w2, slope_of["w2"])
    agree(p.grad_b2, slope_of["b2"])


@pins(
    "backpropagation/worked-layer-1",
    r"""\begin{aligned}
    \delta_2 w_2\T &= {{ delta2[0, 0] }} \cdot \begin{bmatrix} {{ w2[0, 0] }} & {{ w2[1, 0] }}
    \end{bmatrix} \\
    &= {{ arriving }} \\
    \delta_1 &= {{ arriving }} \odot \begin{bmatrix} 1 & 0 \end{bmatrix} \\
    &= {{ delta1 }} \\
    \frac{\partial \loss}{\partial w_1} &= \begin{bmatrix} {{ X[0, 0] }} \\ {{ X[0, 1] }}
    \end{bmatrix} \cdot {{ delta1 }} \\
    &= {{ grad_w1 }} \\
    \frac{\partial \loss}{\partial b_1} &= {{ grad_b1 }}
    \end{aligned}""",
)
def test_worked_layer_1():
    p = program
    assert (p.delta2[0, 0] * np.array([[p.w2[0, 0], p.w2[1, 0]]]) == p.arriving).all()
    assert ((p.z1 > 0) == [[1, 0]]).all()
    assert (p.arriving * [[1, 0]] == p.delta1).all()
    assert (np.array([[p.X[0, 0]], [p.X[0, 1]]]) @ p.delta1 == p.grad_w1).all()
    slope_of = slopes({name: getattr(p, name) for name in NAMES})
    agree(p.grad_w1, slope_of["w1"])
    agree(p.grad_b1, slope_of["b1"])


@pins(
    "backpropagation/two-samples",
    r"""\begin{aligned}
    &X\T \delta_1 \\
    &= {{ X_turned }} {{ delta1_both }} \\
    &= {{ first_w1 }} + {{ second_w1 }} \\
    &= {{ both_w1 }}
    \end{aligned}""",
)
def test_two_samples():
    p = program
    assert (p.X_turned == p.X_both.T).all()
    assert (p.X_turned @ p.delta1_both == p.first_w1 + p.second_w1).all()
    assert (p.first_w1 + p.second_w1 == p.both_w1).all()
    for chosen, expected in (([0], p.first_w1), ([1], p.second_w1), ([0, 1], p.both_w1)):
        arrays = [p.X_both[chosen], p.y_both[chosen], *p.parameters]
        agree(expected, slopes(dict(zip(NAMES, arrays, strict=True)))["w1"])


@pins(
    "backpropagation/central-difference",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w} \approx \\
    &\frac{\loss(w + h) - \loss(w - h)}{2h}
    \end{aligned}""",
)
def test_central_difference():
    # A smooth loss that is no polynomial: halving h must divide the error by 4.
    w = sympy.Symbol("w")
    loss = (sympy.tanh(2 * w - 1) - sympy.Rational(1, 3)) ** 2
    at, exact = sympy.lambdify(w, loss), float(sympy.diff(loss, w).subs(w, 0.7))
    wrong = [(at(0.7 + h) - at(0.7 - h)) / (2 * h) - exact for h in (0.02, 0.01, 0.005)]
    assert abs(wrong[2]) < 1e-3
    assert wrong[0] / wrong[1] == pytest.approx(4, rel=0.05)
    assert wrong[1] / wrong[2] == pytest.approx(4, rel=0.05)


@pins(
    "backpropagation/costs",
    r"""\begin{aligned}
    M_{\text{forward}} &= H_1 (D + 1) + 1 \\
    M_{\text{backward}} &= H_1 (D + 3) + 2 \\
    P &= H_1 (D + 2) + 1 \\
    M_{\text{central}} &= 2 P \, M_{\text{forward}}
    \end{aligned}""",
)
def test_costs():
    rng = np.random.default_rng(0)
    convert = np.vectorize(program.Counted, otypes=[object])
    for D in (1, 2, 5):
        for H1 in (1, 3, 8):
            shapes = [(1, D), (1, 1), (D, H1), (1, H1), (H1, 1), (1, 1)]
            X, y, *p = (convert(rng.standard_normal(shape)) for shape in shapes)
            P = sum(parameter.size for parameter in p)
            values = program.forward(X, *p)

            def loss_now(X=X, y=y, p=p):
                return program.squared_loss(X, y, p)

            forward = H1 * (D + 1) + 1
            assert H1 * (D + 2) + 1 == P
            assert program.count(loss_now) == forward
            backward = program.count(
                lambda X=X, y=y, p=p, v=values: program.backward(X, y, p[2], *v)
            )
            assert backward == H1 * (D + 3) + 2
            central = program.count(
                lambda p=p, now=loss_now: [program.numerical_gradient(now, one) for one in p]
            )
            assert central == 2 * P * forward
