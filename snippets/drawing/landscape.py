"""Draw the squared loss of a line as a map over its two parameters w and b, and paths on it.

Points of equal loss are joined by lines with their value: it takes no colour to read the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from drawing import palette


def loss_grid(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the mean squared residual for each pair of `w` (W,) and `b` (B,): (B, W).

    >>> data = np.array([0.0, 2.0]), np.array([1.0, 1.0])
    >>> loss_grid(*data, w=np.array([0.0, 1.0]), b=np.array([0.0, 1.0]))
    array([[1., 1.],
           [0., 2.]])
    """
    y_pred = w[:, np.newaxis] * x + b[:, np.newaxis, np.newaxis]  # (B, W, N)
    return np.mean((y - y_pred) ** 2, axis=-1)


def right_side(x: np.ndarray, y: np.ndarray, b: float, level: float) -> float:
    """Return the larger w with this `b` and a loss of `level`.

    >>> round(right_side(np.array([1.0, 1.0]), np.array([0.0, 0.0]), b=0.0, level=4.0), 6)
    2.0
    """
    parabola = [np.mean(x**2), -2 * np.mean(x * (y - b)), np.mean((y - b) ** 2) - level]
    return float(np.roots(parabola).max())


def draw_map(
    axes: Axes,
    x: np.ndarray,
    y: np.ndarray,
    w_range: tuple[float, float],
    b_range: tuple[float, float],
    levels: Sequence[float],
    numbers: Mapping[float, float] | None = None,
    minimum: tuple[float, float] | None = None,
) -> None:
    """Draw lines of equal loss and a cross at the `minimum`.

    `numbers` says at which b a level's value is written, on the right side of its line.
    """
    w, b = np.linspace(*w_range, 201), np.linspace(*b_range, 201)
    lines = axes.contour(
        w, b, loss_grid(x, y, w, b), levels=levels, colors=palette.QUIET, linewidths=1
    )
    if numbers:
        places = [(right_side(x, y, at, level), at) for level, at in numbers.items()]
        axes.clabel(lines, fontsize=10, fmt="%g", manual=places, colors=palette.INK)
    if minimum:
        axes.plot(*minimum, "+", color=palette.INK, markersize=13, markeredgewidth=2)
    axes.set_xlabel("w")
    axes.set_ylabel("b")


def draw_path(
    axes: Axes, path: np.ndarray, colour: str, style: str = "-", marker: str = "o"
) -> None:
    """Draw a descent: `path` holds w and b of every step as rows, (steps + 1, 2)."""
    axes.plot(*path.T, color=colour, linestyle=style, marker=marker, markersize=4, linewidth=1.4)
