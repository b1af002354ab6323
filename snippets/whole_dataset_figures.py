"""The drawings of the page `whole-dataset`."""

# %% data-matrix
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.arrays import Block, Stack, draw_lines
from sklearn.datasets import load_iris

X = load_iris().data[:, :2]
shown = [0, 1, 2, len(X) - 1]
rows = [[f"{entry:.1f}" for entry in X[n]] for n in shown]
rows.insert(3, ["…", "…"])
names = [f"flower {n + 1}" for n in shown]
names.insert(3, "…")

lit = {(1, 0), (1, 1)} | {(n, 0) for n in range(5)}
others = [(n, j) for n in range(5) for j in range(2) if (n, j) not in lit]
rows_by_columns = "{}×{}".format(*X.shape)  # of the whole matrix, not of what is shown
block = Block(
    rows,
    name="X",
    colour=palette.X,
    below=rows_by_columns,
    quiet=others,
    frames=[((1, 0), (1, 1), "solid"), ((0, 0), (4, 0), (0, (4, 2)))],
    row_names=names,
    column_names=["feature 1", "feature 2"],
)
draw_lines([[block]])
plt.show()

# %% product
from drawing.matrix import draw_product

X3 = np.array([[1.0, 2.0], [3.0, 1.0], [0.0, 3.0]])
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
products = X3 @ w1
draw_product(
    X3,
    w1,
    row=1,
    column=2,
    names=("X", "w1", "X w1"),
    row_names=["n = 1", "n = 2", "n = 3"],
)
plt.show()

# %% layouts
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])
numbers = sum(array.size for array in (w1, b1, w2, b2))


def framed(array, name, colour, axis=None):
    """Return a block that frames the third row (axis 0) or the third column (axis 1)."""
    last_row, last_column = array.shape[0] - 1, array.shape[1] - 1
    frames = {
        None: [],
        0: [((2, 0), (2, last_column), "solid")],
        1: [((0, 2), (last_row, 2), "solid")],
    }[axis]
    return Block(array, name, colour, frames=frames)


draw_lines(
    [
        [
            framed(w1.T, "w1", palette.W, 0),
            framed(b1.T, "b1", palette.B, 0),
            Stack([framed(w2.T, "w2", palette.W, 1), framed(b2.T, "b2", palette.B)]),
        ],
        [
            Stack([framed(w1, "w1", palette.W, 1), framed(b1, "b1", palette.B, 1)]),
            framed(w2, "w2", palette.W, 0),
            framed(b2, "b2", palette.B),
        ],
    ],
    titles=["features as rows: w X", "samples as rows: X w"],
)
plt.show()

# %% broadcasting
samples = 4
downwards = np.repeat(b1, samples, axis=0)
sideways = np.repeat(b1.T, 4, axis=1)
copies_below = [(n, i) for n in range(1, 4) for i in range(4)]
copies_beside = [(n, i) for n in range(4) for i in range(1, 4)]


def stretched(bias, name, added, copies):
    """Return a block of what is added, with the copies in grey and both shapes below."""
    below = "{}×{} → {}×{}".format(*bias.shape, *added.shape)
    return Block(added, name, palette.B, below=below, quiet=copies)


draw_lines(
    [
        [stretched(b1, "b1", downwards, copies_below)],
        [stretched(b1.T, "b1.T", sideways, copies_beside)],
    ],
    titles=["right: one bias per column", "wrong: one bias per row"],
)
plt.show()
