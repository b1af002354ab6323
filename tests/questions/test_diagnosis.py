"""Compute the answers to the questions of the page `diagnosis`."""

import diagnosis as d
import numpy as np

from tests.questions.answers import answers

PATTERN = [True, True, False, False]  # w1 and b1 are wrong, w2 and b2 are right


@answers("diagnosis/fingerprint")
def fingerprint():
    """Compare the fingerprint of each cause with the one asked for, from several starts."""
    causes = ("mask 1 missing", "w2 changed first", "sign", "mask 2 missing")
    fits = []
    for cause in causes:
        wrong = d.gradients_with(cause)
        errors = [
            d.relative_errors(
                wrong(d.X, d.y, *d.start_parameters(seed)),
                d.numerical_gradients(d.X, d.y, d.start_parameters(seed)),
            )
            for seed in (1, 2, 4)
        ]
        fits.append((np.array(errors) > 1e-3).any(axis=0).tolist() == PATTERN)
    return fits


@answers("diagnosis/mean-of-dead")
def mean_of_dead():
    """Average the squares of 0 minus each label."""
    return round(sum(50 * label**2 for label in (0, 1, 2)) / 150, 2)


@answers("diagnosis/still-rising")
def still_rising():
    """Does the loss rise with both learning rates: right sign, wrong sign, dead output?"""

    def rises(X, start, used, alpha, **output):
        losses = d.train(X, d.y, start, alpha, 1, used, **output)[1]
        return bool(losses[1] > losses[0])

    cases = (
        (d.X, d.start_parameters(1), d.gradients, {"linear": True}),
        (d.X, d.start_parameters(1), d.uphill, {"linear": True}),
        (d.X_raw, d.dead_output, d.gradients, {}),
    )
    return [
        all(rises(X, start, used, alpha, **output) for alpha in (0.01, 1e-6))
        for X, start, used, output in cases
    ]
