"""Arrays side by side: every entry is written, nothing overlaps or leaves the figure."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawing import palette
from drawing.arrays import Arrow, Block, Stack, draw_lines


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


LINES = [
    [Block([[1.0, -0.5]], "w", palette.W), Arrow(above=[("relu", palette.QUIET)]), Block([[3]])],
    [
        Stack([Block(np.ones((2, 4)), "w1"), Block(np.zeros((1, 4)), "b1")]),
        Block([["a", "…"]], row_names=["row"], column_names=["left", "right"], below=""),
    ],
]


def test_every_entry_name_and_shape_is_written():
    axes = draw_lines(LINES, titles=["first", "second"])
    written = [text.get_text() for text in axes.texts]
    for text in ("first", "second", "−0.5", "1×2", "2×4", "1×4", "w1", "b1", "row", "right", "…"):
        assert text in written
    assert written.count("1") == 9 and written.count("0") == 4


def test_no_text_leaves_the_figure_or_touches_another():
    axes = draw_lines(LINES, titles=["first", "second"])
    figure = axes.figure
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts if text.get_text()]
    width, height = figure.get_size_inches() * figure.dpi
    for index, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[:index])


def test_columns_of_a_stack_stand_below_each_other():
    axes = draw_lines([[Stack([Block(np.full((2, 3), 7.0)), Block(np.full((1, 3), 7.0))])]])
    places = {round(text.get_position()[0], 6) for text in axes.texts if text.get_text() == "7"}
    assert len(places) == 3


def test_quiet_entries_are_thin_and_frames_surround_what_they_should():
    block = Block(np.eye(3), quiet=[(0, 1)], frames=[((1, 0), (1, 2), "solid")])
    axes = draw_lines([[block]])
    weights = [text.get_weight() for text in axes.texts[:9]]
    assert weights.count("normal") == 1 and weights[1] == "normal"
    (frame,) = axes.patches
    inside = [
        text
        for text in axes.texts[:9]
        if frame.get_y() < text.get_position()[1] < frame.get_y() + frame.get_height()
    ]
    assert [text.get_text() for text in inside] == ["0", "1", "0"]
