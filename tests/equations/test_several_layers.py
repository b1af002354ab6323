"""Recompute every displayed equation of the chapter on several layers.

The oracle is a loss in plain Python sums over samples, neurons and layers, without a single matrix
product; its slopes for parameters, values and sums are central differences.
"""

import itertools
from types import SimpleNamespace

import numpy as np
import several_layers as program
import several_layers_figures as figures

from tests.equations.pins import pins
from tests.oracles import slope


def rest(values, y, ws, bs, start):
    """Run `values`, the y of layer `start`, through the layers after it; return the loss."""
    values = np.asarray(values)
    for w, b in zip(ws[start:], bs[start:], strict=True):
        values = np.array(
            [
                [
                    max(sum(row[j] * w[j, i] for j in range(w.shape[0])) + b[0, i], 0.0)
                    for i in range(w.shape[1])
                ]
                for row in values
            ]
        )
    return float(sum((values[n, i] - y[n, i]) ** 2 for n, i in np.ndindex(*y.shape)))


def network(seed, sizes, N=4):
    """Draw a network; add all its sums z, values y, and the slopes of its loss for both."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((N, sizes[0])), rng.standard_normal((N, sizes[-1]))
    ws = [rng.standard_normal(s) for s in itertools.pairwise(sizes)]
    bs = [rng.standard_normal((1, size)) for size in sizes[1:]]
    ys, zs = [X], []
    for w, b in zip(ws, bs, strict=True):
        zs.append(ys[-1] @ w + b)
        ys.append(np.maximum(zs[-1], 0))
    net = SimpleNamespace(X=X, y=y, ws=ws, bs=bs, ys=ys, zs=zs, L=len(ws))
    # Lists by layer as on the page: index l is layer l.
    net.grad_y, net.delta = [], [None]
    for start in range(net.L + 1):

        def after(values, start=start):
            return rest(values, y, ws, bs, start)

        net.grad_y.append(slope(after, ys[start]))
        if start:
            net.delta.append(slope(lambda z, f=after: f(np.maximum(z, 0)), zs[start - 1]))
    return net


def parameter_slope(net, layer, name):
    """Return the slopes of the loss for w or b of this layer."""

    def loss(array):
        changed = list(getattr(net, name))
        changed[layer - 1] = array
        lists = {"ws": net.ws, "bs": net.bs} | {name: changed}
        return rest(net.X, net.y, lists["ws"], lists["bs"], 0)

    return slope(loss, getattr(net, name)[layer - 1])


SIZES = [(3, 4, 2), (2, 4, 3, 1), (3, 2, 4, 3, 2), (2, 3, 4, 2, 3, 1)]
NETWORKS = [network(seed, sizes) for sizes in SIZES for seed in range(4)]


def agree(formula, oracle):
    assert np.shape(formula) == np.shape(oracle)
    np.testing.assert_allclose(formula, oracle, rtol=1e-5, atol=1e-5)


def test_the_networks_cover_all_cases_and_stay_off_the_kinks():
    hidden_off_below_live = 0
    for net in NETWORKS:
        assert min(np.abs(z).min() for z in net.zs) > 1e-5
        for layer in range(1, net.L):
            hidden_off_below_live += bool(
                ((net.zs[layer - 1] < 0) & (np.abs(net.grad_y[layer]) > 1e-3)).any()
            )
    assert hidden_off_below_live > 10
    assert sum(bool(net.delta[1].any()) for net in NETWORKS) > 8


@pins(
    "several-layers/four-sums",
    r"""\begin{aligned}
    &\frac{\partial \loss}{\partial w_1} = \\
    &\left[ \begin{array}{@{}c@{\;}c@{}}
    \sum_n X_n^{(1)} \delta_{1,n}^{(1)} & \sum_n X_n^{(1)} \delta_{1,n}^{(2)} \\
    \sum_n X_n^{(2)} \delta_{1,n}^{(1)} & \sum_n X_n^{(2)} \delta_{1,n}^{(2)}
    \end{array} \right]
    \end{aligned}""",
)
def test_four_sums():
    for net in [network(seed, (2, 2, 1), N=3) for seed in range(10)]:
        X, delta = net.X, net.delta[1]
        sums = [
            [sum(X[n, 0] * delta[n, 0] for n in range(3)), sum(X[:, 0] * delta[:, 1])],
            [sum(X[n, 1] * delta[n, 0] for n in range(3)), sum(X[:, 1] * delta[:, 1])],
        ]
        agree(sums, parameter_slope(net, 1, "ws"))
        agree(sums, X.T @ delta)


def test_the_errors_of_the_first_cell_belong_to_the_network_of_backpropagation():
    """The page says so: three samples through that network, with labels 2, 9 and 10."""
    import backpropagation

    w1, b1, w2, b2 = backpropagation.parameters
    y = np.array([[2.0], [9.0], [10.0]])
    z1 = figures.X @ w1 + b1
    delta = slope(
        lambda z: rest(np.maximum(z, 0), y, [w1, w2], [b1, b2], 1),
        z1,
    )
    agree(figures.delta1, delta)
    np.testing.assert_array_equal(figures.grad_w1, [[28, 2], [-12, -12]])


@pins(
    "several-layers/network",
    r"""\begin{aligned}
    \underbrace{z_l}_{N \times H_l} &= \underbrace{y_{l-1}}_{N \times H_{l-1}} \, \underbrace{w_l}_{H_{l-1} \times H_l} \\
    &\quad {} + \underbrace{b_l}_{1 \times H_l} \\
    y_l &= \relu(z_l) \\
    \ypred &= y_L \\
    \loss &= \sum_{n=1}^{N} \sum_{i=1}^{H_L} ( y_{\pred,n}^{(i)} - y_n^{(i)} )^2
    \end{aligned}""",  # noqa: E501
)
def test_network():
    for net in NETWORKS:
        y = net.X
        sizes = [net.X.shape[1], *(b.shape[1] for b in net.bs)]
        for layer in range(1, net.L + 1):
            w, b = net.ws[layer - 1], net.bs[layer - 1]
            assert y.shape == (len(net.X), sizes[layer - 1])
            assert w.shape == (sizes[layer - 1], sizes[layer])
            assert b.shape == (1, sizes[layer])
            z = y @ w + b
            assert z.shape == (len(net.X), sizes[layer])
            y = np.maximum(z, 0)
        agree(((y - net.y) ** 2).sum(), rest(net.X, net.y, net.ws, net.bs, 0))
        inputs, zs, y_pred = program.forward(net.X, net.ws, net.bs)
        agree(y_pred, y)
        for got, expected in zip([*inputs, *zs], [*net.ys[:-1], *net.zs], strict=True):
            agree(got, expected)


@pins("several-layers/last-delta", r"\delta_L = 2(\ypred - y) \odot \ind[z_L > 0]")
def test_last_delta():
    for net in NETWORKS:
        agree(2 * (net.ys[-1] - net.y) * (net.zs[-1] > 0), net.delta[net.L])


@pins(
    "several-layers/back-entry",
    r"""\frac{\partial \loss}{\partial y_{l,n}^{(i)}} = \sum_{k=1}^{H_{l+1}} \delta_{l+1,n}^{(k)} \, w_{l+1,i}^{(k)}""",  # noqa: E501
)
def test_back_entry():
    for net in NETWORKS:
        for layer in range(1, net.L):
            w = net.ws[layer]  # of layer + 1
            for n, i in np.ndindex(*net.ys[layer].shape):
                formula = sum(net.delta[layer + 1][n, k] * w[i, k] for k in range(w.shape[1]))
                agree(formula, net.grad_y[layer][n, i])


@pins(
    "several-layers/back-matrix",
    r"""\frac{\partial \loss}{\partial y_l} = \underbrace{\delta_{l+1}}_{N \times H_{l+1}} \, \underbrace{w_{l+1}\T}_{H_{l+1} \times H_l}""",  # noqa: E501
)
def test_back_matrix():
    for net in NETWORKS:
        for layer in range(1, net.L):
            agree(net.delta[layer + 1] @ net.ws[layer].T, net.grad_y[layer])


@pins(
    "several-layers/delta",
    r"\delta_l = \bigl( \delta_{l+1} w_{l+1}\T \bigr) \odot \ind[z_l > 0]",
)
def test_delta():
    for net in NETWORKS:
        for layer in range(1, net.L):
            formula = (net.delta[layer + 1] @ net.ws[layer].T) * (net.zs[layer - 1] > 0)
            agree(formula, net.delta[layer])
        deltas = program.backward(net.y, net.ws, *program.forward(net.X, net.ws, net.bs))[2]
        for got, expected in zip(deltas, net.delta[1:], strict=True):
            agree(got, expected)


@pins(
    "several-layers/gradient-w",
    r"""\frac{\partial \loss}{\partial w_l} = \underbrace{y_{l-1}\T}_{H_{l-1} \times N} \, \underbrace{\delta_l}_{N \times H_l}""",  # noqa: E501
)
def test_gradient_w():
    for net in NETWORKS:
        got = program.backward(net.y, net.ws, *program.forward(net.X, net.ws, net.bs))[0]
        for layer in range(1, net.L + 1):
            oracle = parameter_slope(net, layer, "ws")
            agree(net.ys[layer - 1].T @ net.delta[layer], oracle)
            agree(got[layer - 1], oracle)


@pins(
    "several-layers/gradient-b",
    r"\frac{\partial \loss}{\partial b_l} = \sum_{n=1}^{N} \delta_{l,n}",
)
def test_gradient_b():
    for net in NETWORKS:
        got = program.backward(net.y, net.ws, *program.forward(net.X, net.ws, net.bs))[1]
        for layer in range(1, net.L + 1):
            oracle = parameter_slope(net, layer, "bs")
            agree(sum(net.delta[layer][n : n + 1] for n in range(len(net.X))), oracle)
            agree(got[layer - 1], oracle)


@pins(
    "several-layers/worked-given",
    r"""\begin{aligned}
    w_1 &= {{ three-layers-values.w1:g }}, \; b_1 = {{ three-layers-values.b1:g }} \\
    w_2 &= {{ three-layers-values.w2:g }}, \; b_2 = {{ three-layers-values.b2:g }} \\
    w_3 &= {{ three-layers-values.w3:g }}, \; b_3 = {{ three-layers-values.b3[0, 0]:g }}
    \end{aligned}""",
)
def test_worked_given():
    p = program
    # What stands there leads to the prediction and the loss of the worked example.
    y = np.array([[1.0, 2.0]])
    for w, b in [(p.w1, p.b1), (p.w2, p.b2), (p.w3, p.b3[0, 0])]:
        y = np.maximum(y @ w + b, 0)
    assert y == p.y_pred == 3
    assert all(one is other for one, other in zip(p.ws, [p.w1, p.w2, p.w3], strict=True))
    assert all(one is other for one, other in zip(p.bs, [p.b1, p.b2, p.b3], strict=True))


@pins(
    "several-layers/worked-forward",
    r"""\begin{aligned}
    X &= {{ three-layers-values.X:g }} \\
    z_1 &= {{ three-layers-values.z1:g }} \\
    y_1 &= {{ three-layers-values.y1:g }} \\
    z_2 &= {{ three-layers-values.z2:g }} \\
    y_2 &= {{ three-layers-values.y2:g }} \\
    z_3 &= {{ three-layers-values.z3[0, 0]:g }}, \quad \ypred = {{ three-layers-values.y_pred[0, 0]:g }}
    \end{aligned}""",  # noqa: E501
)
def test_worked_forward():
    p = program
    values = p.X
    for k, (z, y) in enumerate([(p.z1, p.y1), (p.z2, p.y2), (p.z3, p.y_pred)]):
        sums = [
            sum(values[0, j] * p.ws[k][j, i] for j in range(2)) + p.bs[k][0, i]
            for i in range(p.ws[k].shape[1])
        ]
        np.testing.assert_array_equal([sums], z)
        np.testing.assert_array_equal(np.maximum(z, 0), y)
        values = y
    assert p.loss == (p.y_pred[0, 0] - p.y[0, 0]) ** 2


@pins(
    "several-layers/worked-backward",
    r"""\begin{aligned}
    \delta_3 &= 2 \cdot ({{ three-layers-values.y_pred[0, 0]:g }} - {{ three-layers-values.y[0, 0]:g }}) \cdot 1 = {{ three-layers-values.delta3[0, 0]:g }} \\
    \delta_2 &= \Bigl( {{ three-layers-values.delta3[0, 0]:g }} \cdot {{ three-layers-values.w3_row:g }} \Bigr) \odot {{ three-layers-values.mask2 }} \\
    &= {{ three-layers-values.delta2:g }} \\
    \delta_1 &= \Bigl( {{ three-layers-values.delta2:g }} \cdot {{ three-layers-values.w2_turned:g }} \Bigr) \\
    &\quad {} \odot {{ three-layers-values.mask1 }} \\
    &= {{ three-layers-values.delta1:g }}
    \end{aligned}""",  # noqa: E501
)
def test_worked_backward():
    p = program
    assert p.z3[0, 0] > 0
    np.testing.assert_array_equal(2 * (p.y_pred - p.y) * 1, p.delta3)
    np.testing.assert_array_equal(p.delta3[0, 0] * p.w3_row * p.mask2, p.delta2)
    np.testing.assert_array_equal((p.delta2 @ p.w2_turned) * p.mask1, p.delta1)
    np.testing.assert_array_equal(p.w3_row, p.w3.T)
    np.testing.assert_array_equal(p.w2_turned, p.w2.T)
    np.testing.assert_array_equal(p.mask1, p.z1 > 0)
    np.testing.assert_array_equal(p.mask2, p.z2 > 0)
    for layer, (z, delta) in enumerate([(p.z1, p.delta1), (p.z2, p.delta2)], start=1):
        oracle = slope(lambda z, k=layer: rest(np.maximum(z, 0), p.y, p.ws, p.bs, k), z)
        agree(delta, oracle)


@pins(
    "several-layers/worked-gradients",
    r"""\begin{aligned}
    \frac{\partial \loss}{\partial w_2} &= {{ three-layers-values.y1_column:g }} \cdot {{ three-layers-values.delta2:g }} \\
    &= {{ three-layers-values.grad_w2:g }} \\
    \frac{\partial \loss}{\partial w_1} &= {{ three-layers-values.x_column:g }} \cdot {{ three-layers-values.delta1:g }} \\
    &= {{ three-layers-values.grad_w1:g }}
    \end{aligned}""",  # noqa: E501
)
def test_worked_gradients():
    p = program
    np.testing.assert_array_equal(p.y1_column, p.y1.T)
    np.testing.assert_array_equal(p.x_column, p.X.T)
    np.testing.assert_array_equal(p.y1_column @ p.delta2, p.grad_w2)
    np.testing.assert_array_equal(p.x_column @ p.delta1, p.grad_w1)
    net = SimpleNamespace(X=p.X, y=p.y, ws=p.ws, bs=p.bs)
    agree(p.grad_w1, parameter_slope(net, 1, "ws"))
    agree(p.grad_w2, parameter_slope(net, 2, "ws"))
    agree(p.grad_w3, parameter_slope(net, 3, "ws"))


def length_ratio(sigma, width, seed, next_width=24, N=40):
    """Measure the length of delta_l over that of delta_(l+1) for random weights around them."""
    rng = np.random.default_rng(seed)
    z = rng.standard_normal((N, width))
    w = sigma * rng.standard_normal((width, next_width))
    after = rng.standard_normal((N, next_width))
    return np.linalg.norm((after @ w.T) * (z > 0)) / np.linalg.norm(after)


@pins(
    "several-layers/factor",
    r"""\lVert \delta_l \rVert \approx \sigma \sqrt{\frac{H_l}{2}} \; \lVert \delta_{l+1} \rVert""",
)
def test_factor():
    for sigma in (0.1, 0.5, 2.0):
        for width in (8, 32, 100):
            measured = np.mean([length_ratio(sigma, width, seed) for seed in range(20)])
            assert abs(measured / (sigma * np.sqrt(width / 2)) - 1) < 0.05
    # In the page's network of ten layers, too.
    for name in program.scales:
        assert abs(program.factors[name] / program.expected[name] - 1) < 0.05


@pins("several-layers/he", r"\sigma = \sqrt{\frac{2}{H_l}}")
def test_he():
    for width in (8, 32, 100):
        sigma = np.sqrt(2 / width)
        assert abs(sigma * np.sqrt(width / 2) - 1) < 1e-12
        measured = np.mean([length_ratio(sigma, width, seed) for seed in range(20)])
        assert abs(measured - 1) < 0.05
    assert program.scales["He"] == np.sqrt(2 / program.H)


def test_another_activation_puts_its_derivative_in_the_place_of_the_mask():
    """The page says so below the recursion, without a formula of its own."""
    for net in NETWORKS[:12]:
        values, zs = net.X, []
        for w, b in zip(net.ws, net.bs, strict=True):
            zs.append(values @ w + b)
            values = np.tanh(zs[-1])
        delta = 2 * (values - net.y) * (1 - np.tanh(zs[-1]) ** 2)
        for layer in range(net.L - 1, 0, -1):
            delta = (delta @ net.ws[layer].T) * (1 - np.tanh(zs[layer - 1]) ** 2)

        def loss(w1, net=net):
            values = np.tanh(net.X @ w1 + net.bs[0])
            for w, b in zip(net.ws[1:], net.bs[1:], strict=True):
                values = np.tanh(values @ w + b)
            return np.square(values - net.y).sum()

        agree(net.X.T @ delta, slope(loss, net.ws[0]))
