"""A network as a drawing and as a computation, and how many parameters it has (section 3)."""

# %% neuron
import numpy as np


def neuron(inputs, weights, bias):
    """Return the value of one ReLU neuron; as many weights as inputs (section 3).

    >>> float(neuron(np.array([1, 2]), np.array([1, 0.5]), bias=0))
    2.0
    """
    z = bias
    for value, weight in zip(inputs, weights, strict=True):
        z = z + weight * value
    return max(z, 0.0)


# %% parameters
w1 = np.array([[1, -1, 0.5, 2], [0.5, 1, -1, -1]])
b1 = np.array([[0, -2, 1, 1]])
w2 = np.array([[0.5], [1], [-1], [-0.5]])
b2 = np.array([[1]])


# %% forward
def forward(x):
    """Return the values y1 (4,) and y_pred for one sample x (2,) (section 3).

    >>> y1, y_pred = forward(np.array([1, 2]))
    >>> y1.shape, float(y_pred)
    ((4,), 1.5)
    """
    y1 = np.array([neuron(x, w1[:, i], b1[0, i]) for i in range(4)])
    y_pred = neuron(y1, w2[:, 0], b2[0, 0])
    return y1, y_pred


x = np.array([1, 2])
y1, y_pred = forward(x)
print("y1     =", y1)
print("y_pred =", y_pred)

# %% sums
z1 = x @ w1 + b1[0]  # what the four hidden neurons hold before ReLU
z2 = float(y1 @ w2[:, 0] + b2[0, 0])

# %% other-samples
others = np.array([[0, 4], [2, 1]])
y1_others, y_pred_others = [], []
for sample in others:
    hidden, output = forward(sample)
    y1_others.append(hidden)
    y_pred_others.append(output)
    print(sample, "→", hidden, "→", output)

# %% sum-of-other
z2_other = float(y1_others[1] @ w2[:, 0] + b2[0, 0])


# %% count
from itertools import pairwise


def count(sizes):
    """Return how many weights and biases a network has (section 3).

    sizes: the number of inputs, then the neurons of each layer.

    >>> count([2, 4, 1])
    (12, 5)
    """
    weights, biases = 0, 0
    for before, here in pairwise(sizes):
        weights += before * here
        biases += here
    return weights, biases


weights, biases = count([2, 4, 1])
total = weights + biases
print(weights, "weights +", biases, "biases =", total)

# %% count-others
networks = [
    [4, 7, 4, 3],
    [4, 4, 7, 3],
    [784, 128, 10],
]
totals = []
for sizes in networks:
    weights_here, biases_here = count(sizes)
    totals.append(weights_here + biases_here)
    print(sizes, weights_here, "+", biases_here, "=", totals[-1])

first_layer = sum(count([784, 128])) / totals[2]
print(f"first layer of the last: {first_layer:.1%}")

# %% draw
import matplotlib.pyplot as plt


def draw(sizes):
    """Draw a network from its sizes; return the axes (section 3).

    >>> len(draw([2, 4, 1]).lines)
    12
    """
    _, ax = plt.subplots(figsize=(5.2, 3.6))
    before = []
    for layer, size in enumerate(sizes):
        here = [(layer, (size - 1) / 2 - i) for i in range(size)]
        for u0, v0 in before:
            for u1, v1 in here:
                ax.plot([u0, u1], [v0, v1], "C1", lw=1)
        color = "C3" if layer else "C0"
        style = {"s": 260, "facecolor": "white", "edgecolor": color}
        ax.scatter(*zip(*here, strict=True), lw=2, zorder=3, **style)
        before = here
    ax.margins(0.1)
    ax.axis("off")
    return ax


ax = draw([4, 7, 4, 3])
plt.show()

# %% lines
n_lines = len(ax.lines)
print("lines:  ", n_lines)
print("weights:", count([4, 7, 4, 3])[0])

# %% sklearn
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier

iris = load_iris()
clf = MLPClassifier(hidden_layer_sizes=(7, 4), random_state=0)
clf.partial_fit(iris.data, iris.target, classes=[0, 1, 2])
weights_sklearn = sum(w.size for w in clf.coefs_)
biases_sklearn = sum(b.size for b in clf.intercepts_)
print("weights:", weights_sklearn, " biases:", biases_sklearn)

# %% flower
flower = iris.data[0, :2]  # sepal length and width of the first one

# %% mistake-n-layers
n_layers = clf.n_layers_
n_matrices = len(clf.coefs_)
print("n_layers_:      ", n_layers)
print("weight matrices:", n_matrices)

# %% mistake-all-sizes
wrong = MLPClassifier(hidden_layer_sizes=(4, 7, 4, 3), random_state=0)
wrong.partial_fit(iris.data, iris.target, classes=[0, 1, 2])
n_parameters_wrong = sum(a.size for a in wrong.coefs_ + wrong.intercepts_)
print(*(w.shape for w in wrong.coefs_), sep="\n")
print("parameters:", n_parameters_wrong, "instead of", totals[0])

# %% mistake-input-biases
circles = sum([2, 4, 1])
neurons = sum([2, 4, 1][1:])
print("circles:", circles, " neurons:", neurons)

# %% question-count
sizes = [3, 5, 2]
weights_question, biases_question = count(sizes)
answer_count = weights_question + biases_question
circles_as_biases = weights_question + sum(sizes)

# %% question-fifth-neuron
answer_fifth = sum(count([2, 5, 1])) - sum(count([2, 4, 1]))
without_outgoing = sum(count([2, 5])) - sum(count([2, 4]))
