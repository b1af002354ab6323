"""Draw arrays in brackets side by side, with names above, shapes below, and arrows between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from drawing import palette
from drawing.matrix import column_width, entry_texts

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
ROW = 0.34
GAP = 0.28  # between two things in a line
LINE = 0.27  # a line of text
BRACKET = 0.09  # from the entries to their bracket
ARROW = 0.5
CHARACTER = 0.105
EDGE = 0.14
TEXT = 12  # points

Entry = tuple[int, int]


@dataclass(frozen=True)
class Block:
    """An array of numbers or texts in brackets.

    `below` stands under it (None: its shape, such as 4×2; an empty text: nothing). The entries in
    `quiet` are grey and thin, all others have the `colour`. Each of `frames` is a pair of opposite
    entries and a line style: a frame around everything between them. `row_names` stand on the left,
    `column_names` above the columns.
    """

    values: Sequence[Sequence[object]]
    name: str = ""
    colour: str = palette.INK
    below: str | None = None
    quiet: Sequence[Entry] = ()
    frames: Sequence[tuple[Entry, Entry, str]] = ()
    row_names: Sequence[str] = ()
    column_names: Sequence[str] = ()

    @property
    def texts(self) -> list[list[str]]:
        """Return the entries as they are written.

        >>> Block([[1.0, -0.5]]).texts, Block([["…"]]).texts
        ([['1', '−0.5']], [['…']])
        """
        if all(isinstance(entry, str) for row in self.values for entry in row):
            return [list(row) for row in self.values]
        return entry_texts(self.values)

    @property
    def column(self) -> float:
        """Return the width of one column, wide enough for its name too."""
        names = max(map(len, self.column_names), default=0) * CHARACTER
        return max(column_width(self.texts), names + 0.1 * bool(names))

    @property
    def side(self) -> float:
        """Return the room that the names of the rows take."""
        return max(map(len, self.row_names), default=0) * CHARACTER

    @property
    def caption(self) -> str:
        """Return what stands below: as a rule the shape.

        >>> Block([[1, 2]]).caption
        '1×2'
        """
        return "×".join(map(str, np.shape(self.texts))) if self.below is None else self.below

    @property
    def width(self) -> float:
        """Return the whole width, brackets and names included."""
        inner = len(self.texts[0]) * self.column + 2 * BRACKET
        words = max(len(self.name), len(self.caption)) * CHARACTER
        return self.side + max(inner, words)

    @property
    def heights(self) -> tuple[float, float]:
        """Return how far it reaches above and below the middle of its entries."""
        half = len(self.texts) * ROW / 2 + 0.05
        lines = bool(self.name) + bool(self.column_names)
        return half + lines * LINE, half + LINE * bool(self.caption)

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """Draw it with its left edge at `x`, the middle of its entries at `y`."""
        texts, width = self.texts, self.column
        high, wide = len(texts) * ROW, len(texts[0]) * width
        left = x + self.side + (self.width - self.side - wide) / 2
        top, middle = y + high / 2, left + wide / 2
        for i, row in enumerate(texts):
            for j, text in enumerate(row):
                shade = palette.QUIET if (i, j) in self.quiet else self.colour
                weight = "normal" if (i, j) in self.quiet else "bold"
                _text(
                    ax,
                    text,
                    left + (j + 0.5) * width,
                    top - (i + 0.5) * ROW,
                    color=shade,
                    weight=weight,
                )
        for edge, inwards in ((left - BRACKET, 0.07), (left + wide + BRACKET, -0.07)):
            xs = [edge + inwards, edge, edge, edge + inwards]
            ys = [top + 0.03, top + 0.03, top - high - 0.03, top - high - 0.03]
            ax.plot(xs, ys, color=palette.QUIET, linewidth=1.2)
        for (i, j), (k, m), style in self.frames:
            corner = (left + j * width, top - (k + 1) * ROW)
            size = ((m + 1 - j) * width, (k + 1 - i) * ROW)
            look = {"facecolor": "none", "edgecolor": palette.INK, "linewidth": 1.8}
            ax.add_patch(Rectangle(corner, *size, linestyle=style, **look))
        for i, name in enumerate(self.row_names):
            at = left - BRACKET - 0.08, top - (i + 0.5) * ROW
            _text(ax, name, *at, color=palette.QUIET, ha="right")
        above = top + 0.05
        for j, name in enumerate(self.column_names):
            _text(ax, name, left + (j + 0.5) * width, above + LINE / 2, color=palette.QUIET)
        if self.name:
            above += LINE * bool(self.column_names) + LINE / 2
            _text(ax, self.name, middle, above, color=self.colour, weight="bold")
        if self.caption:
            _text(ax, self.caption, middle, top - high - 0.05 - LINE / 2, color=palette.QUIET)


@dataclass(frozen=True)
class Arrow:
    """An arrow to the right, with lines of text above and below it: pairs of text and colour."""

    above: Sequence[tuple[str, str]] = ()
    below: Sequence[tuple[str, str]] = ()

    @property
    def width(self) -> float:
        """Return the length of the arrow, at least that of its texts."""
        longest = max((len(text) for text, _ in (*self.above, *self.below)), default=0)
        return max(ARROW, longest * CHARACTER)

    @property
    def heights(self) -> tuple[float, float]:
        """Return how far it reaches above and below its line."""
        return len(self.above) * LINE + 0.08, len(self.below) * LINE + 0.08

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """Draw it from `x` to the right, at the height `y`."""
        style = {"arrowstyle": "-|>", "color": palette.QUIET, "linewidth": 1.4}
        style |= {"shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (x + self.width, y), (x, y), arrowprops=style)
        for lines, start, sign in ((self.above[::-1], y + 0.06, 1), (self.below, y - 0.06, -1)):
            for k, (text, colour) in enumerate(lines):
                at = x + self.width / 2, start + sign * (k + 0.5) * LINE
                _text(ax, text, *at, color=colour, weight="bold")


@dataclass(frozen=True)
class Stack:
    """Blocks one above the other, flush left: their columns stand below each other."""

    blocks: Sequence[Block]

    @property
    def width(self) -> float:
        """Return the width of the widest block."""
        return max(block.width for block in self.blocks)

    @property
    def heights(self) -> tuple[float, float]:
        """Return half the height, twice: a stack is centred as a whole."""
        half = sum(sum(block.heights) for block in self.blocks) / 2
        return half, half

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """Draw it with its left edge at `x`, its middle at `y`."""
        top = y + self.heights[0]
        for block in self.blocks:
            above, below = block.heights
            block.draw(ax, x, top - above)
            top -= above + below


Item = Block | Arrow | Stack


def draw_lines(
    lines: Sequence[Sequence[Item]], titles: Sequence[str] = (), gap: float = GAP
) -> Axes:
    """Draw each line's items from left to right, centred in height; return the axes.

    `titles` stand above the lines, one each; `gap` is the space between two items.

    >>> axes = draw_lines([[Block([[1], [2]], name="X"), Arrow(), Block([[3]])]])
    >>> [text.get_text() for text in axes.texts]
    ['1', '2', 'X', '2×1', '', '3', '1×1']
    """
    _, ax = plt.subplots()
    widths = [sum(item.width for item in line) + gap * (len(line) - 1) for line in lines]
    words = max(map(len, titles), default=0) * CHARACTER
    end = 2 * EDGE + max([*widths, words])
    y = 0.0
    for number, line in enumerate(lines):
        if titles:
            _text(ax, titles[number], EDGE, y - LINE / 2, color=palette.INK, ha="left")
            y -= LINE + 0.08
        above, below = (max(heights) for heights in zip(*(i.heights for i in line), strict=True))
        y -= above
        x = EDGE
        for item in line:
            item.draw(ax, x, y)
            x += item.width + gap
        y -= below + 0.22
    low = y + 0.22
    ax.set(xlim=(0, end), ylim=(low - 0.06, 0.06))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    ax.figure.set_size_inches(end, 0.12 - low)
    return ax


def _text(ax: Axes, text: str, x: float, y: float, **options: object) -> None:
    settings = {"ha": "center", "va": "center", "fontsize": TEXT, **options}
    ax.text(x, y, text, **settings)
