"""Recompute every displayed equation of the page `whole-dataset`."""

import numpy as np
import whole_dataset as w

from tests.equations.pins import pins

random = np.random.default_rng(8)
N, D, H1 = 7, 3, 5  # unlike sizes, so that a transposed product cannot fit


def drawn():
    """Draw X (N, D), w1 (D, H1) and b1 (1, H1)."""
    return [random.standard_normal(shape) for shape in [(N, D), (D, H1), (1, H1)]]


def by_program(X, w1, b1):
    """Return z1 and y1 as the page's program computes them; the second layer does not matter."""
    return w.forward(X, w1, b1, np.ones((w1.shape[1], 1)), np.zeros((1, 1)))[:2]


@pins(
    "whole-dataset/layer",
    r"""\underbrace{y_1}_{N \times H_1} = g_1 \bigl( \underbrace{X}_{N \times D} \;
    \underbrace{w_1}_{D \times H_1} + \underbrace{b_1}_{1 \times H_1} \bigr)""",
)
def test_layer():
    X, w1, b1 = drawn()
    y1 = by_program(X, w1, b1)[1]
    assert y1.shape == (N, H1)
    assert np.allclose(y1, np.maximum(np.einsum("nd,dh->nh", X, w1) + b1, 0))
    assert [a.shape for a in (w.X, w.w1, w.b1, w.y1)] == [
        (w.N, w.D),
        (w.D, w.H1),
        (1, w.H1),
        (w.N, w.H1),
    ]


@pins(
    "whole-dataset/entries",
    r"""\begin{aligned}
    w_1 &= \begin{bmatrix}
    w_{1,1}^{(1)} & w_{1,1}^{(2)} & w_{1,1}^{(3)} & w_{1,1}^{(4)} \\
    w_{1,2}^{(1)} & w_{1,2}^{(2)} & w_{1,2}^{(3)} & w_{1,2}^{(4)}
    \end{bmatrix} \\[0.5em]
    b_1 &= \begin{bmatrix} \; b_1^{(1)} & \; b_1^{(2)} & \; b_1^{(3)} & \; b_1^{(4)} \end{bmatrix}
    \end{aligned}""",
)
def test_entries():
    # Feature j counts the rows, neuron i the columns: neuron i alone is column i.
    assert w.w1.shape == (2, 4) and w.b1.shape == (1, 4)
    for i in range(4):
        alone = by_program(w.X3, w.w1[:, [i]], w.b1[:, [i]])[0]
        by_hand = [
            x[0] * w.w1[0, i] + x[1] * w.w1[1, i] + w.b1[0, i] for x in ([1, 2], [3, 1], [0, 3])
        ]
        assert alone.ravel().tolist() == by_hand == w.z1_3[:, i].tolist()


@pins(
    "whole-dataset/one-entry",
    r"z_{1,n}^{(i)} = \sum_{j=1}^{D} X_n^{(j)} \, w_{1,j}^{(i)} + b_1^{(i)}",
)
def test_one_entry():
    X, w1, b1 = drawn()
    z1 = by_program(X, w1, b1)[0]
    for n in range(N):
        for i in range(H1):
            assert np.isclose(z1[n, i], sum(X[n, j] * w1[j, i] for j in range(D)) + b1[0, i])


@pins(
    "whole-dataset/three-samples",
    r"""\begin{aligned}
    X &= {{ three-samples.X3:g }} \\[0.5em]
    X w_1 &= {{ three-samples.products3:g }} \\[0.5em]
    z_1 &= {{ three-samples.z1_3:g }}
    \end{aligned}""",
)
def test_three_samples():
    assert w.X3.tolist() == [[1, 2], [3, 1], [0, 3]]
    for n in range(3):
        for i in range(4):
            product = w.X3[n, 0] * w.w1[0, i] + w.X3[n, 1] * w.w1[1, i]
            assert w.products3[n, i] == product and w.z1_3[n, i] == product + w.b1[0, i]


P, Q, R = 3, 5, 4
FORMS = {
    "entry": lambda A, B, i, m: (A @ B)[i, m],
    "product": lambda A, B, i, m: sum(A[i, j] * B[j, m] for j in range(Q)),
    "factors": lambda A, B, i, m: sum(B.T[m, j] * A.T[j, i] for j in range(Q)),
    "result": lambda A, B, i, m: (B.T @ A.T)[m, i],
}


def agree(one, other):
    A, B = random.standard_normal((P, Q)), random.standard_normal((Q, R))
    for i in range(P):
        for m in range(R):
            assert np.isclose(one(A, B, i, m), other(A, B, i, m))


@pins(
    "whole-dataset/transpose-swap",
    r"\bigl( (A B)\T \bigr)_i^{(m)} = (A B)_m^{(i)}",
)
def test_transpose_swap():
    agree(lambda A, B, i, m: (A @ B).T[m, i], FORMS["entry"])


@pins("whole-dataset/transpose-product", r"= \sum_{j=1}^{q} A_j^{(i)} B_m^{(j)}")
def test_transpose_product():
    agree(FORMS["entry"], FORMS["product"])


@pins(
    "whole-dataset/transpose-factors",
    r"= \sum_{j=1}^{q} (B\T)_j^{(m)} (A\T)_i^{(j)}",
)
def test_transpose_factors():
    agree(FORMS["product"], FORMS["factors"])


@pins("whole-dataset/transpose-result", r"= (B\T A\T)_i^{(m)}")
def test_transpose_result():
    agree(FORMS["factors"], FORMS["result"])


@pins(
    "whole-dataset/both-layouts",
    r"""\begin{aligned}
    \underbrace{z_1\T}_{4 \times 1} &= \underbrace{w_1\T}_{4 \times 2} \;
    \underbrace{X\T}_{2 \times 1} + \underbrace{b_1\T}_{4 \times 1} \\
    \underbrace{z_1}_{1 \times 4} &= \underbrace{X}_{1 \times 2} \; \underbrace{w_1}_{2 \times 4}
    + \underbrace{b_1}_{1 \times 4}
    \end{aligned}""",
)
def test_both_layouts():
    X = w.X3[:1]
    z1 = by_program(X, w.w1, w.b1)[0]
    assert [a.shape for a in (z1, X, w.w1, w.b1)] == [(1, 4), (1, 2), (2, 4), (1, 4)]
    z1_T = np.einsum("ij,jk->ik", w.w1_T, X.T) + w.b1_T
    assert [a.shape for a in (z1_T, w.w1_T, X.T, w.b1_T)] == [(4, 1), (4, 2), (2, 1), (4, 1)]
    assert np.array_equal(z1_T.T, z1) and np.array_equal(w.w1_T, w.w1.T)
