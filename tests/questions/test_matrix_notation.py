"""Answer the questions of the page `matrix-notation`, by arrays of the asked shapes."""

import numpy as np

from tests.questions.answers import answers


@answers("matrix-notation/shape-of-weights")
def shape_of_weights():
    def fits(here, program):
        """Say whether both layouts give five sums, for three features and seven samples."""
        try:
            columns = np.ones(here) @ np.ones((3, 1))
            rows = np.ones((7, 3)) @ np.ones(program)
        except ValueError:
            return False
        return columns.shape == (5, 1) and rows.shape == (7, 5)

    return [
        fits((5, 3), (3, 5)),
        fits((3, 5), (5, 3)),
        fits((5, 3), (5, 3)),
        fits((5, 1), (1, 5)),
    ]


@answers("matrix-notation/product-entry")
def product_entry():
    w, x = [[2, -1], [4, 3]], [3, 1]
    return sum(weight * value for weight, value in zip(w[1], x, strict=True))


@answers("matrix-notation/shape-of-sum")
def shape_of_sum():
    return np.broadcast_shapes((3, 1), (3,))
