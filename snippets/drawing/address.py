"""Draw the symbol of a weight, its indices pointed at, and the connection that it names."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from drawing import network
from drawing.palette import INK, W, X, Y

SYMBOL = 1.5  # inches of the figure below the network, for the symbol
LARGE, SMALL, TEXT = 46, 25, 15  # points


def index_texts(layer: int, source: int, target: int) -> tuple[str, str, str]:
    """Say what each index of a weight names, all counted from 1.

    >>> index_texts(1, 2, 3)
    ('layer 1', 'from input 2', 'to neuron 3')
    >>> index_texts(2, 3, 1)[1]
    'from neuron 3'
    """
    start = "input" if layer == 1 else "neuron"
    return f"layer {layer}", f"from {start} {source}", f"to neuron {target}"


def draw_address(sizes: Sequence[int], layer: int, source: int, target: int) -> Axes:
    """Draw the network with the connection of one weight lit, and its symbol below.

    The weight is w with subscripts `layer` and `source` and the superscript `target`, counted from
    1 as in the lecture. The neuron where the connection starts has a second ring inside, the one
    where it ends a second ring outside.

    >>> axes = draw_address([2, 4, 1], layer=1, source=2, target=3)
    >>> [text.get_text() for text in axes.texts[-3:]]
    ['layer 1', 'from input 2', 'to neuron 3']
    """
    # No connection leads to an input: lighting those of neuron (0, 0) leaves all of them pale.
    titles = ["inputs", *(f"layer {number}" for number in range(1, len(sizes)))]
    axes = network.draw_network(sizes, titles=titles, highlight=(0, 0))
    places = network.neuron_places(sizes)
    start, end = places[layer - 1][source - 1], places[layer][target - 1]
    axes.plot(*zip(start, end, strict=True), color=W, linewidth=4, zorder=2)
    for (x, y), colour, radius in (
        (start, X if layer == 1 else Y, network.RADIUS - 0.05),
        (end, Y, network.RADIUS + 0.05),
    ):
        ring = Circle((x, y), radius, facecolor="none", edgecolor=colour, linewidth=2, zorder=3)
        axes.add_patch(ring)
    _symbol(axes, axes.get_ylim()[0], layer, source, target)
    low, high = axes.get_ylim()
    axes.set_ylim(low - SYMBOL, high)
    axes.figure.set_size_inches(network.WIDTH, high - low + SYMBOL)
    return axes


def _symbol(axes: Axes, top: float, layer: int, source: int, target: int) -> None:
    """Write the symbol in three sizes, and beside each index what it names."""
    x, y = network.WIDTH / 2 - 0.45, top - 0.75
    axes.text(x, y, "w", fontsize=LARGE, color=W, ha="right", va="baseline")
    axes.text(x + 0.04, y + 0.32, f"({target})", fontsize=SMALL, color=Y, va="baseline")
    axes.text(x + 0.04, y - 0.18, str(layer), fontsize=SMALL, color=W, va="baseline")
    axes.text(x + 0.23, y - 0.18, ",", fontsize=SMALL, color=INK, va="baseline")
    axes.text(x + 0.36, y - 0.18, str(source), fontsize=SMALL, color=X, va="baseline")
    layer_text, source_text, target_text = index_texts(layer, source, target)
    lines = (
        (layer_text, (x + 0.04, y - 0.22), (x - 0.75, y - 0.5), "right"),
        (source_text, (x + 0.56, y - 0.08), (x + 1.0, y - 0.25), "left"),
        (target_text, (x + 0.52, y + 0.45), (x + 1.0, y + 0.45), "left"),
    )
    for text, tip, at, side in lines:
        arrow = {"arrowstyle": "-", "color": INK, "linewidth": 1, "shrinkA": 2, "shrinkB": 2}
        style = {"ha": side, "va": "center", "fontsize": TEXT, "color": INK}
        axes.annotate(text, tip, at, arrowprops=arrow, **style)
