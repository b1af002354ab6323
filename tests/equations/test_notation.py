"""Recompute every displayed equation of the page `notation`."""

import math
import re

import notation as n
import numpy as np
import pytest

from tests.equations.pins import pins

random = np.random.default_rng(5)
SYMBOL = r"([Xwbzy])(?:_\{?(\d)(?:,(\d))?\}?)?\^\{\((\d)\)\}"


def value_of(symbol, arrays):
    """Look a symbol up in arrays whose rows are samples or sources, and whose columns are targets.

    Written without the program's `place`, which the page claims to do the same.
    """
    letter, layer, source, target = re.fullmatch(SYMBOL, symbol).groups()
    return arrays[letter + (layer or "")][int(source or 1) - 1][int(target) - 1]


def evaluate(tex, arrays):
    """Compute a sum of products of symbols, as the TeX says."""
    total = 0.0
    for term in re.split(r"\{\+\}|\+", tex):
        symbols = [match[0] for match in re.finditer(SYMBOL, term)]
        assert symbols and not re.sub(SYMBOL, "", term).strip(), f"not understood: {term}"
        total += math.prod(value_of(symbol, arrays) for symbol in symbols)
    return total


def lines_of(tex):
    """Split aligned lines into their left and right sides."""
    inside = re.fullmatch(r"\\begin\{aligned\}(.*)\\end\{aligned\}", tex.strip(), re.DOTALL)[1]
    return [tuple(side.strip() for side in line.split("&=")) for line in inside.split(r"\\")]


def drawn():
    """Draw one sample and a first layer, and compute its sums and values without the page."""
    X, w1, b1 = (random.standard_normal(shape) for shape in [(1, 2), (2, 4), (1, 4)])
    z1 = np.einsum("nj,ji->ni", X, w1) + b1
    return {"X": X, "w1": w1, "b1": b1, "z1": z1, "y1": np.where(z1 > 0, z1, 0)}


FOUR_SUMS = r"""\begin{aligned}
z_1^{(1)} &= w_{1,1}^{(1)} X^{(1)} {+} w_{1,2}^{(1)} X^{(2)} {+} b_1^{(1)} \\
z_1^{(2)} &= w_{1,1}^{(2)} X^{(1)} {+} w_{1,2}^{(2)} X^{(2)} {+} b_1^{(2)} \\
z_1^{(3)} &= w_{1,1}^{(3)} X^{(1)} {+} w_{1,2}^{(3)} X^{(2)} {+} b_1^{(3)} \\
z_1^{(4)} &= w_{1,1}^{(4)} X^{(1)} {+} w_{1,2}^{(4)} X^{(2)} {+} b_1^{(4)}
\end{aligned}"""


@pins("notation/four-sums", FOUR_SUMS)
def test_four_sums():
    arrays = drawn()
    lines = lines_of(FOUR_SUMS)
    assert [left for left, _ in lines] == [f"z_1^{{({i})}}" for i in (1, 2, 3, 4)]
    for left, right in lines:
        assert np.isclose(value_of(left, arrays), evaluate(right, arrays))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("w_{1,2}^{(3)}", "w_{1,3}^{(2)}"),
        ("{+} b_1^{(2)}", "{+} b_1^{(1)}"),
        ("X^{(2)}", "X^{(1)}"),
    ],
)
def test_a_wrong_index_does_not_recompute(right, wrong):
    arrays = drawn()
    try:
        agree = [
            np.isclose(value_of(left, arrays), evaluate(sum_, arrays))
            for left, sum_ in lines_of(FOUR_SUMS.replace(right, wrong))
        ]
    except IndexError:
        return
    assert not all(agree)


FOUR_VALUES = r"""\begin{aligned}
y_1^{(1)} &= g_1\bigl(z_1^{(1)}\bigr) \\
y_1^{(2)} &= g_1\bigl(z_1^{(2)}\bigr) \\
y_1^{(3)} &= g_1\bigl(z_1^{(3)}\bigr) \\
y_1^{(4)} &= g_1\bigl(z_1^{(4)}\bigr)
\end{aligned}"""


@pins("notation/four-values", FOUR_VALUES)
def test_four_values():
    arrays = drawn()
    lines = lines_of(FOUR_VALUES)
    assert len({left for left, _ in lines}) == 4
    for left, right in lines:
        inner = re.fullmatch(r"g_1\\bigl\((.*)\\bigr\)", right)[1]
        assert value_of(left, arrays) == n.relu(value_of(inner, arrays))


@pins(
    "notation/relu",
    r"g_1(z) = \relu(z) = \begin{cases} z & z > 0 \\ 0 & z \le 0 \end{cases}",
)
def test_relu():
    for z in (-2.5, -1e-9, 0.0, 1e-9, 2.5):
        assert n.relu(z) == (z if z > 0 else 0)


@pins(
    "notation/neuron-three",
    r"""\begin{aligned}
    z_1^{(3)} &= {{ w1[0, 2]:(g) }} \cdot {{ X[0, 0]:g }}
    + {{ w1[1, 2]:(g) }} \cdot {{ X[0, 1]:g }} + {{ b1[0, 2]:(g) }} \\
    &= {{ z1[0, 2]:g }} \\
    y_1^{(3)} &= \relu({{ z1[0, 2]:g }}) \\
    &= {{ y1[0, 2]:g }}
    \end{aligned}""",
)
def test_neuron_three():
    z = n.w1[0, 2] * n.X[0, 0] + n.w1[1, 2] * n.X[0, 1] + n.b1[0, 2]
    assert z == n.z1[0, 2] == (n.X @ n.w1 + n.b1)[0, 2]
    assert max(z, 0) == n.y1[0, 2]


@pins("notation/one-line", r"y_1 = g_1(w_1 X + b_1)")
def test_one_line():
    arrays = drawn()
    w1, X, b1 = (arrays[name].T for name in ("w1", "X", "b1"))  # features are rows
    y1 = n.relu(w1 @ X + b1)
    assert y1.shape == (4, 1)
    assert np.allclose(y1[:, 0], [value_of(f"y_1^{{({i})}}", arrays) for i in (1, 2, 3, 4)])
    assert np.array_equal(n.y1_columns, n.y1_rows.T) and np.array_equal(n.y1_rows, n.y1)


@pins("notation/second-layer", r"\ypred = y_2 = g_2(w_2 y_1 + b_2)")
def test_second_layer():
    y1, w2, b2 = n.y1.T, n.w2.T, n.b2.T  # features are rows
    by_hand = sum(n.w2[i, 0] * n.y1[0, i] for i in range(4)) + n.b2[0, 0]
    assert n.relu(w2 @ y1 + b2).item() == max(by_hand, 0) == n.y_pred.item()
