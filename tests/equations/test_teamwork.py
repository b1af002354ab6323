"""Recompute every displayed equation of the page `teamwork`, with scikit-learn as the oracle."""

import math

import numpy as np
import teamwork as t
from scipy.special import softmax
from sklearn.neural_network import MLPClassifier

from tests.equations.pins import pins

random = np.random.default_rng(10)


def drawn(classes, hidden, features=3):
    """Train a network for one step on random data; return it with the sizes of all its layers."""
    random = np.random.default_rng(10)
    X, y = random.standard_normal((40, features)), random.integers(0, classes, 40)
    net = MLPClassifier(hidden, random_state=0).partial_fit(X, y, classes=range(classes))
    return net, [features, *hidden, 1 if classes == 2 else classes]


@pins(
    "teamwork/shape-rule",
    r"""\begin{aligned}
    w_l &\in \R^{H_{l-1} \times H_l} \\
    b_l &\in \R^{H_l} \\
    l &= 1, 2, \dots, L
    \end{aligned}""",
)
def test_shape_rule():
    for classes in (2, 3, 5):
        for hidden in [(), (4,), (6, 2), (2, 6, 7, 5)]:
            net, H = drawn(classes, hidden)
            L = len(hidden) + 1
            assert len(net.coefs_) == len(net.intercepts_) == L
            for l in range(1, L + 1):  # noqa: E741 – the formula's letter
                assert net.coefs_[l - 1].shape == (H[l - 1], H[l])
                assert net.intercepts_[l - 1].shape == (H[l],)
            assert t.shapes(H) == [w.shape for w in net.coefs_]


@pins(
    "teamwork/count-middle",
    r"""\begin{aligned}
    &(4 + 1) \cdot 7 + (7 + 1) \cdot 6 \\
    &\quad {} + (6 + 1) \cdot 4 + (4 + 1) \cdot 3 \\
    &= {{ n_middle }}
    \end{aligned}""",
)
def test_count_middle():
    net = t.fitted(t.X, t.y, hidden=(7, 6, 4))
    counted = sum(array.size for array in net.coefs_ + net.intercepts_)
    assert (4 + 1) * 7 + (7 + 1) * 6 + (6 + 1) * 4 + (4 + 1) * 3 == t.n_middle == counted


@pins("teamwork/two-classes", r"P^{(2)} = \frac{e^{z_3^{(2)}}}{e^{z_3^{(1)}} + e^{z_3^{(2)}}}")
def test_two_classes():
    for first, second in 3 * random.standard_normal((50, 2)):
        by_formula = math.exp(second) / (math.exp(first) + math.exp(second))
        assert math.isclose(by_formula, softmax([first, second])[1])


@pins("teamwork/divided", r"P^{(2)} = \frac{1}{e^{z_3^{(1)} - z_3^{(2)}} + 1}")
def test_divided():
    for first, second in 3 * random.standard_normal((50, 2)):
        by_formula = 1 / (math.exp(first - second) + 1)
        assert math.isclose(by_formula, softmax([first, second])[1])


@pins(
    "teamwork/sigmoid-of-difference",
    r"""\begin{aligned}
    d &= z_3^{(2)} - z_3^{(1)} \\
    P^{(2)} &= \frac{1}{1 + e^{-d}} = \operatorname{sigmoid}(d)
    \end{aligned}""",
)
def test_sigmoid_of_difference():
    for first, second in 3 * random.standard_normal((50, 2)):
        d = second - first
        by_formula = 1 / (1 + math.exp(-d))
        assert math.isclose(by_formula, softmax([first, second])[1])
        assert math.isclose(by_formula, t.sigmoid(d))


@pins(
    "teamwork/one-neuron",
    r"""\begin{aligned}
    d &= y_2 \left( w_3^{(2)} - w_3^{(1)} \right) \\
    &\quad {} + b_3^{(2)} - b_3^{(1)}
    \end{aligned}""",
)
def test_one_neuron():
    y2, w3, b3 = (random.standard_normal(shape) for shape in [(7, 4), (4, 2), 2])
    z3 = np.array([[row @ w3[:, k] + b3[k] for k in range(2)] for row in y2])
    d = y2 @ (w3[:, [1]] - w3[:, [0]]) + b3[1] - b3[0]
    assert d.shape == (7, 1)
    assert np.allclose(d[:, 0], z3[:, 1] - z3[:, 0], rtol=0, atol=1e-12)
    assert np.allclose(t.sigmoid(d[:, 0]), softmax(z3, axis=1)[:, 1], rtol=0, atol=1e-12)


@pins(
    "teamwork/worked-difference",
    r"""\begin{aligned}
    P^{(2)} &= \frac{e^{3}}{e^{1} + e^{3}} \approx {{ P_second:.4f }} \\
    d &= 3 - 1 = 2 \\
    P^{(2)} &= \frac{1}{1 + e^{-2}} \approx {{ P_second:.4f }}
    \end{aligned}""",
)
def test_worked_difference():
    assert t.z.tolist() == [1, 3] and t.d == 3 - 1 == 2
    assert math.isclose(t.P_second, math.exp(3) / (math.exp(1) + math.exp(3)))
    assert math.isclose(t.P_second, 1 / (1 + math.exp(-2)))
