"""The drawings of the page `best-parameters`."""

# %% residuals
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.landscape import draw_map
from matplotlib.patches import Rectangle

# The data and the two lines of the program; a test compares them.
x = np.array([0.0, 1.0, 3.0, 4.0])
y = np.array([2.0, 1.0, 3.0, 6.0])
lines = {"w = 0, b = 3": (0.0, 3.0), "w = 1, b = 1": (1.0, 1.0)}

fig, both = plt.subplots(1, 2, figsize=(5.2, 4.2), sharey=True)
for axes, (name, (w, b)) in zip(both, lines.items(), strict=True):
    for x_n, y_n in zip(x, y, strict=True):
        residual = y_n - (w * x_n + b)
        side = abs(residual)
        towards = -1 if x_n > x.mean() else 1  # the squares lean inwards
        corner = x_n if towards > 0 else x_n - side
        square = Rectangle(
            (corner, min(y_n, y_n - residual)),
            side,
            side,
            facecolor="none",
            edgecolor=palette.GRADIENT,
            hatch="//",
            linewidth=0.8,
        )
        axes.add_patch(square)
        axes.plot([x_n, x_n], [y_n, y_n - residual], color=palette.GRADIENT, linewidth=2.5)
    ends = np.array([-0.3, 4.3])
    axes.plot(ends, w * ends + b, color=palette.W)
    axes.plot(x, y, "o", color=palette.Y)
    axes.set_title(name)
    axes.set_xlabel("x")
    axes.set_aspect("equal")
    axes.set_xlim(-0.4, 4.5)
    axes.set_ylim(0, 6.5)
    axes.set_xticks([0, 1, 2, 3, 4])
    axes.set_yticks([0, 1, 2, 3, 4, 5, 6])
both[0].set_ylabel("y")
plt.show()

# %% landscape
fig, axes = plt.subplots(figsize=(5, 3.8))
draw_map(
    axes,
    x,
    y,
    w_range=(-1.0, 3.0),
    b_range=(-3.0, 5.0),
    levels=[1.25, 2, 3.5, 6, 10, 20, 30],
    numbers={1.25: 0.6, 2: 0.2, 3.5: 0.0, 6: -0.6, 10: -1.2, 20: 1.0, 30: 3.0},
    minimum=(1.0, 1.0),
)
axes.plot(0, 3, "o", color=palette.INK)
box = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1}
axes.annotate("w = 0, b = 3", (0, 3), (0.1, 3.25), fontsize=11, bbox=box)
axes.annotate("minimum", (1, 1), (1.0, 1.5), fontsize=11, ha="center", bbox=box)
plt.show()
