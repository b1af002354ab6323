"""Recompute every displayed equation of the page `vector-to-vector`."""

import numpy as np
import vector_to_vector as v

from tests.equations.pins import pins

random = np.random.default_rng(7)
P, Q, R = 3, 5, 4  # unlike sizes, so that a transposed product cannot fit


def matrices():
    """Draw A (P, Q), B (Q, R) and a vector of R entries as a column."""
    return [random.standard_normal(shape) for shape in [(P, Q), (Q, R), (R, 1)]]


@pins(
    "vector-to-vector/matrix-vector",
    r"C^{(i)} = \sum_{j=1}^{q} A_j^{(i)} B^{(j)} \qquad i = 1, \dots, p",
)
def test_matrix_vector():
    A, B = random.standard_normal((P, Q)), random.standard_normal((Q, 1))
    C = A @ B
    assert C.shape == (P, 1)
    for i in range(P):
        assert np.isclose(C[i, 0], sum(A[i, j] * B[j, 0] for j in range(Q)))


@pins(
    "vector-to-vector/first-layer",
    r"""\begin{aligned}
    \underbrace{z_1}_{4 \times 1} &= \underbrace{w_1}_{4 \times 2} \; \underbrace{X}_{2 \times 1}
    + \underbrace{b_1}_{4 \times 1} \\
    \underbrace{y_1}_{4 \times 1} &= \relu(\underbrace{z_1}_{4 \times 1})
    \end{aligned}""",
)
def test_first_layer():
    arrays = (v.z1_T, v.w1_T, v.X_T, v.b1_T, v.y1_T)
    assert [a.shape for a in arrays] == [(4, 1), (4, 2), (2, 1), (4, 1), (4, 1)]
    for i in range(4):
        z = sum(v.w1_T[i, j] * v.X_T[j, 0] for j in range(2)) + v.b1_T[i, 0]
        assert v.z1_T[i, 0] == z and v.y1_T[i, 0] == max(z, 0)
    assert v.z1_T.ravel().tolist() == [2, -1, -0.5, 1] and v.y1_T.ravel().tolist() == [2, 0, 0, 1]


@pins(
    "vector-to-vector/second-layer",
    r"""\begin{aligned}
    \underbrace{z_2}_{1 \times 1} &= \underbrace{w_2}_{1 \times 4} \; \underbrace{y_1}_{4 \times 1}
    + \underbrace{b_2}_{1 \times 1} \\
    \underbrace{\ypred}_{1 \times 1} &= \relu(\underbrace{z_2}_{1 \times 1})
    \end{aligned}""",
)
def test_second_layer():
    arrays = (v.z2_T, v.w2_T, v.y1_T, v.b2_T, v.y_pred_T)
    assert [a.shape for a in arrays] == [(1, 1), (1, 4), (4, 1), (1, 1), (1, 1)]
    z = sum(v.w2_T[0, i] * v.y1_T[i, 0] for i in range(4)) + v.b2_T[0, 0]
    assert v.z2_T[0, 0] == z and v.y_pred_T[0, 0] == max(z, 0)


@pins(
    "vector-to-vector/second-layer-numbers",
    r"""\begin{aligned}
    w_2 \, y_1 &= {{ parameters.w2_T[0, 0]:g }} \cdot {{ first-layer.y1_T[0, 0]:(g) }}
    + {{ parameters.w2_T[0, 1]:g }} \cdot {{ first-layer.y1_T[1, 0]:(g) }} \\
    &\quad {} + {{ parameters.w2_T[0, 2]:(g) }} \cdot {{ first-layer.y1_T[2, 0]:(g) }}
    + {{ parameters.w2_T[0, 3]:(g) }} \cdot {{ first-layer.y1_T[3, 0]:(g) }} \\
    &= {{ second-layer.product:g }} \\
    \ypred &= \relu({{ second-layer.product:g }} + {{ parameters.b2_T[0, 0]:g }})
    = {{ second-layer.y_pred_T[0, 0]:g }}
    \end{aligned}""",
)
def test_second_layer_numbers():
    assert sum(v.w2_T[0, i] * v.y1_T[i, 0] for i in range(4)) == v.product
    assert max(v.product + v.b2_T[0, 0], 0) == v.y_pred_T[0, 0]


@pins(
    "vector-to-vector/any-layer",
    r"""\underbrace{y_k}_{H_k \times 1} = g_k \bigl( \underbrace{w_k}_{H_k \times H_{k-1}} \;
    \underbrace{y_{k-1}}_{H_{k-1} \times 1} + \underbrace{b_k}_{H_k \times 1} \bigr)""",
)
def test_any_layer():
    H = [3, 6, 2, 5]
    y = random.standard_normal((H[0], 1))
    for k in range(1, len(H)):
        before, w, b, after = v.layer_shapes(H)[k - 1]
        assert before == (H[k - 1], 1) and w == (H[k], H[k - 1]) and b == after == (H[k], 1)
        w_k, b_k = random.standard_normal(w), random.standard_normal(b)
        by_program = v.layer(w_k, b_k, y)
        sums = [sum(w_k[i, j] * y[j, 0] for j in range(H[k - 1])) + b_k[i, 0] for i in range(H[k])]
        y = np.array([[max(z, 0)] for z in sums])
        assert np.allclose(by_program, y) and y.shape == after


