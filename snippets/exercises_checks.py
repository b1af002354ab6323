"""What the solutions of the seven exercises come to: values to compare with (section 18)."""

# %% hand-network
from itertools import pairwise

import numpy as np

X = np.array([[1.0, 2.0], [2.0, 1.0], [0.0, 3.0]])
y = np.array([[2.0], [0.0], [1.0]])
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])


def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 11).

    >>> relu(np.array([-1.5, 2.5]))
    array([0. , 2.5])
    """
    return np.maximum(z, 0)


# %% matrix-product
product = X @ w1
column_sums = product.sum(axis=0)
transposed_shape = (w1.T @ X.T).shape
z1_sums = (product + b1).sum(axis=0)

# %% network
z1 = product + b1
y1 = relu(z1)
z2 = y1 @ w2 + b2
y_pred = relu(z2)
loss = np.square(y_pred - y).sum()
loss_without_relu = np.square(z2 - y).sum()
pred_sum = y_pred.sum()
n_off = int((z1 <= 0).sum())
second, second_pred = z2[1, 0], y_pred[1, 0]
second_without_hidden_relu = (z1 @ w2 + b2)[1, 0]

# %% shapes
sizes = [6, 8, 5, 3, 4]
gaps = list(pairwise(sizes))
second_shape = gaps[1]
second_shape_transposed = second_shape[::-1]
third_shape = gaps[2]
n_parameters = sum((inputs + 1) * neurons for inputs, neurons in gaps)
n_weights = sum(inputs * neurons for inputs, neurons in gaps)

# %% activation
w_joined = w1 @ w2
b_joined = b1 @ w2 + b2
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
equal = np.array([[1.0], [0.0], [0.0], [1.0]])
design = np.column_stack([corners, np.ones(4)])
best_line = design @ np.linalg.lstsq(design, equal, rcond=None)[0]
line_loss = round(float(np.square(best_line - equal).sum()), 12)
line_value = round(float(best_line[0, 0]), 12)
# A solution with two hidden neurons that both see x1 + x2.
w1_equal, b1_equal = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([[0.0, -1.0]])
w2_equal, b2_equal = np.array([[-1.0], [2.0]]), np.array([[1.0]])
equal_pred = relu(corners @ w1_equal + b1_equal) @ w2_equal + b2_equal
equal_loss = np.square(equal_pred - equal).sum()

# %% tuning
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

iris = load_iris()
folds = StratifiedKFold(5, shuffle=True, random_state=0)
scores = {}
penalties = [0.0001, 1, 10]
for hidden in [(2,), (4,), (8,), (16,)]:
    for penalty in penalties:
        net = MLPClassifier(hidden, solver="lbfgs", alpha=penalty, max_iter=3000, random_state=0)
        model = make_pipeline(StandardScaler(), net)
        found = cross_val_score(model, iris.data[:, :2], iris.target, cv=folds)
        scores[f"{hidden} {penalty}"] = float(found.mean())
n_settings = len(scores)
best, worst = max(scores.values()), min(scores.values())
worst_setting = min(scores, key=scores.get)

# %% biases
X_std = (iris.data[:, :2] - iris.data[:, :2].mean(axis=0)) / iris.data[:, :2].std(axis=0)
labels = iris.target[:, np.newaxis]


def train(w1, w2, rates, steps=300):
    """Train the 2 → 4 → 1 network from biases of 0; return its losses and its last biases.

    w1 is (2, H1), w2 (H1, 1); `rates` are the learning rates of the weights, b1 and b2, so that
    a rate of 0 leaves that bias out.

    >>> losses, _, _ = train(np.ones((2, 4)), np.ones((4, 1)), (0.0005, 0, 0), steps=5)
    >>> len(losses)
    6
    """
    w1, w2, b1, b2 = w1.copy(), w2.copy(), np.zeros((1, w1.shape[1])), np.zeros((1, 1))
    losses = []
    for step in range(steps + 1):
        z1 = X_std @ w1 + b1
        y1 = relu(z1)
        z2 = y1 @ w2 + b2
        losses.append(np.square(relu(z2) - labels).sum())
        if step == steps:
            break
        delta2 = 2 * (relu(z2) - labels) * (z2 > 0)
        delta1 = (delta2 @ w2.T) * (z1 > 0)
        w2 = w2 - rates[0] * (y1.T @ delta2)
        w1 = w1 - rates[0] * (X_std.T @ delta1)
        b1 = b1 - rates[1] * delta1.sum(axis=0, keepdims=True)
        b2 = b2 - rates[2] * delta2.sum(axis=0, keepdims=True)
    return losses, b1, b2


alpha = 0.0005
variants = {
    "none": (alpha, 0, 0),
    "b1": (alpha, alpha, 0),
    "b2": (alpha, 0, alpha),
    "both": (alpha, alpha, alpha),
}
medians, lowest, failed = {}, {}, {}
for name, rates in variants.items():
    last = []
    for seed in range(20):
        # As `start_parameters` of section 12 draws them: w1, b1, w2; the drawn b1 is not used.
        random = np.random.default_rng(seed)
        w1_start, _, w2_start = (
            random.standard_normal(shape) for shape in [(2, 4), (1, 4), (4, 1)]
        )
        last.append(train(w1_start, w2_start, rates)[0][-1])
    medians[name] = float(np.median(last))
    failed[name] = int(np.sum(np.array(last) > 99))
    lowest[name] = float(min(last))

# %% first-step
x, label = X[:1], y[:1]


def forward(w1, b1, w2, b2):
    """Return z1, y1 and z2 of the first sample, (1, H1), (1, H1), (1, 1)."""
    z1 = x @ w1 + b1
    return z1, relu(z1), relu(z1) @ w2 + b2


z1, y1, z2 = forward(w1, b1, w2, b2)
loss_before = np.square(relu(z2) - label).sum()
delta2 = 2 * (relu(z2) - label) * (z2 > 0)
delta1 = (delta2 @ w2.T) * (z1 > 0)
step = 0.1
z2_after = forward(
    w1 - step * x.T @ delta1, b1 - step * delta1, w2 - step * y1.T @ delta2, b2 - step * delta2
)[2]
loss_after = np.square(relu(z2_after) - label).sum()
