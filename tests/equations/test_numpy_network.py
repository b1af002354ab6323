"""Recompute every displayed equation of the page `numpy-network`."""

import numpy as np
import numpy_network as n
import sympy

from tests.equations.pins import pins

random = np.random.default_rng(12)
N, D, H1 = 7, 3, 5  # unlike sizes, so that a transposed product cannot fit


def drawn():
    """Draw X, y and the parameters, with every case of both ReLUs present."""
    while True:
        shapes = [(N, D), (N, 1), (D, H1), (1, H1), (H1, 1), (1, 1)]
        X, y, *parameters = (random.standard_normal(shape) for shape in shapes)
        z1, _, z2, _ = n.forward(X, *parameters)
        hidden, output = np.broadcast_arrays(z1 > 0, z2 > 0)
        if len(set(zip(hidden.ravel().tolist(), output.ravel().tolist(), strict=True))) == 4:
            return X, y, parameters


def slope_of_loss(X, y, parameters, k):
    """Differentiate the loss by parameter array k, by central differences."""
    slope = np.zeros_like(parameters[k])
    for entry in np.ndindex(slope.shape):
        losses = []
        for h in (1e-6, -1e-6):
            moved = [p.copy() for p in parameters]
            moved[k][entry] += h
            losses.append(n.squared_loss(X, y, *moved))
        slope[entry] = (losses[0] - losses[1]) / 2e-6
    return slope


@pins(
    "numpy-network/one-entry",
    r"z_{1,n}^{(i)} = \sum_{j=1}^{D} X_n^{(j)} \, w_{1,j}^{(i)} + b_1^{(i)}",
)
def test_one_entry():
    X, _, (w1, b1, w2, b2) = drawn()
    z1 = n.forward(X, w1, b1, w2, b2)[0]
    for i in range(N):
        for h in range(H1):
            assert np.isclose(z1[i, h], sum(X[i, d] * w1[d, h] for d in range(D)) + b1[0, h])


@pins(
    "numpy-network/first-layer",
    r"\begin{aligned} z_1 &= X w_1 + b_1 \\ y_1 &= \relu(z_1) \end{aligned}",
)
def test_first_layer():
    X, _, (w1, b1, w2, b2) = drawn()
    z1, y1, _, _ = n.forward(X, w1, b1, w2, b2)
    assert np.allclose(z1, np.einsum("nd,dh->nh", X, w1) + b1)
    assert np.array_equal(y1, np.where(z1 > 0, z1, 0))


@pins(
    "numpy-network/relu",
    r"""\begin{aligned}
    \relu(z) &= \max(z, 0) \\
    &= \begin{cases}
    z & z > 0 \\
    0 & z \le 0
    \end{cases}
    \end{aligned}""",
)
def test_relu():
    for z in (-2.5, -1e-9, 0.0, 1e-9, 2.5):
        assert n.relu(z) == max(z, 0) == (z if z > 0 else 0)


@pins(
    "numpy-network/second-layer",
    r"\begin{aligned} z_2 &= y_1 w_2 + b_2 \\ \ypred &= \relu(z_2) \end{aligned}",
)
def test_second_layer():
    X, _, (w1, b1, w2, b2) = drawn()
    _, y1, z2, y_pred = n.forward(X, w1, b1, w2, b2)
    assert np.allclose(z2, np.einsum("nh,hk->nk", y1, w2) + b2)
    assert np.array_equal(y_pred, np.where(z2 > 0, z2, 0))


@pins(
    "numpy-network/loss",
    r"\loss = \sum_{n=1}^{N} \left( y_{\pred,n} - y_n \right)^2",
)
def test_loss():
    X, y, parameters = drawn()
    y_pred = n.forward(X, *parameters)[-1]
    by_hand = sum((y_pred[i, 0] - y[i, 0]) ** 2 for i in range(N))
    assert np.isclose(n.squared_loss(X, y, *parameters), by_hand)


def sample():
    """Return the page's sample and its network, and what the program makes of them."""
    x, label = n.x, n.label
    # The test of the drawing compares these with the program's.
    from numpy_network_figures import b1, b2, w1, w2

    return x, label, w1, b1, w2, b2, *n.forward(x, w1, b1, w2, b2)


