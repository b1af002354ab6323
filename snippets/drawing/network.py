"""Draw a feed-forward network of any layer sizes, with its weights, biases and neurons named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from drawing.palette import INK, LINE, PAPER, QUIET, B, W, X, Y

Neuron = tuple[int, int]  # (layer, neuron), both counted from 0; layer 0 is the input

WIDTH = 6.4  # one unit of the drawing is one inch, so that text sizes always fit the circles
MARGIN = 0.85
ROW = 0.86
RADIUS = 0.34

_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def neuron_names(sizes: Sequence[int]) -> list[list[str]]:
    """Name every neuron as the lecture does: subscript for the layer, superscript for the neuron.

    >>> neuron_names([2, 3, 1])
    [['X⁽¹⁾', 'X⁽²⁾'], ['y₁⁽¹⁾', 'y₁⁽²⁾', 'y₁⁽³⁾'], ['y_pred']]
    """

    def name(layer: int, neuron: int) -> str:
        if layer == len(sizes) - 1 and sizes[layer] == 1:
            return "y_pred"
        letter = f"y{layer}".translate(_SUBSCRIPT) if layer else "X"
        return f"{letter}⁽{str(neuron + 1).translate(_SUPERSCRIPT)}⁾"

    return [[name(layer, n) for n in range(size)] for layer, size in enumerate(sizes)]


def value_texts(array: np.ndarray, form: str = "g") -> list[list[str]]:
    """Write the entries of a 2-D array as texts, with a proper minus sign.

    >>> value_texts(np.array([[-0.5, 2.0]]), form="+g")
    [['−0.5', '+2']]
    """
    return [[f"{entry:{form}}".replace("-", "−") for entry in row] for row in array.tolist()]


def neuron_places(sizes: Sequence[int], row: float = ROW) -> list[list[tuple[float, float]]]:
    """Return the centre (x, y) of every neuron: layers from left to right, each centred around 0.

    `row` is the distance of two neurons of the largest layer. Smaller layers are spread, up to one
    and a half times as far: their connections fan out and can carry labels.

    >>> [[round(y, 2) for _, y in layer] for layer in neuron_places([2, 4, 1], row=0.8)]
    [[0.6, -0.6], [1.2, 0.4, -0.4, -1.2], [0.0]]
    """
    step = (WIDTH - 2 * MARGIN) / max(len(sizes) - 1, 1)
    places = []
    for layer, size in enumerate(sizes):
        spread = row * min(1.5, (max(sizes) - 1) / max(size - 1, 1))
        ys = [spread * ((size - 1) / 2 - neuron) for neuron in range(size)]
        places.append([(MARGIN + step * layer, y) for y in ys])
    return places


def draw_network(
    sizes: Sequence[int],
    *,
    neurons: Sequence[Sequence[str]] | None = None,
    titles: Sequence[str] = (),
    weights: Sequence[str] = (),
    biases: Sequence[str] = (),
    weight_values: Sequence[Sequence[Sequence[str]]] = (),
    bias_values: Sequence[Sequence[str]] = (),
    notes: Mapping[Neuron, str] | None = None,
    off: Sequence[Neuron] = (),
    pending: Sequence[Neuron] = (),
    highlight: Neuron | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the network and return its axes.

    `neurons` are the texts inside the circles, layer by layer (default: `neuron_names`); `titles`
    stand above the layers, `weights` (one per pair of layers) above the connections, `biases` (one
    per layer but the first) below the neurons. `weight_values[k][i][j]` labels the connection from
    neuron i of layer k to neuron j of the next; `bias_values[k][j]` stands below that neuron j; an
    empty text writes nothing. `notes` are words below single neurons, instead of a bias.
    Neurons in `off` are dashed and grey, as is what leaves them; neurons in `pending`, not computed
    yet, are thin and grey. `highlight` is a neuron whose incoming connections stand out.

    >>> len(draw_network([3, 5, 2], weights=["w1", "w2"], highlight=(1, 0)).patches)
    10
    """
    names = neurons or neuron_names(sizes)
    notes = notes or {}
    lines_below = bool(bias_values or notes)
    row = ROW + 0.22 * lines_below  # room for a line of text below each neuron
    places = neuron_places(sizes, row)
    top = row * (max(sizes) - 1) / 2 + RADIUS
    low = -top - (0.28 if lines_below else 0)
    line = 0.34  # the height of a line of text
    high = top + 0.1 + line * bool(titles) + line * bool(weights)
    deep = low - 0.1 - line * bool(biases)
    if ax is None:
        _, ax = plt.subplots(figsize=(WIDTH, high - deep))

    _draw_connections(ax, places, weight_values, set(off), highlight)
    for layer, layer_places in enumerate(places):
        for neuron, place in enumerate(layer_places):
            here = (layer, neuron)
            mood = "off" if here in off else "pending" if here in pending else ""
            _draw_neuron(ax, place, names[layer][neuron], layer, mood)
            bias = bias_values[layer - 1][neuron] if layer and bias_values else ""
            _write_below(ax, place, notes.get(here, bias), INK if here in notes else B)
    for layer, title in enumerate(titles):
        x, y = places[layer][0][0], top + 0.1 + line * bool(weights)
        ax.text(x, y, title, ha="center", va="bottom", color=INK, fontsize=13)
    for gap, text in enumerate(weights):
        middle = (places[gap][0][0] + places[gap + 1][0][0]) / 2
        style = {"va": "bottom", "color": W, "weight": "bold", "fontsize": 13}
        ax.text(middle, top + 0.1, text, ha="center", **style)
    for layer, text in enumerate(biases, start=1):
        style = {"va": "top", "color": B, "weight": "bold", "fontsize": 13}
        ax.text(places[layer][0][0], low - 0.1, text, ha="center", **style)

    ax.set(xlim=(0, WIDTH), ylim=(deep, high), aspect="equal")
    ax.axis("off")
    return ax


