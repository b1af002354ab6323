"""Recompute every displayed equation of the page `weights-and-biases`."""

import numpy as np
import sympy
import weights_and_biases as n
from scipy.optimize import minimize_scalar

from tests.equations.pins import pins

random = np.random.default_rng(4)
NEURONS = [(random.standard_normal(2), float(random.standard_normal())) for _ in range(20)]
w11, w12, b1, x1, x2, h, t = sympy.symbols("w11 w12 b1 x1 x2 h t", real=True)
z1 = w11 * x1 + w12 * x2 + b1


def on_the_line(w, b):
    """Find a point where the neuron's sum is 0, by bisection along a random direction."""
    while True:
        near, far = random.uniform(-9, 9, (2, 2))
        if (near @ w + b) * (far @ w + b) < 0:
            break
    for _ in range(60):
        middle = (near + far) / 2
        same = (middle @ w + b) * (near @ w + b) > 0
        near, far = (middle, far) if same else (near, middle)
    return near


def nearest(w, b):
    """Find the signed place of the line, measured from the origin along w, without its formula."""
    p, q = on_the_line(w, b), on_the_line(w, b)
    best = minimize_scalar(lambda s: np.linalg.norm(p + s * (q - p)))
    point = p + best.x * (q - p)
    return point, np.sign(point @ w) * np.linalg.norm(point)


@pins(
    "weights-and-biases/neuron",
    r"""\begin{aligned} z_1 &= w_{1,1} \, x^{(1)} + w_{1,2} \, x^{(2)} + b_1 \\
    y_1 &= \relu(z_1) \end{aligned}""",
)
def test_neuron():
    for w, b in NEURONS:
        x = random.standard_normal(2)
        z = w[0] * x[0] + w[1] * x[1] + b
        assert np.isclose(n.weighted_sum(x, w, b), z)
        assert n.relu(z) == max(z, 0)


@pins(
    "weights-and-biases/by-hand",
    r"""\begin{aligned}
    z_1 &= {{ w[0]:(g) }} \cdot {{ x[0]:g }} + {{ w[1]:(g) }} \cdot {{ x[1]:g }} + {{ b:g }}
    = {{ neuron.z:g }} \\
    y_1 &= \relu({{ neuron.z:g }}) = {{ neuron.y1:g }}
    \end{aligned}""",
)
def test_by_hand():
    assert n.w[0] * n.x[0] + n.w[1] * n.x[1] + n.b == n.z == 2 * 1 + (-1) * 2 + 1
    assert max(n.z, 0) == n.y1


@pins(
    "weights-and-biases/nudge",
    r"""\begin{aligned} & w_{1,1} (x^{(1)} + h) + w_{1,2} \, x^{(2)} + b_1 \\
    &= z_1 + w_{1,1} \, h \end{aligned}""",
)
def test_nudge():
    nudged = w11 * (x1 + h) + w12 * x2 + b1
    assert sympy.expand(nudged - (z1 + w11 * h)) == 0
    assert sympy.expand(nudged - z1.subs(x1, x1 + h)) == 0


@pins("weights-and-biases/slope", r"\frac{\partial z_1}{\partial x^{(j)}} = w_{1,j}")
def test_slope():
    assert [sympy.diff(z1, x1), sympy.diff(z1, x2)] == [w11, w12]
    for w, b in NEURONS:
        x = random.standard_normal(2)
        for j, step in enumerate(np.eye(2) * 1e-4):
            sides = n.weighted_sum(x + step, w, b) - n.weighted_sum(x - step, w, b)
            assert np.isclose(sides / 2e-4, w[j])
    assert [n.slope_1, n.slope_2] == n.w.tolist()


@pins(
    "weights-and-biases/zero-inputs",
    r"x^{(1)} = x^{(2)} = 0 \quad \Rightarrow \quad z_1 = b_1",
)
def test_zero_inputs():
    assert z1.subs({x1: 0, x2: 0}) == b1
    assert n.z_zero == n.biases


@pins("weights-and-biases/line", r"w_{1,1} \, x^{(1)} + w_{1,2} \, x^{(2)} + b_1 = 0")
def test_line():
    for w, b in NEURONS:
        point = on_the_line(w, b)
        assert np.isclose(w[0] * point[0] + w[1] * point[1] + b, 0)
        across = 1e-3 * w
        assert n.weighted_sum(point + across, w, b) > 0 > n.weighted_sum(point - across, w, b)