@pins(
    "numpy-network/by-hand-z1",
    r"""\begin{aligned}
    z_1^{(1)} &= {{ one-sample.x[0, 0] }} \cdot {{ one-sample.w1[0, 0]:(g) }} + {{ one-sample.x[0,
    1] }} \cdot {{ one-sample.w1[1, 0]:(g) }} {{ one-sample.b1[0, 0]:+g }} \\
    &= {{ one-sample.z1[0, 0]:g }} \\
    z_1^{(2)} &= {{ one-sample.x[0, 0] }} \cdot {{ one-sample.w1[0, 1]:(g) }} + {{ one-sample.x[0,
    1] }} \cdot {{ one-sample.w1[1, 1]:(g) }} {{ one-sample.b1[0, 1]:+g }} \\
    &= {{ one-sample.z1[0, 1]:g }} \\
    z_1^{(3)} &= {{ one-sample.x[0, 0] }} \cdot {{ one-sample.w1[0, 2]:(g) }} + {{ one-sample.x[0,
    1] }} \cdot {{ one-sample.w1[1, 2]:(g) }} {{ one-sample.b1[0, 2]:+g }} \\
    &= {{ one-sample.z1[0, 2]:g }} \\
    z_1^{(4)} &= {{ one-sample.x[0, 0] }} \cdot {{ one-sample.w1[0, 3]:(g) }} + {{ one-sample.x[0,
    1] }} \cdot {{ one-sample.w1[1, 3]:(g) }} {{ one-sample.b1[0, 3]:+g }} \\
    &= {{ one-sample.z1[0, 3]:g }}
    \end{aligned}""",
)
def test_by_hand_z1():
    x, _, w1, b1, *_ = values = sample()
    for h in range(4):
        assert x[0, 0] * w1[0, h] + x[0, 1] * w1[1, h] + b1[0, h] == values[6][0, h]


@pins(
    "numpy-network/by-hand-y1",
    r"""\begin{aligned}
    y_1 &= \relu\!{{ one-sample.z1:g }} \\
    &= {{ one-sample.y1:g }}
    \end{aligned}""",
)
def test_by_hand_y1():
    *_, z1, y1, _, _ = sample()
    assert y1.tolist() == [[max(z, 0) for z in z1[0]]]
    assert [z < 0 for z in z1[0]] == [False, True, True, False]  # "switches 2 and 3 off"


@pins(
    "numpy-network/by-hand-output",
    r"""\begin{aligned}
    z_2 &= {{ one-sample.y1[0, 0]:g }} \cdot {{ one-sample.w2[0, 0]:(g) }} + {{ one-sample.y1[0,
    1]:g }} \cdot {{ one-sample.w2[1, 0]:(g) }} \\
    &{} + {{ one-sample.y1[0, 2]:g }} \cdot {{ one-sample.w2[2, 0]:(g) }} \\
    &{} + {{ one-sample.y1[0, 3]:g }} \cdot {{ one-sample.w2[3, 0]:(g) }} \\
    &{} + {{ one-sample.b2[0, 0]:(g) }} = {{ one-sample.z2[0, 0]:g }} \\
    \ypred &= \relu({{ one-sample.z2[0, 0]:g }}) = {{ one-sample.y_pred[0, 0]:g }}
    \end{aligned}""",
)
def test_by_hand_output():
    *_, w2, b2, _, y1, z2, y_pred = sample()
    assert sum(y1[0, h] * w2[h, 0] for h in range(4)) + b2[0, 0] == z2[0, 0]
    assert y_pred[0, 0] == max(z2[0, 0], 0)


@pins(
    "numpy-network/by-hand-loss",
    r"\loss = ({{ one-sample.y_pred[0, 0]:g }} - {{ one-sample.label[0, 0]:g }})^2"
    r" = {{ one-sample.loss:g }}",
)
def test_by_hand_loss():
    x, label, w1, b1, w2, b2, *_, y_pred = sample()
    assert n.loss == n.squared_loss(x, label, w1, b1, w2, b2) == (y_pred[0, 0] - label[0, 0]) ** 2
    assert y_pred[0, 0] < label[0, 0]


@pins(
    "numpy-network/gradients-2",
    r"""\begin{aligned}
    \delta_2 &= 2 (\ypred - y) \\
    &\quad {} \odot \ind[z_2 > 0] \\
    \frac{\partial \loss}{\partial w_2} &= y_1\T \, \delta_2 \\
    \frac{\partial \loss}{\partial b_2} &= \sum_{n=1}^{N} \delta_{2,n}
    \end{aligned}""",
)
def test_gradients_2():
    X, y, parameters = drawn()
    _, y1, z2, y_pred = n.forward(X, *parameters)
    delta2 = 2 * (y_pred - y) * np.where(z2 > 0, 1, 0)
    w2_slope = y1.T @ delta2
    b2_slope = np.array([sum(delta2[i] for i in range(N))])
    assert np.allclose(w2_slope, slope_of_loss(X, y, parameters, 2), atol=1e-6)
    assert np.allclose(b2_slope, slope_of_loss(X, y, parameters, 3), atol=1e-6)
    _, _, *by_program = n.gradients(X, y, *parameters)
    assert np.allclose(w2_slope, by_program[0]) and np.allclose(b2_slope, by_program[1])


