"""Draw the plane of a neuron's two inputs: the line where its sum is 0, its weights an arrow."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from drawing.palette import INK, LINE, W

Pair = tuple[float, float]


def line_ends(w: Sequence[float], b: float, x: Pair, y: Pair) -> list[Pair]:
    """Return where the line w·x + b = 0 enters and leaves the box x[0]…x[1], y[0]…y[1].

    The list is empty if the line misses the box; w must not be (0, 0).

    >>> line_ends([2, -1], 1, (-2, 2), (-2, 3))
    [(-1.5, -2.0), (1.0, 3.0)]
    >>> line_ends([0, 1], 9, (-2, 2), (-2, 3))
    []
    """
    ends = set()
    if w[1]:
        for edge in x:
            height = -(w[0] * edge + b) / w[1]
            if y[0] <= height <= y[1]:
                ends.add((float(edge), float(height)))
    if w[0]:
        for edge in y:
            place = -(w[1] * edge + b) / w[0]
            if x[0] <= place <= x[1]:
                ends.add((float(place), float(edge)))
    return sorted(ends) if len(ends) > 1 else []


def draw_plane(
    x: Pair, y: Pair, names: Sequence[str] = ("first input", "second input"), width: float = 5.0
) -> Axes:
    """Return square-scaled axes of the box, with both zero lines.

    >>> draw_plane((-2, 2), (-2, 3)).get_xlabel()
    'first input'
    """
    height = width * (y[1] - y[0]) / (x[1] - x[0])
    _, ax = plt.subplots(figsize=(width, height))
    ax.axhline(0, color=LINE, linewidth=1, zorder=0)
    ax.axvline(0, color=LINE, linewidth=1, zorder=0)
    ax.set(xlim=x, ylim=y, aspect="equal", xlabel=names[0], ylabel=names[1])
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.yaxis.get_major_locator().set_params(integer=True)
    return ax


def draw_zero_line(ax: Axes, w: Sequence[float], b: float, style: str = "-") -> None:
    """Draw the line on which the neuron's sum is 0, from edge to edge.

    >>> ax = draw_plane((-2, 2), (-2, 3))
    >>> draw_zero_line(ax, [2, -1], 1)
    >>> [float(place) for place in ax.lines[-1].get_xdata()]
    [-1.5, 1.0]
    """
    ends = line_ends(w, b, ax.get_xlim(), ax.get_ylim())
    if ends:
        ax.plot(*zip(*ends, strict=True), style, color=INK)


def draw_weights(ax: Axes, w: Sequence[float], start: Pair = (0, 0), name: str = "w") -> None:
    """Draw the weights as an arrow from `start`, with its name beyond the tip.

    >>> ax = draw_plane((-2, 2), (-2, 3))
    >>> draw_weights(ax, [2, -1])
    >>> ax.texts[-1].get_text()
    'w'
    """
    tip = np.add(start, w)
    ax.annotate("", tip, start, arrowprops={"arrowstyle": "-|>", "color": W, "lw": 2})
    ax.annotate(
        name,
        tip + 0.22 * np.array(w) / np.hypot(*w),
        ha="center",
        va="center",
        color=W,
        weight="bold",
        fontsize=13,
    )
