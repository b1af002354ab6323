"""The answers to the questions within the exercises."""

import numpy as np
from sklearn.neural_network import MLPClassifier

from tests.questions.answers import answers


@answers("exercises/second-sample")
def second_sample():
    x, z2 = (2, 1), 1.0
    neurons = [(1, 0.5, 0, 0.5), (-1, 1, -2, 1), (0.5, -1, 1, -1), (2, -1, 1, -0.5)]
    for w_first, w_second, bias, w_out in neurons:
        z2 += w_out * max(x[0] * w_first + x[1] * w_second + bias, 0)
    return z2


@answers("exercises/second-weights")
def second_weights():
    X, y = np.random.default_rng(0).standard_normal((50, 6)), np.arange(50) % 4
    net = MLPClassifier((8, 5, 3), random_state=0).partial_fit(X, y, classes=range(4))
    return net.coefs_[1].shape


@answers("exercises/without-any-bias")
def without_any_bias():
    random = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2], 50)
    predictions = set()
    for _ in range(100):
        y1 = np.maximum(np.zeros((1, 2)) @ random.standard_normal((2, 4)), 0)
        predictions.add(float(np.maximum(y1 @ random.standard_normal((4, 1)), 0)[0, 0]))
    return [
        predictions == {labels.mean()},
        len(predictions) > 1,
        predictions == {0.0},
        predictions == {0.5},
    ]
