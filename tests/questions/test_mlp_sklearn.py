"""The answers of docs/*/mlp-sklearn.md, from scikit-learn itself and from the logarithm's table."""

from __future__ import annotations

import math
import warnings

import numpy as np
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from tests.questions.answers import answers


def _trained(steps: int = 1, **arguments: object) -> MLPClassifier:
    X, y = load_iris(return_X_y=True)
    settings = {"hidden_layer_sizes": (5,), "random_state": 0, "max_iter": 10000} | arguments
    network = MLPClassifier(**settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(steps):
            network.partial_fit(X, y, classes=[0, 1, 2])
    return network


@answers("mlp-sklearn/coefs-shapes")
def coefs_shapes() -> list[bool]:
    shapes = [w.shape for w in _trained().coefs_]
    offered = [
        [(4, 5)],
        [(5, 4), (3, 5)],
        [(4, 5), (5, 3)],
        [(4, 5), (5, 5), (5, 3)],
    ]
    return [shapes == one for one in offered]


@answers("mlp-sklearn/cross-entropy-of-one")
def cross_entropy_of_one() -> float:
    exponentials = [math.exp(logit) for logit in (1, 0, 0)]
    P = np.array([exponentials]) / sum(exponentials)
    return log_loss([0], P, labels=[0, 1, 2])


@answers("mlp-sklearn/larger-steps")
def larger_steps() -> list[bool]:
    """Tell which argument makes the second step larger, by more than a trifle."""

    def size(**arguments: object) -> float:
        one, two = _trained(1, **arguments).coefs_[0], _trained(2, **arguments).coefs_[0]
        return np.abs(two - one).max()

    offered = [{"alpha": 1e-3}, {"learning_rate_init": 1e-2}, {"max_iter": 1000}, {"tol": 1e-3}]
    return [size(**arguments) > 1.5 * size() for arguments in offered]
