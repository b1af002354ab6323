"""Computational graphs of the backpropagation chapter, with the numbers of its worked example."""

# %% numbers
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.graph import Edge, draw_graph, number_text

# The inputs of the program's example; a test compares everything computed from them.
X = np.array([[2.0, 1.0]])
y = np.array([[2.0]])
w1 = np.array([[1.0, -2.0], [2.0, 1.0]])
b1 = np.array([[-1.0, 1.0]])
w2 = np.array([[2.0], [1.0]])
b2 = np.array([[-1.0]])

product1 = X @ w1
z1 = product1 + b1
y1 = np.maximum(z1, 0)
product2 = y1 @ w2
z2 = product2 + b2
y_pred = np.maximum(z2, 0)
residual = y_pred - y
loss = np.square(residual).sum()

grad_residual = 2 * residual
grad_y_pred = grad_residual
grad_y = -grad_residual
grad_z2 = grad_y_pred * (z2 > 0)
grad_w2 = y1.T @ grad_z2
grad_y1 = grad_z2 @ w2.T
grad_z1 = grad_y1 * (z1 > 0)
grad_w1 = X.T @ grad_z1
grad_X = grad_z1 @ w1.T

COLOURS = {
    "X": palette.X,
    "x": palette.X,
    "w": palette.W,
    "w1": palette.W,
    "w2": palette.W,
    "b": palette.B,
    "b1": palette.B,
    "b2": palette.B,
    "y": palette.Y,
}


def edge(source, target, value, gradient, name=""):
    """Return the edge with its numbers as text."""
    return Edge(source, target, number_text(value), number_text(gradient), name)


# %% smallest-graph
# The output neuron of the example, with the one input that is not 0.
x, w, b, label = y1[0, 0], w2[0, 0], b2[0, 0], y[0, 0]
wx = w * x
z = wx + b
prediction = max(z, 0)
difference = prediction - label
square = difference**2
grad_difference = 2 * difference
grad_z = grad_difference * (z > 0)
grad_w = grad_z * x
grad_x = grad_z * w

nudge = 0.001
nudged = (max((w + nudge) * x + b, 0) - label) ** 2 - square

smallest_edges = [
    edge("x", "times", x, grad_x),
    edge("w", "times", w, grad_w),
    edge("times", "plus", wx, grad_z),
    edge("b", "plus", b, grad_z),
    edge("plus", "relu", z, grad_z, "z"),
    edge("relu", "minus", prediction, grad_difference, "y_pred"),
    edge("y", "minus", label, -grad_difference),
    edge("minus", "square", difference, grad_difference),
    edge("square", "loss", square, 1),
]

fig, axes = plt.subplots()
draw_graph(
    axes,
    smallest_edges,
    labels={"times": "×", "plus": "+", "minus": "−", "square": "( )²"},
    colours=COLOURS,
)
plt.show()

# %% network-graph
network_edges = [
    edge("X", "product1", X, grad_X),
    edge("w1", "product1", w1, grad_w1),
    edge("product1", "plus1", product1, grad_z1, "X w1"),
    edge("b1", "plus1", b1, grad_z1),
    edge("plus1", "relu1", z1, grad_z1, "z1"),
    edge("relu1", "product2", y1, grad_y1, "y1"),
    edge("w2", "product2", w2, grad_w2),
    edge("product2", "plus2", product2, grad_z2, "y1 w2"),
    edge("b2", "plus2", b2, grad_z2),
    edge("plus2", "relu2", z2, grad_z2, "z2"),
    edge("relu2", "minus", y_pred, grad_y_pred, "y_pred"),
    edge("y", "minus", y, grad_y),
    edge("minus", "square", residual, grad_residual),
    edge("square", "loss", loss, 1),
]

fig, axes = plt.subplots()
draw_graph(
    axes,
    network_edges,
    labels={
        "product1": "@",
        "plus1": "+",
        "relu1": "relu",
        "product2": "@",
        "plus2": "+",
        "relu2": "relu",
        "minus": "−",
        "square": "( )²",
    },
    colours=COLOURS,
)
plt.show()
