"""The drawn matrix product shows the right numbers, and marks them not by colour alone."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawing import palette
from drawing.matrix import draw_product, entry_texts
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

SHAPES = [(3, 2, 4), (1, 1, 1), (4, 3, 1), (1, 5, 2)]


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def draw(shape: tuple[int, int, int], **options: object) -> tuple[Axes, np.ndarray, np.ndarray]:
    """Draw a product of the shape (n, d, m) of whole numbers; return the axes and both factors."""
    n, d, m = shape
    random = np.random.default_rng(n * d * m)
    left, right = random.integers(-9, 10, (n, d)), random.integers(-9, 10, (d, m))
    return draw_product(left, right, **options), left, right


def bold(axes: Axes) -> list[str]:
    """Return the texts that stand out."""
    return [text.get_text() for text in axes.texts if text.get_weight() == "bold"]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_entry_is_written_and_the_lit_ones_are_bold(shape: tuple[int, int, int]):
    n, _, m = shape
    axes, left, right = draw(shape, row=n - 1, column=m - 1)
    written = [text.get_text() for text in axes.texts]
    everything = [entry_texts(values) for values in (left, right, left @ right)]
    assert written[:-1] == [text for matrix in everything for row in matrix for text in row]
    last = [entry_texts([left[-1]])[0], entry_texts([right[:, -1]])[0]]
    assert bold(axes) == [*last[0], *last[1], *entry_texts([[left[-1] @ right[:, -1]]])[0]]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_sum_below_gives_the_lit_entry(shape: tuple[int, int, int]):
    axes, left, right = draw(shape)
    terms, result = axes.texts[-1].get_text().replace("·", "*").replace("−", "-").split(" = ")
    assert eval(terms) == int(result) == left[0] @ right[:, 0]


def test_row_column_and_entry_have_frames_of_three_kinds():
    axes, *_ = draw((3, 2, 4), row=1, column=2)
    row, column, outer, inner = axes.patches
    assert row.get_linestyle() == "solid" and row.get_width() > row.get_height()
    assert column.get_linestyle() != "solid" and column.get_width() < column.get_height()
    assert to_hex(row.get_edgecolor()) == palette.X and to_hex(column.get_edgecolor()) == palette.W
    assert inner.get_x() > outer.get_x() and inner.get_width() < outer.get_width()
    # The entry stands at the height of its row and below its column.
    assert outer.get_y() == pytest.approx(row.get_y())
    assert outer.get_x() == pytest.approx(column.get_x())


def test_names_of_matrices_rows_and_columns_are_written():
    rows, columns = ["first", "second"], ["a", "b", "c"]
    axes, *_ = draw((2, 2, 3), names=("X", "w", "z"), row_names=rows, column_names=columns)
    written = [text.get_text() for text in axes.texts]
    assert {*rows, *columns, "X", "w", "z"} <= set(written)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_leaves_the_figure_or_touches_another(shape: tuple[int, int, int]):
    names = {"names": ("X", "w1", "X w1"), "row_names": ["row"] * shape[0]}
    axes, *_ = draw(shape, **names, column_names=["col"] * shape[2])
    figure = axes.figure
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts]
    width, height = figure.get_size_inches() * figure.dpi
    for index, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[:index])


def test_factors_that_do_not_fit_raise():
    with pytest.raises(ValueError, match="mismatch"):
        draw_product(np.ones((2, 3)), np.ones((2, 3)))
