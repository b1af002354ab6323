"""How the shapes of the weights follow from the sizes of the layers (lecture section 10)."""

# %% load-data
import warnings

import numpy as np
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

iris = load_iris()
X, y = iris.data, iris.target


# %% network
def fitted(X, y, hidden, max_iter=2):
    """Return a network after at most `max_iter` steps (section 10).

    X is (N, D), y is (N,), hidden are the sizes of the hidden layers.

    >>> fitted(X, y, hidden=(5,)).coefs_[0].shape
    (4, 5)
    """
    net = MLPClassifier(hidden, max_iter=max_iter, random_state=0)
    with warnings.catch_warnings():
        # That two steps are too few to learn anything is known here.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return net.fit(X, y)


net = fitted(X, y, hidden=(7, 4))
print(type(net.coefs_).__name__, "of", type(net.coefs_[0]).__name__)
print("weights:", *[w.shape for w in net.coefs_])
print("biases: ", *[b.shape for b in net.intercepts_])

# %% untrained
trained = fitted(X, y, hidden=(7, 4), max_iter=10000)
before = [w.shape for w in net.coefs_]
after = [w.shape for w in trained.coefs_]
print("after", net.n_iter_, "steps:   ", *before)
print("after", trained.n_iter_, "steps:", *after)

# %% steps
few_steps, many_steps = net.n_iter_, trained.n_iter_
accuracy_few, accuracy_many = net.score(X, y), trained.score(X, y)

# %% shapes
from itertools import pairwise


def shapes(sizes):
    """Return the shapes of all weight matrices from the layers' sizes.

    >>> shapes([2, 4, 1])
    [(2, 4), (4, 1)]
    """
    return list(pairwise(sizes))


def count_parameters(sizes):
    """Count all weights and biases for layers of these sizes.

    >>> count_parameters([2, 4, 1])
    17
    """
    pairs = shapes(sizes)
    return sum((inputs + 1) * neurons for inputs, neurons in pairs)


print(shapes([4, 7, 4, 3]))
print(count_parameters([4, 7, 4, 3]), "weights and biases")

# %% group-a
for hidden in [(7, 4), (6, 7, 4), (7, 6, 4), (7, 4, 6)]:
    net = fitted(X, y, hidden)
    print(hidden, "→", *[w.shape for w in net.coefs_])

# %% group-a-counts
n_before = count_parameters([4, 7, 4, 3])
first, middle, last = (shapes([4, *hidden, 3]) for hidden in [(6, 7, 4), (7, 6, 4), (7, 4, 6)])
n_first, n_middle, n_last = (
    count_parameters([4, *hidden, 3]) for hidden in [(6, 7, 4), (7, 6, 4), (7, 4, 6)]
)
last_transposed = last[3][::-1]
last_before = shapes([4, 7, 4, 3])[2]

# %% group-b
four = fitted(X, y, hidden=(7, 4))
two = fitted(X[:, :2], y, hidden=(7, 4))
print("4 features:", *[w.shape for w in four.coefs_])
print("2 features:", *[w.shape for w in two.coefs_])

# %% group-b-counts
first_shape = two.coefs_[0].shape
second_shape = two.coefs_[1].shape
transposed_shape = first_shape[::-1]
old_shape = four.coefs_[0].shape
n_lost = four.coefs_[0].size - two.coefs_[0].size

# %% group-c
keep = y < 2  # setosa and versicolor; virginica is left out
X_two, y_two = X[keep], y[keep]
binary = fitted(X_two, y_two, hidden=(7, 4))
print("flowers:", X_two.shape, " classes:", np.unique(y_two))
print("weights:", *[w.shape for w in binary.coefs_])
print("biases: ", *[b.shape for b in binary.intercepts_])
print("out_activation_:", binary.out_activation_)


# %% two-logits
def sigmoid(z):
    """Map each entry of z, of any shape, into (0, 1) (section 11).

    >>> float(sigmoid(0.0))
    0.5
    """
    return 1 / (1 + np.exp(-z))


