"""A layer maps a vector to a vector; products of matrices (section 7)."""

# %% parameters
import numpy as np

# Features are rows here: w1_T is the transpose of the w1 of other pages.
X_T = np.array([[1.0], [2.0]])
w1_T = np.array([[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [2.0, -1.0]])
b1_T = np.array([[0.0], [-2.0], [1.0], [1.0]])
w2_T = np.array([[0.5, 1.0, -1.0, -0.5]])
b2_T = np.array([[1.0]])

for array in (X_T, w1_T, b1_T, w2_T, b2_T):
    print(array.shape)


# %% layer
def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 12).

    >>> relu(np.array([[-1.5], [2.5]]))
    array([[0. ],
           [2.5]])
    """
    return np.maximum(z, 0)


def layer(w_T, b_T, inputs_T):
    """Map a column (q, 1) to a column (p, 1) by w_T (p, q), b_T (p, 1).

    >>> layer(np.array([[1, 2]]), np.array([[-1]]), np.array([[3], [4]]))
    array([[10]])
    """
    return relu(w_T @ inputs_T + b_T)


# %% first-layer
z1_T = w1_T @ X_T + b1_T
y1_T = layer(w1_T, b1_T, X_T)
print("z1_T, y1_T:")
print(np.hstack([z1_T, y1_T]))  # two columns side by side

# %% second-layer
product = (w2_T @ y1_T).item()  # the number in an array with one entry
z2_T = w2_T @ y1_T + b2_T
y_pred_T = layer(w2_T, b2_T, y1_T)
print("w2_T @ y1_T =", product)
print("z2_T        =", z2_T)
print("y_pred_T    =", y_pred_T)

# %% chain
chained = layer(w2_T, b2_T, layer(w1_T, b1_T, X_T))
print(chained)

# %% unit-vectors
e1_T = np.array([[1], [0]])
e2_T = np.array([[0], [1]])
print(np.hstack([w1_T @ e1_T, w1_T @ e2_T]))

# w1_T[:, [j]] is column j as a column; w1_T[:, j] would have one axis only.
sum_of_columns = 1 * w1_T[:, [0]] + 2 * w1_T[:, [1]]
print("the same as w1_T @ X_T:", np.array_equal(sum_of_columns, w1_T @ X_T))


# %% shape-rule
def product_shape(left, right):
    """Return the shape of (p, q) times (q, r), or None if they do not fit.

    >>> product_shape((4, 2), (2, 1)), product_shape((2, 1), (4, 2))
    ((4, 1), None)
    """
    (p, q), (rows, r) = left, right
    return (p, r) if q == rows else None


pairs = [
    ((4, 2), (2, 1)),
    ((1, 4), (4, 1)),
    ((1, 4), (4, 2)),
    ((4, 1), (1, 4)),
    ((2, 1), (4, 2)),
]
for left, right in pairs:
    try:
        shape = (np.ones(left) @ np.ones(right)).shape
    except ValueError:
        shape = None
    assert shape == product_shape(left, right)
    print(left, "@", right, "→", shape)

# %% composition
both_T = w2_T @ w1_T  # both layers in one, if there is no ReLU between
bias_T = w2_T @ b1_T + b2_T
print("w2_T @ w1_T =", both_T, both_T.shape)

one_step = both_T @ X_T + bias_T
two_steps = w2_T @ (w1_T @ X_T + b1_T) + b2_T
with_relu = w2_T @ relu(w1_T @ X_T + b1_T) + b2_T
print("one matrix:           ", one_step)
print("two without ReLU:     ", two_steps)
print("two with ReLU between:", with_relu)


# %% layer-shapes
from itertools import pairwise


def layer_shapes(sizes):
    """Return each layer's shapes: of its input, w_T, b_T and its output.

    >>> layer_shapes([2, 4, 1])
    [((2, 1), (4, 2), (4, 1), (4, 1)), ((4, 1), (1, 4), (1, 1), (1, 1))]
    """
    return [((q, 1), (p, q), (p, 1), (p, 1)) for q, p in pairwise(sizes)]


shapes = layer_shapes([4, 7, 4, 3])  # pairs (4, 7), (7, 4), (4, 3)

random = np.random.default_rng(0)
vector_T = random.standard_normal((4, 1))
for number, (_, weights, bias, _) in enumerate(shapes, start=1):
    w_T, b_T = random.standard_normal(weights), random.standard_normal(bias)
    output_T = layer(w_T, b_T, vector_T)
    print(number, w_T.shape, "@", vector_T.shape, "→", output_T.shape)
    vector_T = output_T

# %% mistake-order
import textwrap

try:
    X_T @ w1_T
except ValueError as error:
    message = str(error)
print(textwrap.fill("ValueError: " + message, width=35))

# %% mistake-silent-order
swapped = y1_T @ w2_T
print("w2_T @ y1_T:", (w2_T @ y1_T).shape)
print("y1_T @ w2_T:", swapped.shape)
print(swapped)

# %% mistake-flat
X_flat = np.array([1.0, 2.0])  # one axis: neither row nor column
wrong = w1_T @ X_flat + b1_T
flat_shape, wrong_shape = (w1_T @ X_flat).shape, wrong.shape
print("w1_T @ X_flat:", flat_shape)
print("and + b1_T:   ", wrong_shape)
print(wrong)

# %% question-other-input
other_T = np.array([[4.0], [1.0], [2.0], [0.0]])
other = (w2_T @ other_T + b2_T).item()
other_without_bias = (w2_T @ other_T).item()
other_wrong_sign = (np.abs(w2_T) @ other_T + b2_T).item()

# %% question-shape
shape_w1 = layer_shapes([3, 5, 2])[0][1]
shape_w2 = layer_shapes([3, 5, 2])[1][1]
shape_w2_rows = shape_w2[::-1]
shape_y2 = layer_shapes([3, 5, 2])[1][3]
