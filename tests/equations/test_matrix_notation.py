"""Recompute every displayed equation of the page `matrix-notation`.

The arrays of the checks end in T where features are rows, as on the page.
"""

import re

import matrix_notation as m
import numpy as np
import pytest

from tests.equations.pins import pins
from tests.equations.test_notation import drawn, evaluate, value_of

random = np.random.default_rng(6)
D, H1 = 3, 5  # unlike sizes, so that a transposed product cannot fit


def layer():
    """Draw w1 (H1, D), X (D, 1), b1 (H1, 1), features as rows."""
    return (random.standard_normal(shape) for shape in [(H1, D), (D, 1), (H1, 1)])


def matrices_of(tex):
    """Return the entries of every matrix in the TeX, row by row."""
    found = re.findall(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", tex, re.DOTALL)
    return [
        [[entry.strip() for entry in row.split("&")] for row in matrix.split(r"\\")]
        for matrix in found
    ]


def numbers(entries, arrays):
    return np.array([[evaluate(entry, arrays) for entry in row] for row in entries])


ANY_NEURON = r"w_{1,1}^{(i)} X^{(1)} {+} w_{1,2}^{(i)} X^{(2)} {+} b_1^{(i)}"


@pins("matrix-notation/any-neuron", rf"z_1^{{(i)}} = {ANY_NEURON}")
def test_any_neuron():
    arrays = drawn()
    for i in (1, 2, 3, 4):
        right = evaluate(ANY_NEURON.replace("(i)", f"({i})"), arrays)
        assert np.isclose(value_of(f"z_1^{{({i})}}", arrays), right)


@pins("matrix-notation/sum", r"z_1^{(i)} = \sum_{j=1}^{D} w_{1,j}^{(i)} X^{(j)} + b_1^{(i)}")
def test_sum():
    w1, X, b1 = layer()
    z1 = w1 @ X + b1
    for i in range(H1):
        assert np.isclose(z1[i, 0], sum(w1[i, j] * X[j, 0] for j in range(D)) + b1[i, 0])
    assert m.same and m.D == 2 and m.H1 == 4


WEIGHTS_AND_INPUTS = r"""\begin{aligned}
w_1 &= \begin{bmatrix}
w_{1,1}^{(1)} & w_{1,2}^{(1)} \\
w_{1,1}^{(2)} & w_{1,2}^{(2)} \\
w_{1,1}^{(3)} & w_{1,2}^{(3)} \\
w_{1,1}^{(4)} & w_{1,2}^{(4)}
\end{bmatrix} \\[1ex]
X &= \begin{bmatrix} X^{(1)} \\ X^{(2)} \end{bmatrix}
\end{aligned}"""


@pins("matrix-notation/weights-and-inputs", WEIGHTS_AND_INPUTS)
def test_weights_and_inputs():
    program = {"w1": m.w1, "X": m.X}
    w1, X = (numbers(entries, program) for entries in matrices_of(WEIGHTS_AND_INPUTS))
    np.testing.assert_array_equal(w1, m.w1_T)
    np.testing.assert_array_equal(X, m.X_T)


COLUMNS = r"""b_1 = \begin{bmatrix} b_1^{(1)} \\ b_1^{(2)} \\ b_1^{(3)} \\ b_1^{(4)} \end{bmatrix}
\quad
z_1 = \begin{bmatrix} z_1^{(1)} \\ z_1^{(2)} \\ z_1^{(3)} \\ z_1^{(4)} \end{bmatrix}"""


@pins("matrix-notation/columns", COLUMNS)
def test_columns():
    # As in all programs, samples are rows: what they compute, transposed, is the page's columns.
    z1 = m.X @ m.w1 + m.b1
    program = {"b1": m.b1, "z1": z1}
    columns = [numbers(entries, program) for entries in matrices_of(COLUMNS)]
    for column, array in zip(columns, (m.b1_T, m.z1_T), strict=True):
        np.testing.assert_array_equal(column, array)


@pins("matrix-notation/product-entry", r"(w_1 X)^{(i)} = \sum_{j=1}^{D} w_{1,j}^{(i)} X^{(j)}")
def test_product_entry():
    w1, X, _ = layer()
    for i in range(H1):
        assert np.isclose((w1 @ X)[i, 0], sum(w1[i, j] * X[j, 0] for j in range(D)))


PRODUCT = r"""w_1 X = \begin{bmatrix}
w_{1,1}^{(1)} X^{(1)} + w_{1,2}^{(1)} X^{(2)} \\
w_{1,1}^{(2)} X^{(1)} + w_{1,2}^{(2)} X^{(2)} \\
w_{1,1}^{(3)} X^{(1)} + w_{1,2}^{(3)} X^{(2)} \\
w_{1,1}^{(4)} X^{(1)} + w_{1,2}^{(4)} X^{(2)}
\end{bmatrix}"""


@pins("matrix-notation/product", PRODUCT)
def test_product():
    arrays = drawn()
    [entries] = matrices_of(PRODUCT)
    assert np.allclose(numbers(entries, arrays), arrays["w1"].T @ arrays["X"].T)


@pytest.mark.parametrize("wrong", ["w_{1,1}^{(2)}", "w_{1,2}^{(4)}"])
def test_a_wrong_entry_does_not_recompute(wrong):
    arrays = drawn()
    [entries] = matrices_of(PRODUCT.replace(wrong, "w_{1,1}^{(1)}"))
    assert not np.allclose(numbers(entries, arrays), arrays["w1"].T @ arrays["X"].T)


@pins(
    "matrix-notation/layer",
    r"""\underbrace{z_1}_{4 \times 1} = \underbrace{w_1}_{4 \times 2} \;
    \underbrace{X}_{2 \times 1} + \underbrace{b_1}_{4 \times 1}""",
)
def test_layer():
    shapes = [array.shape for array in (m.z1_T, m.w1_T, m.X_T, m.b1_T)]
    assert shapes == [(4, 1), (4, 2), (2, 1), (4, 1)]
    arrays = drawn()
    z1 = arrays["w1"].T @ arrays["X"].T + arrays["b1"].T
    assert np.allclose(z1, arrays["z1"].T)
    np.testing.assert_array_equal(m.z1_T, m.product + m.b1_T)


VALUES = r"""\begin{aligned}
y_1 &= g_1(w_1 X + b_1) \\
&= g_1(z_1) = \begin{bmatrix}
g_1(z_1^{(1)}) \\ g_1(z_1^{(2)}) \\ g_1(z_1^{(3)}) \\ g_1(z_1^{(4)})
\end{bmatrix}
\end{aligned}"""


@pins("matrix-notation/values", VALUES)
def test_values():
    arrays = drawn()
    [entries] = matrices_of(VALUES)
    inner = [re.fullmatch(r"g_1\((.*)\)", entry)[1] for [entry] in entries]
    by_entry = [max(value_of(symbol, arrays), 0) for symbol in inner]
    assert np.allclose(arrays["y1"][0], by_entry)
    of_sums = np.maximum(arrays["z1"].T, 0)
    of_product = np.maximum(arrays["w1"].T @ arrays["X"].T + arrays["b1"].T, 0)
    assert np.allclose(arrays["y1"].T, of_sums) and np.allclose(of_sums, of_product)


@pins(
    "matrix-notation/one-value",
    r"y_1^{(i)} = g_1\Bigl( \sum_{j=1}^{D} w_{1,j}^{(i)} X^{(j)} + b_1^{(i)} \Bigr)",
)
def test_one_value():
    w1, X, b1 = layer()
    y1 = np.maximum(w1 @ X + b1, 0)
    for i in range(H1):
        z = sum(w1[i, j] * X[j, 0] for j in range(D)) + b1[i, 0]
        assert np.isclose(y1[i, 0], max(z, 0))


ROW = (
    r"{{ w1_T[I, 0]:(g) }} \cdot {{ X_T[0, 0]:(g) }}"
    r" + {{ w1_T[I, 1]:(g) }} \cdot {{ X_T[1, 0]:(g) }}"
)


@pins(
    "matrix-notation/by-hand-product",
    r"\begin{aligned} w_1 X &= {{ w1_T:g }} {{ X_T:g }} \\[1ex] &= \begin{bmatrix}"
    + r" \\ ".join(ROW.replace("I", str(i)) for i in range(4))
    + r"\end{bmatrix} \\[1ex] &= {{ product:g }} \end{aligned}",
)
def test_by_hand_product():
    np.testing.assert_array_equal(m.product, m.w1_T @ m.X_T)
    for i in range(4):
        row = m.w1_T[i, 0] * m.X_T[0, 0] + m.w1_T[i, 1] * m.X_T[1, 0]
        assert row == m.product[i, 0]


@pins(
    "matrix-notation/by-hand-layer",
    r"""\begin{aligned}
    z_1 &= {{ product:g }} + {{ b1_T:g }} \\[1ex] &= {{ z1_T:g }} \\[1ex]
    y_1 &= \relu {{ z1_T:g }} = {{ y1_T:g }}
    \end{aligned}""",
)
def test_by_hand_layer():
    assert [[p + b] for [p], [b] in zip(m.product, m.b1_T, strict=True)] == m.z1_T.tolist()
    assert [[max(z, 0)] for [z] in m.z1_T] == m.y1_T.tolist()
