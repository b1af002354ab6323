"""The answers of docs/*/backpropagation.md, from differences of losses, not from its gradients."""

from __future__ import annotations

import numpy as np

from tests.questions.answers import answers

W1, B1 = np.array([[1.0, -2.0], [2.0, 1.0]]), np.array([-1.0, 1.0])
W2, B2 = np.array([2.0, 1.0]), -1.0


def _slope(x: list[float], label: float, j: int, i: int, b2: float = B2) -> float:
    """Measure the slope of the loss along `w1[j, i]`; the loss is a parabola there."""

    def loss(step: float) -> float:
        moved = W1.copy()
        moved[j, i] += step
        hidden = np.maximum(np.array(x) @ moved + B1, 0)
        return (max(hidden @ W2 + b2, 0) - label) ** 2

    return (loss(1e-3) - loss(-1e-3)) / 2e-3


@answers("backpropagation/third-sample")
def third_sample() -> float:
    return round(_slope([3.0, 1.0], 5.0, 0, 0), 6)


@answers("backpropagation/output-off")
def output_off() -> list[bool]:
    slopes = np.array([[_slope([0.0, 2.0], 1.0, j, i, -10.0) for i in (0, 1)] for j in (0, 1)])
    usual = np.array([[_slope([0.0, 2.0], 1.0, j, i) for i in (0, 1)] for j in (0, 1)])
    one_row = (slopes[0] == 0).all() and (slopes[1] != 0).all()
    return [(slopes != 0).all(), one_row, (slopes == 0).all(), np.allclose(slopes, -usual)]


@answers("backpropagation/delta1-shape")
def delta1_shape() -> list[bool]:
    N, D, H1 = 32, 5, 8
    z1 = np.ones((N, D)) @ np.ones((D, H1))
    delta1 = (np.ones((N, 1)) @ np.ones((H1, 1)).T) * (z1 > 0)
    return [delta1.shape == shape for shape in [(5, 8), (32, 8), (8, 32), (32, 1)]]
