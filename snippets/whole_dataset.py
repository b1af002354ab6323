"""All samples in one product: samples as rows, broadcasting (section 8)."""

# %% load-data
import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
X = iris.data[:, :2]  # sepal length and sepal width
N, D = X.shape
print("N =", N, " D =", D)
print(X[:3])

# %% parameters
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])
H1 = w1.shape[1]


# %% forward
def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 12).

    >>> relu(np.array([[-1.5, 2.5]]))
    array([[0. , 2.5]])
    """
    return np.maximum(z, 0)


def forward(X, w1, b1, w2, b2):
    """Compute z1, y1 (N, H1) and z2, y_pred (N, 1) from X (N, D).

    >>> z1, y1, z2, y_pred = forward(np.array([[1.0, 2.0]]), w1, b1, w2, b2)
    >>> y1
    array([[2., 0., 0., 1.]])
    """
    z1 = X @ w1 + b1
    y1 = relu(z1)
    z2 = y1 @ w2 + b2
    y_pred = relu(z2)
    return z1, y1, z2, y_pred


# %% all-flowers
z1, y1, z2, y_pred = forward(X, w1, b1, w2, b2)
arrays = {"X": X, "w1": w1, "z1": z1, "y1": y1, "w2": w2, "y_pred": y_pred}
for name, array in arrays.items():
    print(f"{name:6}", array.shape)

# %% three-samples
X3 = np.array([[1.0, 2.0], [3.0, 1.0], [0.0, 3.0]])
products3 = X3 @ w1
z1_3, y1_3, z2_3, y_pred3 = forward(X3, w1, b1, w2, b2)
print("z1:", z1_3, "y1:", y1_3, "y_pred:", y_pred3, sep="\n")

# %% one-by-one
# X3[[n]] is row n as a row, (1, 2); [-1] takes y_pred.
singles = [forward(X3[[n]], w1, b1, w2, b2)[-1] for n in range(3)]
print(np.vstack(singles))  # below each other

# %% both-layouts
w1_T = np.array([[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [2.0, -1.0]])
b1_T = np.array([[0.0], [-2.0], [1.0], [1.0]])
print("w1 is w1_T transposed:", np.array_equal(w1, w1_T.T))
print("b1 is b1_T transposed:", np.array_equal(b1, b1_T.T))

z1_T = w1_T @ X3.T + b1_T  # one column per sample
print(z1_T.shape, z1_3.shape, np.allclose(z1_T.T, z1_3))


# %% broadcast-shape
def broadcast_shape(one, other):
    """Return the shape of a sum of two arrays, or None if they do not fit.

    >>> broadcast_shape((150, 4), (4,)), broadcast_shape((150, 4), (4, 1))
    ((150, 4), None)
    """
    axes = max(len(one), len(other))
    one = (1,) * (axes - len(one)) + one  # missing axes count as 1
    other = (1,) * (axes - len(other)) + other
    pairs = list(zip(one, other, strict=True))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        return None
    return tuple(max(m, n) for m, n in pairs)


for one, other in [
    ((150, 4), (4,)),
    ((150, 4), (1, 4)),
    ((150, 4), (4, 1)),
    ((4, 4), (4, 1)),
    ((1, 4), (4, 1)),
]:
    print(one, "+", other, "→", broadcast_shape(one, other))

# %% shape-of-b1
right = X @ w1 + b1
for bias in (b1[0], b1, b1.T):
    try:
        z = X @ w1 + bias
        same = np.array_equal(z, right)
        print(bias.shape, "→", z.shape, "right:", same)
    except ValueError as error:
        print(bias.shape, "→ ValueError")
        print(error)

# %% mistake-column
column = b1.T  # (4, 1)
X4 = np.vstack([X3, [[2.0, 2.0]]])
for samples in (X3[:1], X3, X4):
    right = samples @ w1 + b1
    try:
        wrong = samples @ w1 + column
        same = np.array_equal(wrong, right)
        print("N =", len(samples), wrong.shape, "right:", same)
    except ValueError:
        print("N =", len(samples), "ValueError")

# %% mistake-newaxis
y = iris.target[:, np.newaxis]
labels = iris.target  # one axis
right, wrong = y_pred - y, y_pred - labels
loss, loss_wrong = np.square(right).sum(), np.square(wrong).sum()
differences = wrong.size
print("y:     ", right.shape, "loss", loss.round(2))
print("labels:", wrong.shape, "loss", loss_wrong.round(2))


# %% loops
def forward_loops(X, w1, b1, w2, b2):
    """Compute y_pred (N, 1) number by number, and count the products.

    >>> y_pred, products = forward_loops(X[:2], w1, b1, w2, b2)
    >>> y_pred.shape, products
    ((2, 1), 24)
    """
    N, D = X.shape
    H1 = w1.shape[1]
    y_pred, products = np.zeros((N, 1)), 0
    for n in range(N):
        z2 = b2[0, 0]
        for i in range(H1):
            z1 = b1[0, i]
            for j in range(D):
                z1 += X[n, j] * w1[j, i]
                products += 1
            z2 += max(z1, 0) * w2[i, 0]
            products += 1
        y_pred[n, 0] = max(z2, 0)
    return y_pred, products


y_loops, products = forward_loops(X, w1, b1, w2, b2)
print("same numbers:", np.allclose(y_loops, y_pred))
print("products in Python:", products)

# %% measured
import sys


def lines_executed(function, X):
    """Count the lines of Python that a forward pass with X (N, D) executes.

    >>> lines_executed(forward, X) == lines_executed(forward, X[:1])
    True
    """
    count = 0

    def follow(frame, event, argument):
        nonlocal count
        count += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        function(X, w1, b1, w2, b2)
    finally:
        sys.settrace(before)
    return count


lines_loops = lines_executed(forward_loops, X)
lines_forward = lines_executed(forward, X)
print("lines executed in forward_loops:", lines_loops)
print("lines executed in forward:      ", lines_forward)

# %% operations
array_operations = 2 * 3  # in each layer one @, one + and one np.maximum
per_sample = D * H1 + H1
large = 1_000_000
large_products = large * per_sample

# %% independent-rows
X_changed = X.copy()
X_changed[0] += 1
y_changed = forward(X_changed, w1, b1, w2, b2)[-1]
changed = np.flatnonzero(~np.isclose(y_changed, y_pred))
print("rows of y_pred that changed:", changed)

# %% batches
size = 32
batches = [X[start : start + size] for start in range(0, N, size)]
parts = [forward(batch, w1, b1, w2, b2)[-1] for batch in batches]
lengths = [len(part) for part in parts]
print("rows per batch:", lengths)
print("same numbers:", np.allclose(np.vstack(parts), y_pred))

targets = [y[start : start + size] for start in range(0, N, size)]
pairs = zip(parts, targets, strict=True)
loss_batches = sum(np.square(part - target).sum() for part, target in pairs)
print("sum of the batches' losses:", loss_batches.round(2))

# %% memory
bytes_here = z1.nbytes
large, hidden_large = 1_000_000, 1000  # samples and neurons
gigabytes = large * hidden_large * z1.itemsize / 1e9
kilobytes_batch = size * hidden_large * z1.itemsize / 1e3
print(f"{N} × {H1} entries: {bytes_here} bytes")
print(f"{large} × {hidden_large} entries: {gigabytes:.0f} GB")
print(f"{size} × {hidden_large} entries: {kilobytes_batch:.0f} kB")

# %% question-entry
entry = z1_3[1, 2]
entry_without_bias = products3[1, 2]
entry_bias_of_row = products3[1, 2] + b1[0, 1]

# %% question-difference
predictions30, labels30 = np.zeros((30, 1)), np.zeros(30)
shape_difference = (predictions30 - labels30).shape
shape_column = predictions30.shape
shape_flat = labels30.shape
