"""Draw a check list as a flow chart: questions from top to bottom, and what a “no” means beside."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from drawing import palette

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
WIDTH = 5.2
QUESTION = 2.55  # the width of the boxes on the left
CAUSE = 1.95  # and of those on the right
LINE = 0.21  # one line of text
PAD = 0.1  # between a text and its box
GAP = 0.3  # from one box down to the next: an arrow and a word fit in
TEXT = 12  # points

Check = tuple[Sequence[str], Sequence[str]]  # the lines of a question, and of what a “no” means


def box_heights(checks: Sequence[Check]) -> list[float]:
    """Return how high each row is: as high as the longer of its two texts.

    >>> box_heights([(["fits?"], ["wrong shape"]), (["falls?"], ["too large", "or too small"])])
    [0.41, 0.62]
    """
    return [round(2 * PAD + LINE * max(map(len, check)), 2) for check in checks]


def draw_checks(
    checks: Sequence[Check], end: str, yes: str = "yes", no: str = "no", ax: Axes | None = None
) -> Axes:
    """Draw the questions one below the other, and return the axes.

    `yes` stands beside the first arrow down, `no` above every arrow to the right, `end` in the
    last box. Each line is a text of its own, since that is what gets translated.

    >>> axes = draw_checks([(["fits?"], ["wrong shape"])], end="go on")
    >>> [text.get_text() for text in axes.texts if text.get_text()]
    ['fits?', 'wrong shape', 'no', 'yes', 'go on']
    """
    heights = box_heights(checks)
    last = 2 * PAD + LINE
    total = sum(heights) + GAP * len(checks) + last + 0.1
    if ax is None:
        _, ax = plt.subplots(figsize=(WIDTH, total))
    left, right = 0.05, WIDTH - CAUSE - 0.05
    top = -0.05
    for row, ((question, cause), height) in enumerate(zip(checks, heights, strict=True)):
        middle = top - height / 2
        _box(ax, left, top, QUESTION, height, question)
        _box(ax, right, top, CAUSE, height, cause, dashed=True)
        _arrow(ax, (left + QUESTION, middle), (right, middle))
        _text(ax, (left + QUESTION + right) / 2, middle + 0.11, no)
        below = top - height
        _arrow(ax, (left + QUESTION / 2, below), (left + QUESTION / 2, below - GAP))
        if row == 0:
            _text(ax, left + QUESTION / 2 + 0.1, below - GAP / 2, yes, ha="left")
        top = below - GAP
    _box(ax, left, top, QUESTION, last, [end], thick=True)
    ax.set(xlim=(0, WIDTH), ylim=(-total, 0))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    return ax


def _box(
    ax: Axes,
    x: float,
    top: float,
    width: float,
    height: float,
    lines: Sequence[str],
    dashed: bool = False,
    thick: bool = False,
) -> None:
    style = {"boxstyle": "round,pad=0,rounding_size=0.08", "facecolor": palette.PAPER}
    style |= {"edgecolor": palette.INK, "linewidth": 2.4 if thick else 1.2}
    style |= {"linestyle": "--" if dashed else "-"}
    ax.add_patch(FancyBboxPatch((x, top - height), width, height, **style))
    first = top - height / 2 + LINE * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        _text(ax, x + width / 2, first - LINE * number, line)


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    tip = {"arrowstyle": "-|>", "color": palette.INK, "linewidth": 1.2, "mutation_scale": 12}
    ax.annotate("", xy=end, xytext=start, arrowprops=tip | {"shrinkA": 0, "shrinkB": 0})


def _text(ax: Axes, x: float, y: float, text: str, ha: str = "center") -> None:
    ax.text(x, y, text, ha=ha, va="center", color=palette.INK, fontsize=TEXT)
