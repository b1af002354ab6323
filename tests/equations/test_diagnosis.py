"""Recompute the displayed equation of the page `diagnosis`."""

import math

import diagnosis as d
import numpy as np

from tests.equations.pins import pins


@pins(
    "diagnosis/relative-error",
    r"r = \frac{\lVert B - M \rVert}{\max(\lVert B \rVert, \lVert M \rVert)}",
)
def test_relative_error():
    random = np.random.default_rng(1)
    for scale in (0.2, 5.0):
        B, M = random.standard_normal((3, 4)), scale * random.standard_normal((3, 4))

        def length(array):
            return math.sqrt(sum(entry**2 for entry in array.ravel().tolist()))

        r = length(B - M) / max(length(B), length(M))
        assert math.isclose(d.relative_errors([B], [M])[0], r)
    assert d.relative_errors([-M], [M]) == [2.0]