def _draw_neuron(ax: Axes, place: tuple[float, float], name: str, layer: int, mood: str) -> None:
    color = QUIET if mood else Y if layer else X
    style = (0, (3, 2)) if mood == "off" else "solid"
    width = 1 if mood == "pending" else 2
    circle = Circle(place, RADIUS, facecolor=PAPER, edgecolor=color, linewidth=width)
    circle.set_linestyle(style)
    ax.add_patch(circle).set_zorder(3)
    size = 15 if len(name) < 6 else 13
    ax.text(*place, name, ha="center", va="center", color=color, fontsize=size, zorder=4)


def _write_below(ax: Axes, place: tuple[float, float], text: str, color: str) -> None:
    if text:
        x, y = place
        y -= RADIUS + 0.03
        written = ax.text(x, y, text, ha="center", va="top", color=color, fontsize=13, zorder=4)
        if len(text) > 4:  # words are wider than their circle: keep the connections off them
            written.set(bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 2}, zorder=2)


def _draw_connections(
    ax: Axes,
    places: list[list[tuple[float, float]]],
    values: Sequence[Sequence[Sequence[str]]],
    off: set[Neuron],
    highlight: Neuron | None,
) -> None:
    for gap in range(len(places) - 1):
        share = _label_share(places[gap], places[gap + 1])
        for i, (x0, y0) in enumerate(places[gap]):
            for j, (x1, y1) in enumerate(places[gap + 1]):
                strong = highlight == (gap + 1, j) if highlight else not values
                color = W if strong else LINE
                style = ":" if (gap, i) in off else "-"
                ax.plot([x0, x1], [y0, y1], style, color=color, lw=1.8 if strong else 1.4, zorder=1)
                if values and values[gap][i][j]:
                    ax.text(
                        x0 + share * (x1 - x0),
                        y0 + share * (y1 - y0),
                        values[gap][i][j],
                        ha="center",
                        va="center",
                        color=QUIET if (gap, i) in off else W,
                        fontsize=13,
                        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
                        zorder=2,
                    )


def _label_share(start: list[tuple[float, float]], end: list[tuple[float, float]]) -> float:
    """Return how far along the connections their labels stand evenly apart, 0 (start) to 1 (end).

    With m neurons in the smaller layer, spaced a, and the larger layer spaced c: a fraction u on
    the way to the larger layer, labels of one neuron are a (1 − u) apart, its neighbours' c u away.
    """
    small, large = sorted([start, end], key=len)
    a, c = (layer[0][1] - layer[-1][1] for layer in (small, large))
    a, c = a / max(len(small) - 1, 1), c / max(len(large) - 1, 1)
    even = a / (a + c / len(small)) if a else 0
    u = min(max(even, 0.62), 0.76)
    return u if large is end else 1 - u