@pins(
    "numpy-network/gradients-1",
    r"""\begin{aligned}
    \delta_1 &= (\delta_2 \, w_2\T) \odot \ind[z_1 > 0] \\
    \frac{\partial \loss}{\partial w_1} &= X\T \, \delta_1 \\
    \frac{\partial \loss}{\partial b_1} &= \sum_{n=1}^{N} \delta_{1,n}
    \end{aligned}""",
)
def test_gradients_1():
    X, y, parameters = drawn()
    z1, _, z2, y_pred = n.forward(X, *parameters)
    delta2 = 2 * (y_pred - y) * np.where(z2 > 0, 1, 0)
    delta1 = (delta2 @ parameters[2].T) * np.where(z1 > 0, 1, 0)
    w1_slope = X.T @ delta1
    b1_slope = np.array([sum(delta1[i] for i in range(N))])
    assert np.allclose(w1_slope, slope_of_loss(X, y, parameters, 0), atol=1e-6)
    assert np.allclose(b1_slope, slope_of_loss(X, y, parameters, 1), atol=1e-6)
    by_program = n.gradients(X, y, *parameters)
    assert np.allclose(w1_slope, by_program[0]) and np.allclose(b1_slope, by_program[1])


@pins(
    "numpy-network/update",
    r"w_1^* = w_1 - \alpha \frac{\partial \loss}{\partial w_1}",
)
def test_update():
    X, y, parameters = drawn()
    alpha = 1e-3
    moved, (before, after) = n.train(X, y, parameters, alpha, steps=1)
    for k, (new, old) in enumerate(zip(moved, parameters, strict=True)):
        assert np.allclose(new, old - alpha * slope_of_loss(X, y, parameters, k), atol=1e-8)
    assert after < before


@pins(
    "numpy-network/stuck-losses",
    r"""\begin{aligned}
    & \sum_{n=1}^{N} (0 - y_n)^2 \\ &= 50 \, (0^2 + 1^2 + 2^2)
    = {{ losses_dead_output[-1]:.0f }} \\
    & \sum_{n=1}^{N} (1 - y_n)^2 \\ &= 50 \, (1^2 + 0^2 + 1^2)
    = {{ losses_dead_hidden[-1]:.0f }}
    \end{aligned}""",
)
def test_stuck_losses():
    assert np.bincount(n.y[:, 0]).tolist() == [50, 50, 50]
    assert np.square(0 - n.y).sum() == 50 * (0**2 + 1**2 + 2**2) == n.losses_dead_output[-1]
    assert np.square(1 - n.y).sum() == 50 * (1**2 + 0**2 + 1**2)
    assert np.isclose(n.losses_dead_hidden[-1], np.square(1 - n.y).sum(), atol=1e-6)


z = sympy.symbols("z1:4", real=True)
total = sum(sympy.exp(entry) for entry in z)


@pins(
    "numpy-network/cross-entropy-row",
    r"""\begin{aligned}
    &-\ln P^{(c)} \\
    &= -\ln \frac{e^{z_2^{(c)}}}{\sum_{j=1}^{K} e^{z_2^{(j)}}} \\
    &= -z_2^{(c)} + \ln \sum_{j=1}^{K} e^{z_2^{(j)}}
    \end{aligned}""",
)
def test_cross_entropy_row():
    for c in range(3):
        difference = -sympy.log(sympy.exp(z[c]) / total) - (-z[c] + sympy.log(total))
        assert sympy.simplify(sympy.expand_log(difference, force=True)) == 0
        numbers = dict(zip(z, (0.3, -1.2, 2.0), strict=True))
        assert abs(difference.subs(numbers).evalf()) < 1e-12


@pins(
    "numpy-network/cross-entropy-slope",
    r"""\begin{aligned}
    &\frac{\partial (-\ln P^{(c)})}{\partial z_2^{(k)}} \\
    &= P^{(k)} - \ind[k = c]
    \end{aligned}""",
)
def test_cross_entropy_slope():
    for c in range(3):
        for k in range(3):
            slope = sympy.diff(-sympy.log(sympy.exp(z[c]) / total), z[k])
            assert sympy.simplify(slope - (sympy.exp(z[k]) / total - int(k == c))) == 0


@pins("numpy-network/delta-softmax", r"\delta_2 = P - Y")
def test_delta_softmax():
    start = n.start_parameters(5, outputs=3)
    w1, b1, w2, b2 = start

    def loss(w2, b2):
        p = n.softmax(n.relu(n.X_std @ w1 + b1) @ w2 + b2)
        return -(n.one_hot * np.log(p)).sum()

    p = n.softmax(n.relu(n.X_std @ w1 + b1) @ w2 + b2)
    delta2 = p - n.one_hot
    for k in range(3):
        h = np.zeros((1, 3))
        h[0, k] = 1e-5
        measured = (loss(w2, b2 + h) - loss(w2, b2 - h)) / 2e-5
        assert np.isclose(measured, delta2[:, k].sum(), atol=1e-4)
    (*_, b2_new), losses = n.train_softmax(n.X_std, n.one_hot, start, alpha=0.001, steps=1)
    assert np.isclose(losses[0], loss(w2, b2))
    assert np.allclose(b2_new, b2 - 0.001 * delta2.sum(axis=0))
