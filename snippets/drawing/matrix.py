"""Draw a matrix product with one row and one column lit, and the entry that they give.

The two factors and the result stand as in Falk's scheme: the left factor below on the left, the
right factor above on the right, the result where the rows of the one meet the columns of the other.
What is then done with the result, such as adding a bias, can stand to the right of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from drawing import palette

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
ROW = 0.36
GAP = 0.3  # between the factors and the result
SIGN = 0.42  # from one matrix to the next of a line, with an operator between them
LINE = 0.3  # a line of text
EDGE = 0.12
CHARACTER = 0.105  # the widest that a character of an entry gets
TEXT = 12  # points


@dataclass(frozen=True)
class Then:
    """A matrix (n, m) that stands to the right of the result (n, m), after an operator."""

    operator: str
    name: str
    values: object
    colour: str = palette.INK


def entry_texts(values: object, form: str = "g") -> list[list[str]]:
    """Write each entry of a matrix as text, with a proper minus sign.

    >>> entry_texts([[-0.5, 2.0], [10.0, 0.0]])
    [['−0.5', '2'], ['10', '0']]
    """
    # Adding 0.0 turns −0.0 into 0.
    rows = (np.asarray(values, dtype=float) + 0.0).tolist()
    return [[f"{entry:{form}}".replace("-", "−") for entry in row] for row in rows]


def sum_text(left: Sequence[str], right: Sequence[str], result: str) -> str:
    """Write out the sum behind one entry: a row of the left factor times a column of the right.

    >>> sum_text(["1", "2"], ["0.5", "−1"], "−1.5")
    '1 · 0.5 + 2 · (−1) = −1.5'
    """
    factors = [
        [f"({text})" if text.startswith("−") else text for text in side] for side in (left, right)
    ]
    products = [f"{one} · {other}" for one, other in zip(*factors, strict=True)]
    return f"{' + '.join(products)} = {result}"


def line_text(result: str, operators: Sequence[str], entries: Sequence[str]) -> str:
    """Write out what is done with one entry of the result.

    >>> line_text("−1.5", ["+", "="], ["−1", "−2.5"])
    '−1.5 + (−1) = −2.5'
    """
    parts = [result]
    for operator, entry in zip(operators, entries, strict=True):
        bare = operator == "=" or not entry.startswith("−")
        parts += [operator, entry if bare else f"({entry})"]
    return " ".join(parts)


def column_width(*matrices: Sequence[Sequence[str]]) -> float:
    """Return how wide a column has to be for the longest of the matrices' entries.

    >>> column_width([["1", "−1.5"]]) < column_width([["1", "−1.25"]])
    True
    """
    longest = max(len(text) for matrix in matrices for row in matrix for text in row)
    return round(max(0.46, 0.14 + CHARACTER * longest), 3)


def draw_product(
    left: object,
    right: object,
    *,
    row: int = 0,
    column: int = 0,
    names: tuple[str, str, str] = ("", "", ""),
    row_names: Sequence[str] = (),
    column_names: Sequence[str] = (),
    colours: tuple[str, str, str] = (palette.X, palette.W, palette.INK),
    form: str = "g",
    with_sum: bool = True,
    then: Sequence[Then] = (),
    ax: Axes | None = None,
) -> Axes:
    """Draw `left` (n, d) times `right` (d, m) with its result (n, m), and return the axes.

    Row `row` of the left factor has a solid frame, column `column` of the right one a dashed frame,
    and the entry that they give a double one; all three are bold. `names` are those of the factors
    and the result, `row_names` stand beside the rows of the left factor, `column_names` above the
    columns of the right one. `form` is Python's format of the entries. `with_sum` writes the sum
    behind the lit entry below. The matrices of `then` follow to the right of the result, in the
    same rows; what they do with the lit entry is a second line below. Factors whose shapes do not
    fit raise NumPy's ValueError.

    >>> axes = draw_product([[1, 2]], [[3], [4]], names=("x", "w", "z"))
    >>> [text.get_text() for text in axes.texts]
    ['x', '1', '2', 'w', '3', '4', 'z', '11', '1 · 3 + 2 · 4 = 11']
    """
    left, right = np.asarray(left, dtype=float), np.asarray(right, dtype=float)
    product = left @ right
    (n, d), m = left.shape, right.shape[1]
    texts = [entry_texts(values, form) for values in (left, right, product)]
    after = [entry_texts(matrix.values, form) for matrix in then]
    width = column_width(*texts, *after)

    side = max(map(len, row_names), default=0) * CHARACTER + EDGE * bool(row_names)
    x_left = EDGE + side
    x_right = x_left + d * width + GAP
    y_right = -LINE * bool(column_names)  # the upper edge of the right factor
    y_left = y_right - d * ROW - GAP
    end = x_right + m * width + EDGE + len(then) * (SIGN + m * width)
    lines = bool(names[2]) + with_sum + (with_sum and bool(then))
    low = y_left - n * ROW - LINE * lines
    lit = texts[0][row], [entries[column] for entries in texts[1]], texts[2][row][column]
    sums = [sum_text(*lit)] if with_sum else []
    if with_sum and then:
        operators, entries = [matrix.operator for matrix in then], [t[row][column] for t in after]
        sums.append(line_text(lit[2], operators, entries))
    longest = max(map(len, sums), default=0)
    spare = max(0.0, (2 * EDGE + CHARACTER * longest - end) / 2)  # on each side, if it is long
    if ax is None:
        _, ax = plt.subplots()

    middle = x_left + d * width / 2
    _name(ax, names[0], colours[0], middle, y_left + 0.17)
    _matrix(ax, texts[0], (x_left, y_left), width, colours[0], [(row, k) for k in range(d)])
    _name(ax, names[1], colours[1], x_right - 0.22, y_right - d * ROW / 2, ha="right")
    _matrix(ax, texts[1], (x_right, y_right), width, colours[1], [(k, column) for k in range(d)])
    _name(ax, names[2], colours[2], x_right + m * width / 2, y_left - n * ROW - 0.2)
    _matrix(ax, texts[2], (x_right, y_left), width, colours[2], [(row, column)])
    for index, (matrix, entries) in enumerate(zip(then, after, strict=True), start=1):
        x = x_right + index * (m * width + SIGN)
        _text(ax, matrix.operator, x - SIGN / 2, y_left - n * ROW / 2, palette.INK)
        _name(ax, matrix.name, matrix.colour, x + m * width / 2, y_left - n * ROW - 0.2)
        _matrix(ax, entries, (x, y_left), width, matrix.colour, [(row, column)])
    for index, name in enumerate(row_names):
        y = y_left - (index + 0.5) * ROW
        _text(ax, name, x_left - 0.15, y, palette.QUIET, ha="right")
    for index, name in enumerate(column_names):
        _text(ax, name, x_right + (index + 0.5) * width, y_right + 0.17, palette.QUIET)

    def frame(x: float, y: float, wide: float, high: float, **style: object) -> None:
        ax.add_patch(Rectangle((x, y - high), wide, high, facecolor="none", **style))

    y_row, x_column = y_left - row * ROW, x_right + column * width
    frame(x_left, y_row, d * width, ROW, edgecolor=colours[0], linewidth=2)
    dashed = {"edgecolor": colours[1], "linewidth": 2, "linestyle": (0, (4, 2))}
    frame(x_column, y_right, width, d * ROW, **dashed)
    for inset in (0, 0.04):
        size = (width - 2 * inset, ROW - 2 * inset)
        frame(x_column + inset, y_row - inset, *size, edgecolor=colours[2], linewidth=1.2)
    for index, text in enumerate(reversed(sums)):
        _text(ax, text, end / 2, low + 0.1 + LINE * index, palette.INK)

    ax.set(xlim=(-spare, end + spare), ylim=(low - 0.06, 0.06))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    ax.figure.set_size_inches(end + 2 * spare, 0.12 - low)
    return ax


def _matrix(
    ax: Axes,
    texts: Sequence[Sequence[str]],
    corner: tuple[float, float],
    width: float,
    colour: str,
    lit: Sequence[tuple[int, int]],
) -> None:
    """Write the entries below and right of `corner`, between brackets; the lit ones stand out."""
    x, y = corner
    for i, entries in enumerate(texts):
        for j, text in enumerate(entries):
            strong = {"weight": "bold"} if (i, j) in lit else {}
            shade = colour if (i, j) in lit else palette.QUIET
            _text(ax, text, x + (j + 0.5) * width, y - (i + 0.5) * ROW, shade, **strong)
    high, wide, tick = len(texts) * ROW, len(texts[0]) * width, 0.07
    for edge, inwards in ((x - 0.09, tick), (x + wide + 0.09, -tick)):
        xs = [edge + inwards, edge, edge, edge + inwards]
        ys = [y + 0.03, y + 0.03, y - high - 0.03, y - high - 0.03]
        ax.plot(xs, ys, color=palette.QUIET, linewidth=1.2)


def _name(ax: Axes, name: str, colour: str, x: float, y: float, **options: object) -> None:
    if name:
        _text(ax, name, x, y, colour, weight="bold", **options)


def _text(ax: Axes, text: str, x: float, y: float, colour: str, **options: object) -> None:
    settings = {"ha": "center", "va": "center", "fontsize": TEXT, "color": colour, **options}
    ax.text(x, y, text, **settings)
