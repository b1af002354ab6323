"""What several tests compare formulas and programs with."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def slope(function: Callable[[np.ndarray], float], at: np.ndarray, h: float = 1e-6) -> np.ndarray:
    """Differentiate the number `function(array)` for every entry of the array, at `at`.

    >>> slope(lambda x: float((x**2).sum()), np.array([3.0, -1.0])).round(6)
    array([ 6., -2.])
    """
    result = np.zeros_like(at)
    for entry in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[entry] = h
        result[entry] = (function(at + step) - function(at - step)) / (2 * h)
    return result
