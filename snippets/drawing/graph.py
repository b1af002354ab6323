"""Draw a computational graph: what flows forwards and what flows backwards along every edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from drawing import palette

# All lengths are inches: the figure is sized so that one unit of its axes is one inch.
COLUMN = 2.0  # from an operation to the input beside it
SMALLEST_GAP = 0.8  # from one operation to the next below it: a name and a number fit beside it
LINE = 0.19  # one line of text
NODE = 0.24  # half a node, where edges end
TEXT = 11  # points

Place = tuple[float, float]


@dataclass(frozen=True)
class Edge:
    """An edge `source` → `target` with its forward `value` and backward `gradient`, both as text.

    `name` is what the value is called in the code; an empty text is left out.
    """

    source: str
    target: str
    value: str = ""
    gradient: str = ""
    name: str = ""


def number_text(values: object) -> str:
    """Write a number, or an array row by row: each row of a matrix in brackets, on its own line.

    An array with a single entry is written as that number, whatever its shape.

    >>> print(number_text([[1.0, -2.0], [0.5, 4.0]]))
    [1, −2]
    [0.5, 4]
    >>> number_text([[3.0]])
    '3'
    """
    array = np.asarray(values, dtype=float)
    if array.size == 1:
        return _plain(array.item())
    return "\n".join(f"[{', '.join(map(_plain, row))}]" for row in np.atleast_2d(array))


def _plain(value: float) -> str:
    # Adding 0.0 turns the −0.0 that a product with a closed mask may leave into 0.
    return f"{value + 0.0:.4g}".replace("-", "−")


def spine(edges: Iterable[Edge]) -> list[str]:
    """Return the longest path through the graph; of two, the one listed first.

    >>> spine([Edge("x", "times"), Edge("w", "times"), Edge("times", "relu")])
    ['x', 'times', 'relu']
    """
    sources: dict[str, list[str]] = {}
    for edge in edges:
        sources.setdefault(edge.source, [])
        sources.setdefault(edge.target, []).append(edge.source)
    longest: dict[str, list[str]] = {}

    def path_to(node: str) -> list[str]:
        if node not in longest:
            longest[node] = [*max((path_to(s) for s in sources[node]), key=len, default=[]), node]
        return longest[node]

    return max((path_to(node) for node in sources), key=len)


def arrange(edges: Iterable[Edge]) -> dict[str, tuple[int, int]]:
    """Place the longest path from top to bottom, and its other inputs beside where they enter.

    Returns (column, row) for every node, rows counted downwards. A graph in which several paths
    have operations needs places of its own.

    >>> arrange([Edge("x", "times"), Edge("w", "times"), Edge("times", "relu")])
    {'x': (0, 0), 'times': (0, 1), 'relu': (0, 2), 'w': (1, 1)}
    """
    edges = list(edges)
    places = {node: (0, row) for row, node in enumerate(spine(edges))}
    for edge in edges:
        if edge.source not in places:
            row = places[edge.target][1]
            beside = [place for place in ((1, row), (-1, row)) if place not in places.values()]
            places[edge.source] = beside[0]
    return places


def heights(edges: Iterable[Edge], places: Mapping[str, tuple[int, int]]) -> list[float]:
    """Return how far below the top each row lies, so that no text meets the row above.

    >>> graph = [Edge("x", "times"), Edge("w", "times"), Edge("times", "relu")]
    >>> heights(graph, arrange(graph))
    [0.0, 0.8, 1.6]
    """
    rows = 1 + max(row for _, row in places.values())
    above, below = [0] * rows, [0] * rows
    for edge in edges:
        row = places[edge.source][1]
        if places[edge.target][1] == row:
            above[row] = max(above[row], edge.value.count("\n") + 1)
            below[row] = max(below[row], edge.gradient.count("\n") + 1)
    lines = [one + other for one, other in zip(below[:-1], above[1:], strict=True)]
    gaps = [max(SMALLEST_GAP, 0.32 + LINE * number) for number in lines]
    return [round(sum(gaps[:row], 0.0), 2) for row in range(rows)]


def draw_graph(
    axes: Axes,
    edges: Iterable[Edge],
    labels: Mapping[str, str] | None = None,
    colours: Mapping[str, str] | None = None,
    places: Mapping[str, tuple[int, int]] | None = None,
    headings: tuple[str, str] = ("forwards ↓", "backwards ↑"),
) -> None:
    """Draw the graph into `axes`, from top to bottom, and size its figure to fit.

    `labels` are the texts in the nodes (without one, the node's own name), `colours` those of
    inputs. Along a vertical edge the value stands on the left and the gradient on the right; along
    a horizontal one the value stands above and the gradient below.
    """
    edges, labels, colours = list(edges), labels or {}, colours or {}
    places = places or arrange(edges)
    down = heights(edges, places)
    at = {node: (column * COLUMN, -down[row]) for node, (column, row) in places.items()}
    for edge in edges:
        _draw_edge(axes, edge, at[edge.source], at[edge.target])
    # What starts or ends the graph is a rectangle, an operation is a circle.
    operations = {edge.source for edge in edges} & {edge.target for edge in edges}
    for node, (x, y) in at.items():
        colour = colours.get(node, palette.INK)
        style = "circle,pad=0.3" if node in operations else "round,pad=0.35"
        box = {"boxstyle": style, "facecolor": palette.PAPER, "edgecolor": colour}
        _text(axes, x, y, labels.get(node, node), colour, bbox=box)
    left = min(x for x, _ in at.values()) - 1.25
    right = max(x for x, _ in at.values()) + 0.4
    bottom, top = -down[-1] - 0.25, 0.58
    _text(axes, -0.13, top - 0.1, headings[0], palette.INK, ha="right")
    _text(axes, 0.13, top - 0.1, headings[1], palette.GRADIENT, ha="left")
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.axis("off")
    # The drawing is the whole figure: a margin would make its inches smaller than an inch.
    axes.figure.set_layout_engine("none")
    axes.set_position((0, 0, 1, 1))
    axes.figure.set_size_inches(right - left, top - bottom)


def _draw_edge(axes: Axes, edge: Edge, source: Place, target: Place) -> None:
    """Draw both directions of an edge side by side, each with its text on the outer side."""
    start, end = np.array(source), np.array(target)
    along = (end - start) / np.hypot(*(end - start))
    vertical = abs(along[1]) > abs(along[0])
    side = np.array([-1.0, 0.0] if vertical else [0.0, 1.0])  # where the forward value stands
    first, last = start + NODE * along, end - NODE * along
    directions = (
        (first, last, side, palette.INK, "-"),
        (last, first, -side, palette.GRADIENT, (0, (3, 1.5))),
    )
    for tail, head, shift, colour, dashes in directions:
        tail, head = tail + 0.045 * shift, head + 0.045 * shift
        axes.plot(*zip(tail, head, strict=True), linestyle=dashes, color=colour, linewidth=1.2)
        # The head on its own: dashes would break its outline.
        tip = {"arrowstyle": "-|>", "color": colour, "linewidth": 0, "mutation_scale": 12}
        tip |= {"shrinkA": 0, "shrinkB": 0}
        axes.annotate("", xy=head, xytext=(tail + head) / 2, arrowprops=tip)
    if vertical:
        x, y = (start + end) / 2
        if edge.name:
            # Two texts, since a name is a label in the page's language and a number is none.
            _text(axes, x - 0.13, y + LINE / 2, edge.name, palette.QUIET, ha="right")
            y -= LINE / 2
        _text(axes, x - 0.13, y, edge.value, palette.INK, ha="right")
        _text(axes, x + 0.13, (start + end)[1] / 2, edge.gradient, palette.GRADIENT, ha="left")
    else:
        # Nearer to the input: beside the operation stand the numbers of the vertical edges.
        x, y = 0.58 * start + 0.42 * end
        _text(axes, x, y + 0.1, edge.value, palette.INK, va="bottom")
        _text(axes, x, y - 0.1, edge.gradient, palette.GRADIENT, va="top")


def _text(axes: Axes, x: float, y: float, text: str, colour: str, **options: object) -> None:
    settings = {"ha": "center", "va": "center", "fontsize": TEXT, "color": colour, **options}
    axes.text(x, y, text, **settings)
