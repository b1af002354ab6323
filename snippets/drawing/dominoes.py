"""Draw the shapes of a network's weight matrices as a chain of dominoes: equal numbers meet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from drawing.palette import INK, PAPER, QUIET, W

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
WIDTH = 4.6
EDGE = 0.06
GAP = 0.1
HEIGHT = 0.5
TITLE = 0.32
ROW = HEIGHT + TITLE + 0.16

Chain = tuple[str, Sequence[int], Collection[int]]


def draw_chains(chains: Sequence[Chain], ax: Axes | None = None) -> Axes:
    """Draw one row of dominoes per chain, and return the axes.

    A chain is its title, the sizes of the layers from left to right, and the dominoes that stand
    out, counted from 0: those have a thick frame and bold numbers. Domino k has size k on its left
    and size k + 1 on its right, which is the shape of weight matrix k with samples as rows.

    >>> axes = draw_chains([("small", [2, 4, 1], {1})])
    >>> [text.get_text() for text in axes.texts]
    ['small', '2', '4', '4', '1']
    """
    if ax is None:
        _, ax = plt.subplots()
    most = max(len(sizes) - 1 for _, sizes, _ in chains)
    width = (WIDTH - 2 * EDGE - (most - 1) * GAP) / most
    for row, (title, sizes, changed) in enumerate(chains):
        top = -row * ROW
        ax.text(EDGE, top - TITLE + 0.09, title, ha="left", va="bottom", color=INK, fontsize=13)
        for k, (inputs, neurons) in enumerate(pairwise(sizes)):
            corner = (EDGE + k * (width + GAP), top - TITLE - HEIGHT)
            _draw_domino(ax, corner, width, (inputs, neurons), strong=k in changed)
    ax.set(xlim=(0, WIDTH), ylim=(-len(chains) * ROW + 0.1, 0.02))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    ax.figure.set_size_inches(WIDTH, len(chains) * ROW - 0.08)
    return ax


def _draw_domino(
    ax: Axes, corner: tuple[float, float], width: float, ends: tuple[int, int], strong: bool
) -> None:
    x, y = corner
    line = {"edgecolor": W if strong else QUIET, "linewidth": 3 if strong else 1.2}
    ax.add_patch(Rectangle(corner, width, HEIGHT, facecolor=PAPER, **line))
    ax.plot([x + width / 2] * 2, [y, y + HEIGHT], color=line["edgecolor"], linewidth=1.2)
    for share, size in zip((0.25, 0.75), ends, strict=True):
        ax.text(
            x + share * width,
            y + HEIGHT / 2,
            str(size),
            ha="center",
            va="center",
            color=W if strong else INK,
            weight="bold" if strong else "normal",
            fontsize=15,
        )
