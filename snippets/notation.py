"""Every symbol of the lecture, its place in the network and in the code (section 5)."""

# %% parameters
import numpy as np

X = np.array([[1.0, 2.0]])  # one sample with two features
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])


# %% four-neurons
def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 11).

    >>> relu(np.array([[-1.5, 0.0, 2.5]]))
    array([[0. , 0. , 2.5]])
    """
    return np.maximum(z, 0)


z1, y1 = np.zeros((1, 4)), np.zeros((1, 4))
for i in range(4):
    z1[0, i] = w1[0, i] * X[0, 0] + w1[1, i] * X[0, 1] + b1[0, i]
    y1[0, i] = relu(z1[0, i])
    print(f"neuron {i + 1}: z1 = {z1[0, i]:4g}, y1 = {y1[0, i]:g}")

# %% one-line
y1_columns = relu(w1.T @ X.T + b1.T)  # the slide's w1 X + b1
y1_rows = relu(X @ w1 + b1)
print("features are rows:", y1_columns.shape)
print(y1_columns)
print("samples are rows:", y1_rows.shape)
print(y1_rows)

# %% second-layer
z2 = y1 @ w2 + b2
y_pred = relu(z2)
print("z2 =", z2, " y_pred =", y_pred)

# %% decoder
import re


def place(symbol):
    r"""Find a symbol in the code: array, row, column (section 5).

    >>> place(r"w_{1,2}^{(3)}")
    ('w1', 1, 2)
    >>> place(r"b_1^{(4)}")
    ('b1', 0, 3)
    """
    pattern = r"([Xwbzy])_?{?(\d*),?(\d*)}?\^{\((\d+)\)}"
    letter, layer, source, target = re.fullmatch(pattern, symbol).groups()
    row = int(source) - 1 if letter == "w" else 0
    return letter + layer, row, int(target) - 1


arrays = {"X": X, "w1": w1, "b1": b1, "z1": z1, "y1": y1, "w2": w2}
for symbol in ["X^{(2)}", "w_{1,2}^{(3)}", "b_1^{(3)}", "w_{2,3}^{(1)}"]:
    name, row, column = place(symbol)
    value = arrays[name][row, column]
    print(f"{symbol:13} {name}[{row}, {column}] = {value:4g}")


# %% addresses
def addresses(layer, sources, targets):
    """Return an array (sources, targets) of entries that are their indices.

    >>> addresses(2, sources=3, targets=1)
    array([[211],
           [221],
           [231]])
    """
    source = np.arange(1, sources + 1)[:, np.newaxis]
    target = np.arange(1, targets + 1)
    return 100 * layer + 10 * source + target


book = {"w1": addresses(1, 2, 4), "w2": addresses(2, 4, 1)}
print(book["w1"])
right = 0
for layer, (sources, targets) in [(1, w1.shape), (2, w2.shape)]:
    for j in range(1, sources + 1):
        for i in range(1, targets + 1):
            name, row, column = place(f"w_{{{layer},{j}}}^{{({i})}}")
            address = 100 * layer + 10 * j + i
            right += int(book[name][row, column] == address)
print(right, "of", w1.size + w2.size, "weights found")

# %% mistake-power
as_powers = relu(w1[0, 0] * X**1 + w1[1, 0] * X**2 + b1[0, 0])
as_indices = relu(w1[0, 0] * X[0, 0] + w1[1, 0] * X[0, 1] + b1[0, 0])
print("read as powers: ", as_powers)
print("read as indices:", as_indices)

# %% mistake-order
readings = {
    "source - 1, target - 1": lambda j, i: (j - 1, i - 1),
    "target - 1, source - 1": lambda j, i: (i - 1, j - 1),
    "source, target": lambda j, i: (j, i),
}
counts = {}
for reading, where in readings.items():
    found = []
    for j in (1, 2):
        for i in (1, 2, 3, 4):
            try:
                as_asked = book["w1"][where(j, i)] == 100 + 10 * j + i
                found.append("right" if as_asked else "wrong")
            except IndexError:
                found.append("error")
    kinds = ["right", "wrong", "error"]
    counts[reading] = [found.count(kind) for kind in kinds]
    print(f"w1[{reading}]: {counts[reading]}")

# %% tables
# What the page's tables show of the example.
(N, D), H1 = X.shape, w1.shape[1]
_, decoded_row, decoded_column = place(r"w_{1,2}^{(3)}")


def row_text(array):
    """Write a row (1, n) as a text, with a proper minus sign.

    >>> row_text(np.array([[2.0, -1.0]]))
    '2, −1'
    """
    return ", ".join(f"{entry:g}" for entry in array[0]).replace("-", "−")


signs = {
    "g": row_text(relu(z1)),
    "sum": float(z1.sum()),
    "T": str(z1.T.shape),
    "indicator": row_text((z1 > 0) * 1),
    "odot": row_text(z1 * (z1 > 0) + 0.0),
}

# %% question-entry
entry = w1[1, 0]  # source 2, target 1
entry_swapped = w1[0, 1]
entry_counted_from_one = w1[1, 1]

# %% question-neuron
X_question = np.array([[2.0, 3.0]])
z_question = (X_question @ w1 + b1)[0, 1]
y_question = relu(z_question)
z_without_bias = (X_question @ w1)[0, 1]
