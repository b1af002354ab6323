"""The drawings of the page `gradient-descent`."""

# %% tangent
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.landscape import draw_map, draw_path, loss_grid
from sklearn.datasets import load_iris

# The data of the program; a test compares them.
x = np.array([0.0, 1.0, 3.0, 4.0])
y = np.array([2.0, 1.0, 3.0, 6.0])

slope = -2 * np.mean(x * y)
loss_start = np.mean(y**2)
w = np.linspace(-0.5, 2.8, 200)
tangent = np.array([-0.35, 0.6])

plt.figure(figsize=(5, 3.2))
plt.plot(w, loss_grid(x, y, w, np.zeros(1))[0], color=palette.QUIET)
plt.plot(tangent, loss_start + slope * tangent, "--", color=palette.GRADIENT)
plt.plot(0, loss_start, "o", color=palette.INK)
plt.annotate(f"slope {slope:.0f}".replace("-", "−"), (0.2, 11), color=palette.GRADIENT)
plt.annotate(
    "", (0.9, 0.6), (0, 0.6), arrowprops={"arrowstyle": "->", "color": palette.W, "linewidth": 2}
)
plt.annotate("downhill", (0.1, 1.0), color=palette.W, fontsize=11)
plt.xlabel("w")
plt.ylabel("loss (mean)")
plt.ylim(0, 20)
plt.yticks([0, 5, 10, 15, 20])
plt.show()


# %% paths
def descend(x, y, alpha, steps, w=0.0, b=0.0):
    """Return the path that the program's function of this name returns; a test compares them.

    >>> descend(np.array([1.0, 3.0]), np.array([1.0, 1.0]), alpha=0.5, steps=1)[1]
    array([2., 1.])
    """
    path = [(w, b)]
    for _ in range(steps):
        u = y - (w * x + b)
        w, b = w + alpha * np.mean(2 * x * u), b + alpha * np.mean(2 * u)
        path.append((w, b))
    return np.array(path)


alpha_small, alpha_good, alpha_large = 0.002, 0.1, 0.145

fig, (left, right) = plt.subplots(1, 2, figsize=(5.2, 3.6), sharey=True)
for axes in (left, right):
    draw_map(
        axes,
        x,
        y,
        w_range=(-1.0, 2.8),
        b_range=(-0.4, 1.8),
        levels=[1.25, 3.5, 10, 20, 30],
        numbers={1.25: 1.4, 3.5: 1.5, 10: 1.5},
        minimum=(1.0, 1.0),
    )
draw_path(left, descend(x, y, alpha_good, 25), palette.X, "-", "o")
draw_path(left, descend(x, y, alpha_small, 25), palette.B, "-", "s")
draw_path(right, descend(x, y, alpha_large, 5), palette.GRADIENT, "--", "^")
box = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1}
left.text(0.72, 0.05, f"{alpha_small}", color=palette.B, fontsize=11, bbox=box)
left.text(1.25, 0.82, f"{alpha_good}", color=palette.X, fontsize=11, bbox=box)
left.set_title(f"{alpha_small} and {alpha_good}")
right.set_title(f"{alpha_large}")
right.set_ylabel("")
left.set_yticks([0, 0.5, 1, 1.5])
plt.show()

# %% round-bowl
iris = load_iris()
x_iris, y_iris = iris.data[:, 2], iris.data[:, 3]
x_scaled = (x_iris - x_iris.mean()) / x_iris.std()
alpha_raw, alpha_scaled = 0.05, 0.5

fig, (left, right) = plt.subplots(1, 2, figsize=(5.2, 3))
draw_map(
    left,
    x_iris,
    y_iris,
    (-0.1, 0.75),
    (-0.8, 0.4),
    levels=[0.05, 0.1, 0.3, 1, 3],
    minimum=tuple(np.polyfit(x_iris, y_iris, 1)),
)
draw_path(left, descend(x_iris, y_iris, alpha_raw, 40), palette.X)
left.set_title("raw")
draw_map(
    right,
    x_scaled,
    y_iris,
    (-0.2, 1.7),
    (-0.2, 2.4),
    levels=[0.05, 0.1, 0.3, 1, 3],
    minimum=tuple(np.polyfit(x_scaled, y_iris, 1)),
)
right.set_aspect("equal")
draw_path(right, descend(x_scaled, y_iris, alpha_scaled, 1), palette.X)
right.set_title("standardised")
plt.show()

# %% two-valleys
x_two, y_two = np.array([-1.0, 2.0]), np.array([1.0, 3.0])


def neuron_loss(w):
    """Return the mean of (y - relu(w x))² for each entry of `w`.

    >>> neuron_loss(np.array([-1.0, 1.5]))
    array([4.5, 0.5])
    """
    return np.mean((y_two - np.maximum(w[:, np.newaxis] * x_two, 0)) ** 2, axis=1)


def neuron_path(w, alpha=0.1, steps=100):
    """Return w after every step: (steps + 1,)."""
    path = [w]
    for _ in range(steps):
        z = w * x_two
        w = w + alpha * np.mean(2 * x_two * (y_two - np.maximum(z, 0)) * (z > 0))
        path.append(w)
    return np.array(path)


w = np.linspace(-2.7, 3.1, 401)
from_left, from_right = neuron_path(-2.0), neuron_path(2.7)
plt.figure(figsize=(5, 3.2))
plt.plot(w, neuron_loss(w), color=palette.QUIET)
plt.plot(from_left, neuron_loss(from_left), "s", color=palette.B, markersize=5)
plt.plot(from_right, neuron_loss(from_right), "o", color=palette.X, markersize=5)
plt.annotate("local minimum", (-1, 4.3), ha="center", va="top", color=palette.B)
plt.annotate("global minimum", (1.2, 0.3), ha="right", color=palette.X)
plt.xlabel("w")
plt.ylabel("loss (mean)")
plt.ylim(0, 6)
plt.show()
