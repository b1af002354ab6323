"""Recompute every displayed equation of the page `activation`, with SymPy and differences."""

import itertools

import activation as a
import numpy as np
import sympy
from scipy.special import expit, softmax

from tests.equations.pins import pins

random = np.random.default_rng(11)
N, D, H1, H2 = 7, 3, 5, 2  # unlike sizes, so that a transposed product cannot fit
z = sympy.symbols("z", real=True)
SIGMA = 1 / (1 + sympy.exp(-z))
TANH = (sympy.exp(z) - sympy.exp(-z)) / (sympy.exp(z) + sympy.exp(-z))


def same(one, other):
    """Tell whether two expressions are equal for every value of their symbols."""
    return sympy.simplify((one - other).rewrite(sympy.exp)) == 0


def slope(function, at, h=1e-6):
    """Differentiate by central differences."""
    return (function(at + h) - function(at - h)) / (2 * h)


@pins(
    "activation/two-lines",
    r"""\begin{aligned} y_1 &= 5 x + 1 \\ y_2 &= 2 y_1 + 2 \\ &= 2 (5 x + 1) + 2 \\
    &= 10 x + 4 \end{aligned}""",
)
def test_two_lines():
    x = sympy.symbols("x")
    y_1 = 5 * x + 1
    chain = [2 * y_1 + 2, 2 * (5 * x + 1) + 2, 10 * x + 4]
    assert all(sympy.expand(line - chain[0]) == 0 for line in chain)


@pins(
    "activation/one-line",
    r"""\begin{aligned} y_2 &= w_2 (w_1 x + b_1) + b_2 \\
    &= (w_2 w_1) \, x + (w_2 b_1 + b_2) \end{aligned}""",
)
def test_one_line():
    x, w1, b1, w2, b2 = sympy.symbols("x w1 b1 w2 b2")
    assert sympy.expand(w2 * (w1 * x + b1) + b2 - ((w2 * w1) * x + (w2 * b1 + b2))) == 0


def layers():
    shapes = [(N, D), (D, H1), (1, H1), (H1, H2), (1, H2)]
    return [random.standard_normal(shape) for shape in shapes]


@pins(
    "activation/one-matrix",
    r"""\begin{aligned} y_2 &= (X w_1 + b_1) \, w_2 + b_2 \\
    &= X \underbrace{w_1 w_2}_{D \times H_2} + \underbrace{b_1 w_2 + b_2}_{1 \times H_2}
    \end{aligned}""",
)
def test_one_matrix():
    X, w1, b1, w2, b2 = layers()
    w, b = w1 @ w2, b1 @ w2 + b2
    assert (w.shape, b.shape) == ((D, H2), (1, H2))
    hidden = np.array([[sum(X[n] * w1[:, i]) + b1[0, i] for i in range(H1)] for n in range(N)])
    y_2 = np.array([[sum(hidden[n] * w2[:, k]) + b2[0, k] for k in range(H2)] for n in range(N)])
    assert np.allclose(y_2, X @ w + b)
    assert np.allclose(a.three_layers, a.one_layer)


@pins(
    "activation/one-matrix-columns",
    r"\begin{aligned} & w_2 (w_1 X + b_1) + b_2 \\ &= (w_2 w_1) X + (w_2 b_1 + b_2) \end{aligned}",
)
def test_one_matrix_columns():
    rows = layers()
    X, w1, b1, w2, b2 = (array.T for array in rows)  # features as rows
    result = w2 @ (w1 @ X + b1) + b2
    assert np.allclose(result, (w2 @ w1) @ X + (w2 @ b1 + b2))
    X, w1, b1, w2, b2 = rows
    assert np.allclose(result.T, (X @ w1 + b1) @ w2 + b2)


@pins(
    "activation/broken-line",
    r"""\begin{aligned} z_1^{(i)} &= w_{1,1}^{(i)} x + b_1^{(i)} \\
    \ypred &= b_2 + \sum_{i=1}^{H_1} w_{2,i} \, \relu\bigl(z_1^{(i)}\bigr) \end{aligned}""",
)
def test_broken_line():
    w1, b1 = a.parabola_network(4)[:2]
    w2, b2 = a.w2, a.b2
    for n in range(0, len(a.x), 40):
        z1 = [w1[0, i] * a.x[n, 0] + b1[0, i] for i in range(4)]
        y_pred = b2[0, 0] + sum(w2[i, 0] * max(z1[i], 0) for i in range(4))
        right = 4 - 3 * max(a.x[n, 0] + 2, 0) + 2 * sum(max(a.x[n, 0] - t, 0) for t in (-1, 0, 1))
        assert np.isclose(y_pred, right)
        # The page's cell calls its values y_pred, too.
        assert np.isclose(y_pred, np.interp(a.x[n, 0], [-2, -1, 0, 1, 2], [4, 1, 0, 1, 4]))


