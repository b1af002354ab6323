"""The answers to the questions of the page `teamwork`, read off networks of scikit-learn."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier

from tests.questions.answers import answers


def trained(hidden, features=4, classes=3):
    """Train a network on Iris for one step."""
    iris = load_iris()
    keep = iris.target < classes
    net = MLPClassifier(hidden, random_state=0)
    return net.partial_fit(
        iris.data[keep, :features], iris.target[keep], classes=np.arange(classes)
    )


def shapes(*arguments, **settings):
    return [w.shape for w in trained(*arguments, **settings).coefs_]


@answers("teamwork/new-layer-effect")
def new_layer_effect():
    old = shapes((7, 4))
    places = [shapes(hidden) for hidden in [(6, 7, 4), (7, 6, 4), (7, 4, 6)]]
    kept = [sum(shape in new for shape in old) for new in places]
    return [
        all(len(new) == len(old) for new in places),
        all(
            k == len(old) and len(new) == len(old) + 1 for k, new in zip(kept, places, strict=True)
        ),
        all(
            k == len(old) - 1 and len(new) == len(old) + 1
            for k, new in zip(kept, places, strict=True)
        ),
        all(k == 0 for k in kept),
    ]


@answers("teamwork/shape-of-last-matrix")
def shape_of_last_matrix():
    return shapes((7, 4, 6))[-1]


@answers("teamwork/shape-for-two-features")
def shape_for_two_features():
    return shapes((7, 4), features=2)[0]


@answers("teamwork/shape-for-two-classes")
def shape_for_two_classes():
    found = shapes((7, 4), classes=2)[-1]
    return [choice == found for choice in [(4, 3), (4, 2), (4, 1), (1, 4)]]


@answers("teamwork/count-all-parameters")
def count_all_parameters():
    net = trained((8, 5))
    return sum(array.size for array in net.coefs_ + net.intercepts_)


@answers("teamwork/read-shapes")
def read_shapes():
    def has(features, hidden, classes):
        X = np.random.default_rng(0).standard_normal((20, features))
        y = np.arange(20) % classes
        net = MLPClassifier(hidden, random_state=0).partial_fit(X, y, classes=range(classes))
        return [w.shape for w in net.coefs_] == [(13, 8), (8, 5), (5, 1)]

    # The third choice speaks of 13 samples; they leave no trace in the shapes.
    return [has(13, (8, 5), 2), has(13, (8, 5), 5), has(12, (8, 5), 2), has(13, (8, 5, 1), 2)]
