"""The right answers to the questions of `weights-and-biases`, computed without the page."""

import numpy as np
from scipy.special import expit

from tests.questions.answers import answers

random = np.random.default_rng(4)


def relu(z):
    return np.maximum(z, 0)


@answers("weights-and-biases/distance")
def distance():
    """Walk along the line 3 x + 4 y = 10 and keep the smallest distance from the origin."""
    x = np.linspace(-10, 10, 2_000_001)
    return round(float(np.hypot(x, (10 - 3 * x) / 4).min()), 6)


@answers("weights-and-biases/nonzero-at-zero")
def nonzero_at_zero():
    inputs, w = np.zeros(3), random.standard_normal(3)
    neurons = [(relu, 1), (relu, -2), (expit, 0), (relu, 0)]
    return [bool(function(inputs @ w + b) != 0) for function, b in neurons]


@answers("weights-and-biases/everything-doubled")
def everything_doubled():
    points = random.uniform(-5, 5, (1000, 2))
    w, b = np.array([2.0, -1.0]), 1.0
    z, doubled = points @ w + b, points @ (2 * w) + 2 * b

    def place(w, b):
        return -b * w / (w @ w)  # the line's point that is nearest to the origin

    return [
        bool(np.allclose(place(2 * w, 2 * b), place(w, b))),
        bool((doubled > 0).sum() > (z > 0).sum()),
        bool(np.allclose(relu(doubled), 2 * relu(z))),
        bool(np.allclose(place(2 * w, 2 * b), place(w, b) / 2)),
    ]


def test_the_answers():
    assert distance() == 2
    assert nonzero_at_zero() == [True, False, True, False]
    assert everything_doubled() == [True, False, True, False]
