"""The drawings of the page `vector-to-vector`."""

# %% chain
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.arrays import Arrow, Block, draw_lines

X_T = np.array([[1.0], [2.0]])
w1_T = np.array([[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [2.0, -1.0]])
b1_T = np.array([[0.0], [-2.0], [1.0], [1.0]])
w2_T = np.array([[0.5, 1.0, -1.0, -0.5]])
b2_T = np.array([[1.0]])
z1_T = w1_T @ X_T + b1_T
y1_T = np.maximum(z1_T, 0)
z2_T = w2_T @ y1_T + b2_T
y_pred_T = np.maximum(z2_T, 0)


def linear(number, weights, bias):
    """Return the arrow of layer `number`: its weights above, its bias below, with their shapes."""
    above = [(f"w{number}", palette.W), ("{}×{}".format(*weights.shape), palette.W)]
    below = [(f"+ b{number}", palette.B), ("{}×{}".format(*bias.shape), palette.B)]
    return Arrow(above, below)


relu = Arrow(above=[("relu", palette.QUIET)])
X_block = Block(X_T, "X", palette.X)
y1_block = Block(y1_T, "y1", palette.Y)
y_pred_block = Block(y_pred_T, "y_pred", palette.Y)
draw_lines(
    [
        [X_block, linear(1, w1_T, b1_T), Block(z1_T, "z1"), relu, y1_block],
        [y1_block, linear(2, w2_T, b2_T), Block(z2_T, "z2"), relu, y_pred_block],
    ],
    titles=["first layer", "second layer"],
)
plt.show()

# %% columns
from drawing.plane import draw_map

neurons_3_and_4 = w1_T[[2, 3]]
image = neurons_3_and_4 @ X_T
draw_map(
    neurons_3_and_4,
    X_T[:, 0],
    limits=[((-0.5, -1.6), (2.3, 2.6)), ((-2.3, -1.6), (1.2, 2.6))],
    axis_names=[("feature 1", "feature 2"), ("neuron 3", "neuron 4")],
    titles=("before", "after"),
    offsets=[[(0.46, -0.25), (-0.1, 0.27), (0.5, 0.22)], [(0.1, 0.28), (0.1, -0.3), (-0.1, -0.3)]],
)
plt.show()

# %% product
from drawing.matrix import draw_product

both_T = w2_T @ w1_T
draw_product(
    w2_T,
    w1_T,
    row=0,
    column=1,
    names=("w2", "w1", "w2 w1"),
    colours=(palette.W, palette.W, palette.INK),
    with_sum=False,
)
plt.show()
