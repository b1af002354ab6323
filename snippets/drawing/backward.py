"""Draw forward and backward pass of a network layer by layer, with the shape of every array."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from drawing import palette

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
FORWARD, MIDDLE, BACKWARD = 0.95, 2.45, 3.95  # the columns
WIDTH = 4.95
ROW = 1.05  # from one layer to the next below it
HALF = 0.24  # half the height of a box
TEXT = 11  # points


def array_names(sizes: Sequence[int]) -> tuple[list[str], list[str], list[str]]:
    """Name the values of all layers, the errors and the gradients, with shapes for N samples.

    >>> values, errors, gradients = array_names([2, 4, 1])
    >>> values[1].splitlines(), errors[0].splitlines(), gradients[1].splitlines()
    (['y1', '(N, 4)'], ['delta1', '(N, 4)'], ['grad_w2', '(4, 1)'])
    """
    last = len(sizes) - 1
    names = ["X", *(f"y{layer}" for layer in range(1, last)), "y_pred"]
    values = [f"{name}\n(N, {size})" for name, size in zip(names, sizes, strict=True)]
    errors = [f"delta{layer}\n(N, {sizes[layer]})" for layer in range(1, last + 1)]
    gradients = [
        f"grad_w{layer}\n({sizes[layer - 1]}, {sizes[layer]})" for layer in range(1, last + 1)
    ]
    return values, errors, gradients


def draw_backward(sizes: Sequence[int], *, ax: Axes | None = None) -> Axes:
    """Draw the passes of a network with these layer sizes and return the axes.

    On the left the values run downwards (solid), on the right the errors upwards (dashed); between
    them stands what each pair of a value and the error one layer below it yields: a gradient.

    >>> axes = draw_backward([2, 4, 1])
    >>> len([text for text in axes.texts if text.get_text().startswith("grad_w")])
    2
    """
    if ax is None:
        _, ax = plt.subplots()
    values, errors, gradients = array_names(sizes)
    layers = len(errors)
    for row, text in enumerate(values):
        _box(ax, FORWARD, -ROW * row, text, palette.Y if row else palette.X)
    for layer, (error, gradient) in enumerate(zip(errors, gradients, strict=True), start=1):
        y, above = -ROW * layer, -ROW * (layer - 1)
        middle = (y + above) / 2
        _box(ax, BACKWARD, y, error, palette.GRADIENT)
        _box(ax, MIDDLE, middle, gradient, palette.GRADIENT, dashed=True)
        _arrow(ax, (FORWARD, above - HALF), (FORWARD, y + HALF), palette.INK)
        _text(ax, FORWARD - 0.12, middle, f"w{layer}", palette.W, ha="right", weight="bold")
        _arrow(
            ax, (FORWARD + 0.38, above - 0.06), (MIDDLE - 0.46, middle + 0.08), palette.QUIET, 1.1
        )
        _arrow(ax, (BACKWARD - 0.36, y + 0.06), (MIDDLE + 0.46, middle - 0.08), palette.QUIET, 1.1)
        if layer < layers:
            start, end = (BACKWARD, y - ROW + HALF), (BACKWARD, y - HALF)
            _arrow(ax, start, end, palette.GRADIENT, dashed=True)
            beside, half = BACKWARD + 0.12, y - ROW / 2
            _text(ax, beside, half + 0.11, f"w{layer + 1}.T", palette.W, ha="left", weight="bold")
            _text(ax, beside, half - 0.11, f"mask {layer}", palette.INK, ha="left")
    bottom = -ROW * layers - 0.8
    _box(ax, MIDDLE, bottom, "loss", palette.INK)
    _arrow(ax, (FORWARD, -ROW * layers - HALF), (MIDDLE - 0.4, bottom), palette.INK)
    end = (BACKWARD, -ROW * layers - HALF)
    _arrow(ax, (MIDDLE + 0.4, bottom), end, palette.GRADIENT, dashed=True)
    _text(ax, BACKWARD - 0.3, bottom + 0.04, f"mask {layers}", palette.INK, ha="left")
    _text(ax, FORWARD, 0.5, "forwards ↓", palette.INK)
    _text(ax, BACKWARD, -ROW + 0.5, "backwards ↑", palette.GRADIENT)
    ax.set(xlim=(0.3, WIDTH), ylim=(bottom - 0.3, 0.68))
    ax.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    ax.figure.set_layout_engine("none")
    ax.set_position((0, 0, 1, 1))
    ax.figure.set_size_inches(WIDTH - 0.3, 0.98 - bottom)
    return ax


def _box(ax: Axes, x: float, y: float, text: str, colour: str, *, dashed: bool = False) -> None:
    line = (0, (3, 2)) if dashed else "solid"
    box = {"boxstyle": "round,pad=0.25", "facecolor": palette.PAPER, "edgecolor": colour}
    _text(ax, x, y, text, colour, bbox=box | {"linestyle": line, "linewidth": 1.4}, zorder=4)


def _arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float = 1.8,
    *,
    dashed: bool = False,
) -> None:
    style = {"arrowstyle": "-|>", "color": colour, "linewidth": width, "shrinkA": 2, "shrinkB": 2}
    style["linestyle"] = (0, (4, 2)) if dashed else "solid"
    ax.annotate("", end, start, arrowprops=style, zorder=2)


def _text(ax: Axes, x: float, y: float, text: str, colour: str, **options: object) -> None:
    settings = {"ha": "center", "va": "center", "fontsize": TEXT, "color": colour, **options}
    ax.text(x, y, text, **settings)
