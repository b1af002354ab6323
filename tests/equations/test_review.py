"""Recompute every displayed equation of the page `review`."""

import math

import numpy as np
import review as r

from tests.equations.pins import pins


@pins(
    "review/one-hot-distance",
    r"""\begin{aligned}
    &\sqrt{(1 - 0)^2 + (0 - 1)^2 + (0 - 0)^2} \\
    &= \sqrt{2} \approx {{ distances[0, 1]:.3f }}
    \end{aligned}""",
)
def test_one_hot_distance():
    setosa, versicolor = r.one_hot[0], r.one_hot[1]
    assert (setosa.tolist(), versicolor.tolist()) == ([1, 0, 0], [0, 1, 0])
    written = math.sqrt((1 - 0) ** 2 + (0 - 1) ** 2 + (0 - 0) ** 2)
    assert math.isclose(written, math.dist(setosa, versicolor))
    assert math.isclose(written, math.sqrt(2)) and math.isclose(written, r.distances[0, 1])


@pins(
    "review/between-classes",
    r"""\begin{aligned}
    0: \quad & \tfrac{1}{2} (0 - 0)^2 + \tfrac{1}{2} (0 - 2)^2 = 2 \\
    1: \quad & \tfrac{1}{2} (1 - 0)^2 + \tfrac{1}{2} (1 - 2)^2 = 1 \\
    2: \quad & \tfrac{1}{2} (2 - 0)^2 + \tfrac{1}{2} (2 - 2)^2 = 2
    \end{aligned}""",
)
def test_between_classes():
    losses = [np.mean([(guess - label) ** 2 for label in (0, 2)]) for guess in (0, 1, 2)]
    assert losses == [2, 1, 2]
    assert 0.5 * (0 - 0) ** 2 + 0.5 * (0 - 2) ** 2 == losses[0]
    assert 0.5 * (1 - 0) ** 2 + 0.5 * (1 - 2) ** 2 == losses[1]
    assert 0.5 * (2 - 0) ** 2 + 0.5 * (2 - 2) ** 2 == losses[2]
