"""Recompute every displayed equation of the page `network`."""

import network as n
import numpy as np
import sympy
from sklearn.neural_network import MLPRegressor

from tests.equations.pins import pins

SIZES = [(2, 4, 1), (4, 7, 4, 3), (3, 5, 2), (1, 1), (6, 2, 9, 4, 3)]


def parameters_of(sizes):
    """Let scikit-learn make a network of these sizes: its weight matrices and biases, by layer."""
    random = np.random.default_rng(3)
    X, Y = random.standard_normal((5, sizes[0])), random.standard_normal((5, sizes[-1]))
    net = MLPRegressor(hidden_layer_sizes=sizes[1:-1], random_state=0)
    net.partial_fit(X, Y.ravel() if sizes[-1] == 1 else Y)
    return net.coefs_, net.intercepts_


@pins(
    "network/output-by-hand",
    r"""\begin{aligned}
    & {{ y1[0]:g }} \cdot {{ w2[0, 0]:(g) }} + {{ y1[1]:g }} \cdot {{ w2[1, 0]:(g) }} \\
    &\quad {} + {{ y1[2]:g }} \cdot {{ w2[2, 0]:(g) }} + {{ y1[3]:g }} \cdot {{ w2[3, 0]:(g) }} \\
    &\quad {} + {{ b2[0, 0]:(g) }} \\
    &= {{ z2:g }}
    \end{aligned}""",
)
def test_output_by_hand():
    terms = [n.y1[i] * n.w2[i, 0] for i in range(4)]
    assert sum(terms) + n.b2[0, 0] == n.z2 == 1.5 == n.y_pred


@pins("network/one-layer", r"\begin{aligned} \#w_l &= H_{l-1} \, H_l \\ \#b_l &= H_l \end{aligned}")
def test_one_layer():
    for H in SIZES:
        weights, biases = parameters_of(H)
        for layer, (w, b) in enumerate(zip(weights, biases, strict=True), start=1):
            assert w.size == H[layer - 1] * H[layer]
            assert b.size == H[layer]


@pins(
    "network/all-layers",
    r"""\begin{aligned} & \sum_{l=1}^{L} (\#w_l + \#b_l) \\
    &= \sum_{l=1}^{L} (H_{l-1} H_l + H_l) \\
    &= \sum_{l=1}^{L} (H_{l-1} + 1) \, H_l
    \end{aligned}""",
)
def test_all_layers():
    for H in SIZES:
        weights, biases = parameters_of(H)
        layers = range(1, len(H))
        total = sum(w.size + b.size for w, b in zip(weights, biases, strict=True))
        assert total == sum(H[k - 1] * H[k] + H[k] for k in layers)
        assert total == sum((H[k - 1] + 1) * H[k] for k in layers) == sum(n.count(H))
    before, here = sympy.symbols("H_before H_here")
    assert sympy.expand((before + 1) * here) == before * here + here


@pins(
    "network/count-small",
    r"""\begin{aligned} & (2 + 1) \cdot 4 + (4 + 1) \cdot 1 \\
    &= 12 + 5 = {{ total }} \end{aligned}""",
)
def test_count_small():
    assert [(2 + 1) * 4, (4 + 1) * 1] == [12, 5] == [n.weights, n.biases]
    parts = [p.size for pair in parameters_of((2, 4, 1)) for p in pair]
    assert 12 + 5 == n.total == sum(parts)


@pins(
    "network/count-iris",
    r"""\begin{aligned} & (4 + 1) \cdot 7 + (7 + 1) \cdot 4 \\
    &\quad {} + (4 + 1) \cdot 3 \\
    &= 35 + 32 + 15 = {{ totals[0] }} \end{aligned}""",
)
def test_count_iris():
    assert [(4 + 1) * 7, (7 + 1) * 4, (4 + 1) * 3] == [35, 32, 15]
    assert 35 + 32 + 15 == n.totals[0] == n.weights_sklearn + n.biases_sklearn