@pins("activation/bend", r"t_i = - \frac{b_1^{(i)}}{w_{1,1}^{(i)}}")
def test_bend():
    w, b, x = sympy.symbols("w b x", nonzero=True)
    assert sympy.solve(w * x + b, x) == [-b / w]
    w1, b1, w2 = (random.standard_normal(6) for _ in range(3))
    bends = -b1 / w1

    def line(x):
        return sum(w2 * np.maximum(w1 * x + b1, 0))

    for i, bend in enumerate(bends):
        jump = slope(line, bend + 1e-4) - slope(line, bend - 1e-4)
        assert np.isclose(jump, w2[i] * abs(w1[i]), atol=1e-6)


@pins(
    "activation/by-hand",
    r"""\begin{aligned}
    \ypred &= {{ b2[0, 0]:g }} + {{ w2[0, 0]:(g) }} \cdot {{ by-hand.y1_hand[0, 0]:g }}
    + {{ w2[1, 0]:g }} \cdot {{ by-hand.y1_hand[0, 1]:g }} \\
    &\quad {} + {{ w2[2, 0]:g }} \cdot {{ by-hand.y1_hand[0, 2]:g }}
    + {{ w2[3, 0]:g }} \cdot {{ by-hand.y1_hand[0, 3]:g }} \\
    &= {{ by-hand.y_hand[0, 0]:g }}
    \end{aligned}""",
)
def test_by_hand():
    assert a.b2.tolist() == [[4]] and a.w2.ravel().tolist() == [-3, 2, 2, 2]
    assert a.y1_hand.tolist() == [[2.5, 1.5, 0.5, 0]]
    assert a.y_hand[0, 0] == 4 - 3 * 2.5 + 2 * 1.5 + 2 * 0.5 + 2 * 0


@pins(
    "activation/functions",
    r"""\begin{aligned} \sigma(z) &= \frac{1}{1 + e^{-z}} \\
    \tanh(z) &= \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}} \\ \relu(z) &= \max(z, 0) \end{aligned}""",
)
def test_functions():
    for at in (-3.0, -0.2, 0.0, 0.7, 4.0):
        assert np.isclose(float(SIGMA.subs(z, at)), expit(at)) and np.isclose(
            a.sigmoid(at), expit(at)
        )
        assert np.isclose(float(TANH.subs(z, at)), np.tanh(at))
        assert a.relu(at) == max(at, 0)


@pins("activation/sigmoid-chain", r"\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2}")
def test_sigmoid_chain():
    assert same(sympy.diff(SIGMA, z), sympy.exp(-z) / (1 + sympy.exp(-z)) ** 2)


@pins(
    "activation/sigmoid-slope",
    r"""\begin{aligned}
    \sigma'(z) &= \frac{1}{1 + e^{-z}} \cdot \frac{1 + e^{-z} - 1}{1 + e^{-z}} \\
    &= \sigma(z) \, (1 - \sigma(z)) \end{aligned}""",
)
def test_sigmoid_slope():
    power = sympy.exp(-z)
    split = 1 / (1 + power) * (1 + power - 1) / (1 + power)
    assert same(sympy.diff(SIGMA, z), split) and same(split, SIGMA * (1 - SIGMA))
    for at in (-3.0, -0.2, 0.0, 0.7, 4.0):
        assert np.isclose(a.sigmoid_slope(at), slope(expit, at), atol=1e-9)


@pins(
    "activation/quarter",
    r"s (1 - s) = \tfrac{1}{4} - \bigl(s - \tfrac{1}{2}\bigr)^2 \le \tfrac{1}{4}",
)
def test_quarter():
    s = sympy.symbols("s", real=True)
    square = (s - sympy.Rational(1, 2)) ** 2
    assert sympy.expand(s * (1 - s) - (sympy.Rational(1, 4) - square)) == 0
    assert square.is_nonnegative
    assert a.sigmoid_slope(np.linspace(-20, 20, 4001)).max() == 0.25


@pins(
    "activation/tanh-as-sigmoid",
    r"""\begin{aligned} \tanh(z) &= \frac{1 - e^{-2z}}{1 + e^{-2z}} \\
    &= \frac{2}{1 + e^{-2z}} - 1 \\ &= 2 \sigma(2z) - 1 \end{aligned}""",
)
def test_tanh_as_sigmoid():
    power = sympy.exp(-2 * z)
    chain = [TANH, (1 - power) / (1 + power), 2 / (1 + power) - 1, 2 * SIGMA.subs(z, 2 * z) - 1]
    assert all(same(one, other) for one, other in itertools.pairwise(chain))
    assert same(1 - power, 2 - (1 + power))  # what the step's reason says


@pins("activation/tanh-chain", r"\tanh'(z) = 4 \, \sigma(2z) \, (1 - \sigma(2z))")
def test_tanh_chain():
    inner = SIGMA.subs(z, 2 * z)
    assert same(sympy.diff(TANH, z), 4 * inner * (1 - inner))
    assert same(2 * inner, 1 + TANH) and same(2 * (1 - inner), 1 - TANH)


@pins(
    "activation/tanh-slope",
    r"""\begin{aligned} \tanh'(z) &= (1 + \tanh(z)) \\ &\quad {} \cdot (1 - \tanh(z)) \\
    &= 1 - \tanh(z)^2 \end{aligned}""",
)
def test_tanh_slope():
    derivative = sympy.diff(TANH, z)
    assert same(derivative, (1 + TANH) * (1 - TANH)) and same(derivative, 1 - TANH**2)
    for at in (-3.0, -0.2, 0.0, 0.7, 4.0):
        assert np.isclose(a.tanh_slope(at), slope(np.tanh, at), atol=1e-9)