@pins(
    "vector-to-vector/columns",
    r"""\begin{aligned} w_1 X &= X^{(1)} \begin{bmatrix}
    w_{1,1}^{(1)} \\ w_{1,1}^{(2)} \\ w_{1,1}^{(3)} \\ w_{1,1}^{(4)} \end{bmatrix} \\[0.5em]
    &\quad {} + X^{(2)} \begin{bmatrix}
    w_{1,2}^{(1)} \\ w_{1,2}^{(2)} \\ w_{1,2}^{(3)} \\ w_{1,2}^{(4)} \end{bmatrix}
    \end{aligned}""",
)
def test_columns():
    for X in (v.X_T, random.standard_normal((2, 1))):
        columns = [[[v.w1_T[i, j]] for i in range(4)] for j in range(2)]
        assert np.allclose(
            v.w1_T @ X, X[0, 0] * np.array(columns[0]) + X[1, 0] * np.array(columns[1])
        )


@pins(
    "vector-to-vector/product-entry",
    r"(A B)_m^{(i)} = \sum_{j=1}^{q} A_j^{(i)} B_m^{(j)}",
)
def test_product_entry():
    A, B, _ = matrices()
    for i in range(P):
        for m in range(R):
            assert np.isclose((A @ B)[i, m], sum(A[i, j] * B[j, m] for j in range(Q)))
    side_by_side = np.hstack([A @ B[:, [m]] for m in range(R)])
    assert np.allclose(A @ B, side_by_side)  # "each column is multiplied on its own"


@pins(
    "vector-to-vector/shape-rule",
    r"\underbrace{A}_{p \times q} \; \underbrace{B}_{q \times r} = \underbrace{A B}_{p \times r}",
)
def test_shape_rule():
    for p in range(1, 5):
        for q in range(1, 5):
            for rows in range(1, 5):
                for r in range(1, 5):
                    try:
                        shape = (np.ones((p, q)) @ np.ones((rows, r))).shape
                    except ValueError:
                        shape = None
                    assert shape == ((p, r) if q == rows else None)
                    assert shape == v.product_shape((p, q), (rows, r))


# The four steps of the derivation are four forms of one number, for each i.
FORMS = {
    "outer": lambda A, B, v, i: sum(A[i, j] * (B @ v)[j, 0] for j in range(Q)),
    "inner": lambda A, B, v, i: sum(
        A[i, j] * sum(B[j, m] * v[m, 0] for m in range(R)) for j in range(Q)
    ),
    "swap": lambda A, B, v, i: sum(
        sum(A[i, j] * B[j, m] for j in range(Q)) * v[m, 0] for m in range(R)
    ),
    "product": lambda A, B, v, i: sum((A @ B)[i, m] * v[m, 0] for m in range(R)),
}


def agree(one, other):
    A, B, vector = matrices()
    for i in range(P):
        assert np.isclose(one(A, B, vector, i), other(A, B, vector, i))


@pins(
    "vector-to-vector/compose-outer",
    r"\bigl( A (B v) \bigr)^{(i)} = \sum_{j=1}^{q} A_j^{(i)} \, (B v)^{(j)}",
)
def test_compose_outer():
    agree(lambda A, B, v, i: (A @ (B @ v))[i, 0], FORMS["outer"])


@pins(
    "vector-to-vector/compose-inner",
    r"= \sum_{j=1}^{q} A_j^{(i)} \sum_{m=1}^{r} B_m^{(j)} v^{(m)}",
)
def test_compose_inner():
    agree(FORMS["outer"], FORMS["inner"])


@pins(
    "vector-to-vector/compose-swap",
    r"= \sum_{m=1}^{r} \biggl( \sum_{j=1}^{q} A_j^{(i)} B_m^{(j)} \biggr) v^{(m)}",
)
def test_compose_swap():
    agree(FORMS["inner"], FORMS["swap"])


@pins(
    "vector-to-vector/compose-product",
    r"= \sum_{m=1}^{r} (A B)_m^{(i)} \, v^{(m)} = \bigl( (A B) v \bigr)^{(i)}",
)
def test_compose_product():
    agree(FORMS["swap"], FORMS["product"])
    agree(FORMS["product"], lambda A, B, v, i: ((A @ B) @ v)[i, 0])
