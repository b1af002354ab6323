"""Draw a map of the plane by a 2×2 matrix: unit vectors and a vector, before and after."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from drawing import palette

TEXT = 11.5  # points
GRID = range(-9, 10)  # lines at these numbers; the panel shows a part of them

Point = Sequence[float]


def point_text(point: Point) -> str:
    """Write a point, with a proper minus sign and without needless zeros.

    >>> point_text([0.5, -1.0])
    '(0.5, −1)'
    """
    return f"({', '.join(f'{entry + 0.0:g}' for entry in point)})".replace("-", "−")


def draw_map(
    matrix: Sequence[Point],
    vector: Point,
    *,
    limits: Sequence[tuple[Point, Point]],
    axis_names: Sequence[tuple[str, str]],
    titles: tuple[str, str],
    offsets: Sequence[Sequence[Point]],
) -> list[Axes]:
    """Draw the plane before (left) and after (right) the 2×2 `matrix` acts; return both axes.

    Both panels show the grid of whole numbers, the unit vectors and `vector`, right what the matrix
    makes of them, with the path to the image of `vector`: so many steps along the first column, so
    many along the second. `limits` are the corners of each panel, `axis_names` its two axes, and
    `offsets` where the three points' numbers stand, seen from the arrow's tip.

    >>> one = [(-1, -1), (3, 3)]
    >>> away = [(0.1, 0.1)] * 3
    >>> panels = draw_map([[1, 0], [0, 2]], (1, 2), limits=[one, one], titles=("", ""),
    ...                   axis_names=[("a", "b")] * 2, offsets=[away, away])
    >>> [text.get_text() for text in panels[1].texts if text.get_text()]
    ['(1, 0)', '(0, 2)', '(1, 4)']
    """
    matrix, vector = np.asarray(matrix, dtype=float), np.asarray(vector, dtype=float)
    shares = [high[0] - low[0] for low, high in limits]
    _, panels = plt.subplots(1, 2, figsize=(5.2, 3.1), width_ratios=shares)
    for panel, image in enumerate([np.eye(2), matrix]):
        ax = panels[panel]
        _grid(ax, image)
        unit, other, tip = image[:, 0], image[:, 1], image @ vector
        path = np.array([[0, 0], unit * vector[0], tip])
        ax.plot(*path.T, ":", color=palette.QUIET, linewidth=1.8)
        looks = [(palette.W, "-"), (palette.W, "--"), (palette.X, "-")]
        arrows = zip([unit, other, tip], looks, offsets[panel], strict=True)
        for end, (colour, style), shift in arrows:
            arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2, "linestyle": style}
            ax.annotate("", end, (0, 0), arrowprops=arrow | {"shrinkA": 0, "shrinkB": 0})
            at = end + np.asarray(shift)
            settings = {"color": colour, "fontsize": TEXT, "ha": "center", "va": "center"}
            ground = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 0.5}
            ax.text(*at, point_text(end), bbox=ground, **settings)
        (left, low), (right, high) = limits[panel]
        ax.set(xlim=(left, right), ylim=(low, high), aspect="equal")
        ax.set(xlabel=axis_names[panel][0], ylabel=axis_names[panel][1], title=titles[panel])
        ax.set_xticks(range(int(np.ceil(left)), int(right) + 1))
        ax.set_yticks(range(int(np.ceil(low)), int(high) + 1))
    return list(panels)


def _grid(ax: Axes, image: np.ndarray) -> None:
    """Draw where `image` takes the lines of the grid."""
    far = np.array([GRID[0], GRID[-1]], dtype=float)
    for number in GRID:
        fixed = np.full(2, float(number))
        for line in (np.array([fixed, far]), np.array([far, fixed])):
            ax.plot(*(image @ line), color=palette.LINE, linewidth=0.8, zorder=0)