z = np.array([1.0, 3.0])  # two logits of one flower
P = np.exp(z) / np.exp(z).sum()
d = z[1] - z[0]
P_second = P[1]
print("softmax:   ", P)
print("difference:", d)
print("sigmoid(d):", sigmoid(d))

# %% two-become-one
random = np.random.default_rng(0)
y2 = random.standard_normal((5, 4))  # five flowers, four hidden neurons
w3 = random.standard_normal((4, 2))  # two output neurons
b3 = random.standard_normal(2)

powers = np.exp(y2 @ w3 + b3)
P = powers / powers.sum(axis=1, keepdims=True)

w3_one = w3[:, 1:] - w3[:, :1]  # (4, 1): one output neuron
b3_one = b3[1:] - b3[:1]  # (1,)
P_one = sigmoid(y2 @ w3_one + b3_one)
print("two neurons, softmax:", P[:, 1].round(6))
print("one neuron, sigmoid: ", P_one[:, 0].round(6))

# %% one-output-by-hand
w1, w2, w3 = binary.coefs_
b1, b2, b3 = binary.intercepts_
y1 = np.maximum(X_two @ w1 + b1, 0)
y2 = np.maximum(y1 @ w2 + b2, 0)
P_versicolor = sigmoid(y2 @ w3 + b3)
by_sklearn = binary.predict_proba(X_two)
print("shapes:", P_versicolor.shape, "and", by_sklearn.shape)
same = np.allclose(P_versicolor[:, 0], by_sklearn[:, 1])
print("by hand, the same as column 1:", same)
rest = np.allclose(1 - P_versicolor[:, 0], by_sklearn[:, 0])
print("1 minus that, the same as column 0:", rest)


# %% any-network
def layer_sizes(X, y, hidden):
    """Return the sizes of all layers of an MLPClassifier (section 10).

    >>> layer_sizes(X, y, hidden=(7, 4))
    [4, 7, 4, 3]
    >>> layer_sizes(X_two, y_two, hidden=())
    [4, 1]
    """
    K = len(np.unique(y))
    outputs = 1 if K == 2 else K
    return [X.shape[1], *hidden, outputs]


for hidden in [(), (5,), (7, 4), (7, 6, 4), (10, 10, 10)]:
    for data, labels in [(X, y), (X[:, :2], y), (X_two, y_two)]:
        predicted = shapes(layer_sizes(data, labels, hidden))
        net = fitted(data, labels, hidden)
        measured = [w.shape for w in net.coefs_]
        assert predicted == measured
    print(f"{hidden!s:13}", *shapes(layer_sizes(X, y, hidden)))
print("prediction and network agree in all 15 cases")

# %% mistake-half-filtered
try:
    fitted(X, y[y < 2], hidden=(7, 4))
except ValueError as error:
    print("ValueError:", error)

# %% mistake-merged
y_merged = y.copy()
y_merged[y_merged == 2] = 1
merged = fitted(X, y_merged, hidden=(7, 4))
for name, net, labels in [
    ("left out:", binary, y_two),
    ("merged:  ", merged, y_merged),
]:
    shapes_of_net = [w.shape for w in net.coefs_]
    print(name, *shapes_of_net, "flowers:", np.bincount(labels))

# %% mistake-one-hot
Y = np.eye(2, dtype=int)[y_two]  # one-hot: one column per class
print("a row of Y:", Y[0])
two_outputs = fitted(X_two, Y, hidden=(7, 4))
print("weights:", *[w.shape for w in two_outputs.coefs_])
print("out_activation_:", two_outputs.out_activation_)
one_hot_sums = two_outputs.predict_proba(X_two[:3]).sum(axis=1)
print("sums of the probabilities:", one_hot_sums.round(2))

# %% question-values
asked_sizes = [4, 8, 5, 3]
n_asked = count_parameters(asked_sizes)
n_asked_weights = sum(inputs * neurons for inputs, neurons in shapes(asked_sizes))
n_asked_no_output = count_parameters(asked_sizes[:-1])
