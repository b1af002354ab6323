"""Compute the answers to the questions of the page `whole-dataset`."""

import numpy as np
import whole_dataset as w

from tests.questions.answers import answers


@answers("whole-dataset/fewer-samples")
def fewer_samples():
    """Run with 150 and with 120 rows, and compare the shapes of X, w1, b1, y1."""
    shapes = []
    for rows in (150, 120):
        X = np.ones((rows, 2))
        y1 = w.forward(X, w.w1, w.b1, w.w2, w.b2)[1]
        shapes.append([array.shape for array in (X, w.w1, w.b1, y1)])
    return [one != other for one, other in zip(*shapes, strict=True)]


@answers("whole-dataset/one-entry-by-hand")
def one_entry_by_hand():
    """Add up by hand."""
    return 3 * 0.5 + 1 * (-1) + 1


@answers("whole-dataset/shape-of-difference")
def shape_of_difference():
    """Subtract each of 30 labels from each of 30 predictions."""
    table = [[prediction - label for label in range(30)] for prediction in range(30)]
    return len(table), len(table[0])


def test_wrong_values_differ_from_the_right_one():
    assert one_entry_by_hand() == w.entry
    assert len({w.entry, w.entry_without_bias, w.entry_bias_of_row}) == 3
    assert shape_of_difference() == w.shape_difference
    assert len({w.shape_difference, w.shape_column, w.shape_flat}) == 3