@pins(
    "activation/relu-slope",
    r"\relu'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
)
def test_relu_slope():
    for at in (-2.0, -0.01, 0.01, 3.0):
        assert np.isclose(slope(a.relu, at), 1 if at > 0 else 0)
        assert a.relu_slope(at) == (1 if at > 0 else 0)
    assert a.relu_slope(0) == 0 and (a.from_left, a.from_right) == (0, 1)


@pins(
    "activation/at-two",
    r"""\begin{aligned}
    \sigma(2) &\approx \frac{1}{1 + {{ power:.3f}} } \\ &\approx {{ values_sigmoid[0, 0]:.3f}} \\
    \sigma'(2) &\approx {{ values_sigmoid[0, 0]:.3f}} \cdot (1 - {{ values_sigmoid[0, 0]:.3f}}) \\
    &\approx {{ slopes_sigmoid[0, 0]:.3f}} \\
    \tanh'(2) &\approx 1 - {{ values_tanh[0, 0]:.3f}}^2 \\ &\approx {{ slopes_tanh[0, 0]:.3f}}
    \end{aligned}""",
)
def test_at_two():
    assert a.z1[0, 0] == 2 and round(a.power, 3) == 0.135
    value, tangent = round(float(expit(2)), 3), round(float(np.tanh(2)), 3)
    assert abs(1 / (1 + round(a.power, 3)) - value) < 0.0005 and value == round(
        a.values_sigmoid[0, 0], 3
    )
    # Computed with the rounded numbers, as a reader does it, the last digit is right, too.
    assert round(value * (1 - value), 3) == round(a.slopes_sigmoid[0, 0], 3)
    assert round(1 - tangent**2, 3) == round(a.slopes_tanh[0, 0], 3)
    assert np.isclose(a.slopes_tanh[0, 0], slope(np.tanh, 2.0))


@pins(
    "activation/chain",
    r"\frac{d y_L}{d x} = \prod_{l=1}^{L} w_l \, g'(z_l)",
)
def test_chain():
    for function, derivative in ((expit, a.sigmoid_slope), (np.tanh, a.tanh_slope)):
        w, b = random.standard_normal((2, 6))

        def output(x, function=function, w=w, b=b):
            for weight, bias in zip(w, b, strict=True):
                x = function(weight * x + bias)
            return x

        y, product = 0.3, 1.0
        for weight, bias in zip(w, b, strict=True):
            product *= weight * derivative(weight * y + bias)
            y = function(weight * y + bias)
        assert np.isclose(product, slope(output, 0.3, h=1e-4), rtol=1e-4)
    for layers in (1, 2, 5, 10):

        def plain(x, layers=layers):
            for _ in range(layers):
                x = np.tanh(x)
            return x

        assert np.isclose(a.chain_slope(np.tanh, a.tanh_slope, layers), slope(plain, 1.0, h=1e-4))


@pins("activation/bound", r"\prod_{l=1}^{L} \sigma'(z_l) \le 0.25^L")
def test_bound():
    for layers in (1, 4, 9):
        z_l = 3 * random.standard_normal((1000, layers))
        assert (np.prod(a.sigmoid_slope(z_l), axis=1) <= 0.25**layers).all()
    assert np.isclose(a.at_best, 0.25**10)  # the bound is reached, so none is smaller


@pins(
    "activation/two-classes",
    r"""\begin{aligned}
    \frac{e^{z^{(1)}}}{e^{z^{(1)}} + e^{z^{(2)}}} &= \frac{1}{1 + e^{-(z^{(1)} - z^{(2)})}} \\
    &= \sigma\bigl(z^{(1)} - z^{(2)}\bigr) \end{aligned}""",
)
def test_two_classes():
    z1, z2 = sympy.symbols("z1 z2", real=True)
    share = sympy.exp(z1) / (sympy.exp(z1) + sympy.exp(z2))
    fraction = 1 / (1 + sympy.exp(-(z1 - z2)))
    assert same(share, fraction) and same(fraction, SIGMA.subs(z, z1 - z2))
    pairs = random.standard_normal((9, 2))
    assert np.allclose(a.softmax(pairs)[:, 0], expit(pairs[:, 0] - pairs[:, 1]))


@pins(
    "activation/shift",
    r"""\frac{e^{z^{(k)} - c}}{\sum_{j} e^{z^{(j)} - c}}
    = \frac{e^{z^{(k)}}}{\sum_{j} e^{z^{(j)}}}""",
)
def test_shift():
    row, c = random.standard_normal(4), 1.7
    shifted = np.exp(row - c) / sum(np.exp(row[j] - c) for j in range(4))
    assert np.allclose(shifted, np.exp(row) / sum(np.exp(row[j]) for j in range(4)))
    assert np.allclose(shifted, softmax(row)) and np.allclose(a.softmax(row[None])[0], shifted)