@pins("weights-and-biases/length", r"\lVert w_1 \rVert = \sqrt{w_{1,1}^2 + w_{1,2}^2}")
def test_length():
    for w, _ in NEURONS:
        assert np.isclose(np.sqrt(w[0] ** 2 + w[1] ** 2), np.linalg.norm(w))
    assert np.isclose(n.length, np.linalg.norm(n.w))


@pins(
    "weights-and-biases/perpendicular",
    r"""\begin{aligned} & w_{1,1} (q^{(1)} - p^{(1)}) \\
    &\quad {} + w_{1,2} (q^{(2)} - p^{(2)}) = 0 \end{aligned}""",
)
def test_perpendicular():
    for w, b in NEURONS:
        p, q = on_the_line(w, b), on_the_line(w, b)
        assert not np.allclose(p, q)
        assert np.isclose(w[0] * (q[0] - p[0]) + w[1] * (q[1] - p[1]), 0)


@pins(
    "weights-and-biases/foot",
    r"""\begin{aligned} t \, w_{1,1}^2 + t \, w_{1,2}^2 + b_1 &= 0 \\
    t &= - \frac{b_1}{\lVert w_1 \rVert^2} \end{aligned}""",
)
def test_foot():
    inserted = z1.subs({x1: t * w11, x2: t * w12})
    assert sympy.expand(inserted - (t * w11**2 + t * w12**2 + b1)) == 0
    (solution,) = sympy.solve(inserted, t)
    assert sympy.simplify(solution + b1 / (w11**2 + w12**2)) == 0
    for w, b in NEURONS:
        assert np.allclose(nearest(w, b)[0], -b / np.linalg.norm(w) ** 2 * w, atol=1e-6)


@pins(
    "weights-and-biases/distance",
    r"t \, \lVert w_1 \rVert = - \frac{b_1}{\lVert w_1 \rVert}",
)
def test_distance():
    for w, b in NEURONS:
        length = np.linalg.norm(w)
        assert np.isclose(-b / length**2 * length, -b / length)
        assert np.isclose(nearest(w, b)[1], -b / length, atol=1e-6)
    assert np.isclose(nearest(n.w, n.b)[1], n.distance, atol=1e-6)


@pins(
    "weights-and-biases/steepness",
    r"\frac{w_{1,1}^2 + w_{1,2}^2}{\lVert w_1 \rVert} = \lVert w_1 \rVert",
)
def test_steepness():
    for w, b in NEURONS:
        length = np.linalg.norm(w)
        x = random.standard_normal(2)
        grown = n.weighted_sum(x + w / length, w, b) - n.weighted_sum(x, w, b)
        assert np.isclose(grown, (w[0] ** 2 + w[1] ** 2) / length)
        assert np.isclose(grown, length)
        for angle in np.linspace(0, 6, 50):  # no other direction is steeper
            other = np.array([np.cos(angle), np.sin(angle)])
            assert n.weighted_sum(x + other, w, b) - n.weighted_sum(x, w, b) <= length + 1e-12


@pins(
    "weights-and-biases/opposite-corners",
    r"""\begin{aligned} & z_1(0, 0) + z_1(1, 1) \\
    &= z_1(0, 1) + z_1(1, 0) \end{aligned}""",
)
def test_opposite_corners():
    def at(first, second):
        return z1.subs({x1: first, x2: second})

    assert sympy.expand(at(0, 0) + at(1, 1) - at(0, 1) - at(1, 0)) == 0
    assert sympy.expand(at(0, 0) + at(1, 1) - (w11 + w12 + 2 * b1)) == 0


@pins(
    "weights-and-biases/xor",
    r"""\begin{aligned} & \relu(x^{(1)} + x^{(2)}) \\
    &\quad {} - 2 \, \relu(x^{(1)} + x^{(2)} - 1) \end{aligned}""",
)
def test_xor():
    for first in (0, 1):
        for second in (0, 1):
            total = first + second
            assert max(total, 0) - 2 * max(total - 1, 0) == (first ^ second)
    X = random.uniform(-2, 3, (50, 2))
    total = X.sum(axis=1)
    assert np.allclose(n.xor(X), np.maximum(total, 0) - 2 * np.maximum(total - 1, 0))
