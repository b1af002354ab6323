"""The right answers to the questions of the page `network`, computed without the page."""

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

from tests.questions.answers import answers

random = np.random.default_rng(3)


def trained(features, classes, hidden):
    """Let scikit-learn train a classifier of this size for one step."""
    X, y = random.standard_normal((6, features)), np.arange(6) % classes
    net = MLPClassifier(hidden_layer_sizes=hidden, random_state=0)
    return net.partial_fit(X, y, classes=range(classes))


def size(inputs, hidden, outputs):
    """Count the parameters of a regression network that scikit-learn makes."""
    X, Y = random.standard_normal((6, inputs)), random.standard_normal((6, outputs))
    net = MLPRegressor(hidden_layer_sizes=hidden, random_state=0)
    net.partial_fit(X, Y.ravel() if outputs == 1 else Y)
    return sum(array.size for array in net.coefs_ + net.intercepts_)


@answers("network/parameters-3-5-2")
def parameters():
    return size(3, (5,), 2)


@answers("network/fifth-neuron")
def fifth_neuron():
    return size(2, (5,), 1) - size(2, (4,), 1)


@answers("network/hidden-layer-sizes")
def hidden_layer_sizes():
    wanted = [(4, 7), (7, 4), (4, 3)]
    choices = [(4, 7, 4, 3), (7, 4), (7, 4, 3), (4, 7)]
    return [[w.shape for w in trained(4, 3, hidden).coefs_] == wanted for hidden in choices]


def test_the_answers():
    assert (parameters(), fifth_neuron()) == (32, 4)
    assert hidden_layer_sizes() == [False, True, False, False]
