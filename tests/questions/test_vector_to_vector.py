"""Compute the answers to the questions of the page `vector-to-vector`."""

import numpy as np
import vector_to_vector as v

from tests.questions.answers import answers


@answers("vector-to-vector/shape-of-w2")
def shape_of_w2():
    """Return the only shape that takes five numbers and gives two."""
    five, two = np.ones((5, 1)), (2, 1)
    fitting = [
        (p, q)
        for p in range(1, 8)
        for q in range(1, 8)
        if q == len(five) and (np.ones((p, q)) @ five).shape == two
    ]
    assert len(fitting) == 1
    return fitting[0]


@answers("vector-to-vector/other-input")
def other_input():
    """Add up by hand."""
    y1 = v.other_T.ravel().tolist()
    assert y1 == [4, 1, 2, 0]
    return 0.5 * 4 + 1 * 1 + (-1) * 2 + (-0.5) * 0 + 1


@answers("vector-to-vector/which-products")
def which_products():
    """Try each product."""
    A, vector, u = np.ones((3, 4)), np.ones((4, 1)), np.ones((1, 3))

    def works(left, right):
        try:
            left @ right
        except ValueError:
            return False
        return True

    pairs = [(A, vector), (vector, A), (u, A), (A, u), (vector, u)]
    return [works(*pair) for pair in pairs]


def test_wrong_values_differ_from_the_right_one():
    assert other_input() == v.other
    assert v.other_without_bias == other_input() - 1
    assert v.other_wrong_sign == 0.5 * 4 + 1 * 1 + 1 * 2 + 0.5 * 0 + 1
    assert len({v.other, v.other_without_bias, v.other_wrong_sign}) == 3
    assert shape_of_w2() == v.shape_w2
    assert len({v.shape_w2, v.shape_w2_rows, v.shape_w1, v.shape_y2}) == 4
