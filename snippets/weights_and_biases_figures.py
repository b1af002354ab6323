"""The drawings of the page `weights-and-biases`."""

# %% plane
import matplotlib.pyplot as plt
import numpy as np
from drawing.neuron_plane import draw_plane, draw_weights, draw_zero_line
from drawing.palette import INK, LINE, PAPER, QUIET, B, Y

# The neuron of the program, neuron 4 of the example; a test compares the two.
w = np.array([2.0, -1.0])
b = 1.0
x = np.array([1.0, 2.0])


def number(value):
    """Write a number with a proper minus sign.

    >>> number(-2.0), number(0.5)
    ('−2', '0.5')
    """
    return f"{value:g}".replace("-", "−")


ax = draw_plane((-2.4, 2.9), (-2.5, 3.5))
draw_zero_line(ax, w, b)
for across in range(-2, 3):
    for up in range(-2, 4):
        value = np.array([across, up]) @ w + b
        style = {"color": Y, "weight": "bold"} if value > 0 else {"color": QUIET}
        text = ax.text(across, up, number(value), ha="center", va="center", fontsize=13, **style)
        text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 1})
ax.plot(*x, "o", markersize=26, markerfacecolor="none", markeredgecolor="C0", markeredgewidth=2)
ax.annotate("z = 0", (-2, -2.35), (-1.5, -2.4), color=INK, fontsize=13)
plt.show()

# %% bias
STYLES = {2.0: "-", 0.0: "--", -2.0: ":"}
ax = draw_plane((-2.4, 2.9), (-2.4, 2.9))
for bias, style in STYLES.items():
    draw_zero_line(ax, w, bias, style)
    foot = -bias / (w @ w) * w
    ax.plot([0, foot[0]], [0, foot[1]], color=B, linewidth=6, solid_capstyle="butt", zorder=1)
    style = {"color": B, "weight": "bold", "ha": "right", "va": "center"}
    ax.text((2.6 - bias) / 2 - 0.1, 2.6, f"b = {number(bias)}", **style)
draw_weights(ax, w)
plt.show()

# %% turned
TURNED = [([2.0, -1.0], "-", "1"), ([1.0, 2.0], "--", "2")]
ENDS = {"1": (2.12, 2.6), "2": (-2.2, 2.4)}  # beside the lines, where there is room for a name
bias = -2.0
ax = draw_plane((-2.4, 2.9), (-2.4, 2.9))
circle = np.linspace(0, 2 * np.pi, 100)
radius = -bias / np.hypot(*w)
ax.plot(radius * np.cos(circle), radius * np.sin(circle), color=LINE)
for weights, style, name in TURNED:
    draw_zero_line(ax, weights, bias, style)
    draw_weights(ax, weights, name=name)
    ax.text(*ENDS[name], name, color=INK, weight="bold", fontsize=13, ha="center", va="center")
plt.show()

# %% hinge
s = np.linspace(-2.4, 2.4, 481)
HINGES = [
    (1, 1.0, ":", "w, b = 1"),
    (1, -2.0, "-", "w, b = −2"),
    (2, -2.0, "--", "2 w, b = −2"),
    (2, -4.0, "-.", "2 w, 2 b = −4"),
]
_, ax = plt.subplots(figsize=(5.2, 3.6))
for factor, bias, style, name in HINGES:
    values = np.maximum(factor * np.hypot(*w) * s + bias, 0)
    ax.plot(s, values, style, color=Y, label=name)
ax.legend(loc="upper left", handlelength=2.6)
ax.set(xlim=(-2.4, 2.4), ylim=(-0.15, 4))
ax.set(xlabel="position along w, from the origin", ylabel="y1")
plt.show()

# %% xor
_, (ax, profile) = plt.subplots(2, figsize=(5.0, 7.4), height_ratios=[3, 2])
ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal")
ax.set(xlabel="first input", ylabel="second input", xticks=[0, 1], yticks=[0, 1])
for total, style in [(0, ":"), (1, "--")]:
    ax.plot([total - 1.5, 1.5], [1.5, total - 1.5], style, color=INK)
ax.fill(
    [-0.5, -0.5, 0, 1.5, 1.5, 1.0],
    [1.0, 1.5, 1.5, 0, -0.5, -0.5],
    facecolor="none",
    edgecolor=LINE,
    hatch="///",
    linewidth=0,
    zorder=0,
)
for first, second in [(0, 0), (0, 1), (1, 0), (1, 1)]:
    value = max(first + second, 0) - 2 * max(first + second - 1, 0)
    face = "C3" if value else PAPER
    ax.plot(first, second, "o", markersize=22, markerfacecolor=face, markeredgecolor="C3")
    color = PAPER if value else "C3"
    style = {"ha": "center", "va": "center_baseline", "weight": "bold", "fontsize": 13}
    ax.text(first, second, str(value), color=color, **style)

total = np.linspace(-0.5, 2.5, 300)
hidden = np.maximum(total, 0), np.maximum(total - 1, 0)
profile.plot(total, hidden[0], ":", color=INK)
profile.plot(total, -2 * hidden[1], "--", color=INK)
profile.plot(total, hidden[0] - 2 * hidden[1], "-", color=Y)
profile.plot([0, 1, 2], [0, 1, 0], "o", color=Y)
profile.annotate("hidden 1", (1.5, 1.75), color=INK, ha="right")
profile.annotate("−2 times hidden 2", (1.4, -1.3), color=INK, ha="right")
profile.annotate("sum", (0.3, 0.75), color=Y, ha="right", weight="bold")
profile.set(xlabel="first input + second input", ylim=(-2.2, 2.4), xticks=[0, 1, 2])
profile.axhline(0, color=LINE, linewidth=1, zorder=0)
plt.show()
