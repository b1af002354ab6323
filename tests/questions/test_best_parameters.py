"""Answer the questions of the page `best-parameters` without the page."""

import numpy as np

from tests.questions.answers import answers

X = [0, 1, 3, 4]
Y = [2, 1, 3, 6]


@answers("best-parameters/loss-by-hand")
def loss_by_hand():
    w, b = 1, 0
    return sum((label - (w * feature + b)) ** 2 for feature, label in zip(X, Y, strict=True)) / 4


@answers("best-parameters/millimetres")
def millimetres():
    def fit(labels):
        (w, b), (squares,), *_ = np.polyfit(X, labels, deg=1, full=True)
        return np.array([w, b, squares / len(X)])

    ratio = fit(10 * np.array(Y)) / fit(Y)
    return [
        bool(np.isclose(ratio[0], 1)),
        bool(np.allclose(ratio[:2], 10)),
        bool(np.isclose(ratio[2], 10)),
        bool(np.isclose(ratio[2], 100)),
    ]


@answers("best-parameters/several-best-lines")
def several_best_lines():
    def ambiguous(features):
        """Tell whether another line fits as well: then w and b have dependent columns."""
        columns = np.column_stack([features, np.ones(len(features))])
        return bool(np.linalg.matrix_rank(columns) < 2)

    # Whether the labels are equal or lie on a line plays no part; the features are as above.
    return [ambiguous(X), ambiguous([3, 3, 3, 3]), ambiguous(X)]
