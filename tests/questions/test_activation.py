"""Compute the answers to the questions of the page `activation`."""

import numpy as np
from scipy.special import expit

from tests.questions.answers import answers


@answers("activation/which-collapse")
def which_collapse():
    """Two layers with g between them are one line if their second differences vanish."""
    random = np.random.default_rng(0)
    x = np.linspace(-3, 3, 61)[:, np.newaxis]
    w1, b1 = random.standard_normal((1, 5)), random.standard_normal((1, 5))
    w2, b2 = random.standard_normal((5, 1)), random.standard_normal((1, 1))
    functions = (lambda z: z, lambda z: 3 * z - 1, lambda z: np.maximum(z, 0), np.square)
    outputs = (function(x @ w1 + b1) @ w2 + b2 for function in functions)
    return [bool(np.abs(np.diff(output[:, 0], 2)).max() < 1e-9) for output in outputs]


@answers("activation/slope-from-value")
def slope_from_value():
    """Differentiate where the sigmoid is 0.8."""
    z, h = np.log(0.8 / 0.2), 1e-6
    return round(float((expit(z + h) - expit(z - h)) / (2 * h)), 2)


@answers("activation/output-for-task")
def output_for_task():
    """Reach a fall of 300 euros and a rise of 300 with some z?"""
    z = np.linspace(-1000, 1000, 20001)
    outputs = (z, np.maximum(z, 0), np.tanh(z), expit(z))
    return [
        all(np.abs(values - target).min() < 0.5 for target in (-300, 300)) for values in outputs
    ]
