"""Draw how a nudge travels along a chain of quantities: each step stretches or shrinks it."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from drawing import palette

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
START = 1.35  # where every quantity stands before the nudge
LONGEST = 2.5  # the longest nudge
ROW = 0.95
RIGHT = 1.05  # room for the value after the longest nudge
TEXT = 12  # points


def plain(value: float) -> str:
    """Write a number with at most four digits and a proper minus sign.

    >>> plain(-0.50), plain(2.8900000000000001)
    ('−0.5', '2.89')
    """
    return f"{value:.4g}".replace("-", "−")


def draw_nudges(
    names: Sequence[str],
    before: Sequence[float],
    after: Sequence[float],
    steps: Sequence[str],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw one number line per quantity, all to the same scale, and return the axes.

    An arrow on each line leads from its value `before` the nudge to the one `after`. `steps` (one
    fewer than `names`) stand between the lines: what happens to the nudge there. The values have to
    grow; a nudge of 0 is drawn as a point.

    >>> axes = draw_nudges(["x", "v"], [0.5, 1.5], [0.6, 1.7], ["doubled"])
    >>> [text.get_text() for text in axes.texts if text.get_text()]
    ['x', '0.5', '0.6', 'v', '1.5', '1.7', 'doubled']
    """
    if ax is None:
        _, ax = plt.subplots()
    scale = LONGEST / max(new - old for old, new in zip(before, after, strict=True))
    ends = [START + scale * (new - old) for old, new in zip(before, after, strict=True)]
    width, low = START + LONGEST + RIGHT, -ROW * (len(names) - 1) - 0.3
    for row, (name, old, new, end) in enumerate(zip(names, before, after, ends, strict=True)):
        y = -ROW * row
        ax.plot([0.95, width - 0.1], [y, y], color=palette.LINE, linewidth=1.2, zorder=1)
        ax.plot(START, y, "o", color=palette.INK, markersize=6, zorder=3)
        arrow = {"arrowstyle": "-|>", "color": palette.GRADIENT, "linewidth": 3}
        if end > START:
            arrow |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
            ax.annotate("", (end, y), (START, y), arrowprops=arrow, zorder=2)
        _text(ax, 0.85, y, name, palette.INK, ha="right", weight="bold")
        _text(ax, START, y + 0.2, plain(old), palette.INK)
        _text(ax, end, y + 0.2, plain(new), palette.GRADIENT, ha="left" if end > START else "right")
    for row, (step, upper, lower) in enumerate(zip(steps, ends[:-1], ends[1:], strict=True)):
        y = -ROW * row
        for top, bottom in ((START, START), (upper, lower)):
            ys = [y - 0.08, y - ROW + 0.32]
            ax.plot([top, bottom], ys, ":", color=palette.QUIET, linewidth=1.3)
        _text(ax, (upper + lower) / 2 + 0.3, y - 0.27, step, palette.QUIET, ha="left")
    ax.set(xlim=(0, width), ylim=(low, 0.42))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    ax.figure.set_size_inches(width, 0.42 - low)
    return ax


def _text(ax: Axes, x: float, y: float, text: str, colour: str, **options: object) -> None:
    settings = {"ha": "center", "va": "center", "fontsize": TEXT, "color": colour, **options}
    ax.text(x, y, text, **settings)
