"""What the page `activation` claims, checked on its own program and on independent oracles."""

import itertools

import activation as a
import activation_figures as figures
import numpy as np
import numpy_network_figures as example
import pytest
from scipy.special import expit, softmax
from sklearn.linear_model import LinearRegression


def test_three_linear_layers_are_one():
    assert np.allclose(a.three_layers, a.one_layer, atol=1e-12) and a.difference < 1e-12
    assert (a.numbers_before, a.numbers_after) == (2 * 4 + 4 + 4 * 3 + 3 + 3 + 1, 2 + 1)


def test_the_straight_line_of_the_figure_is_the_best_one():
    model = LinearRegression().fit(figures.x[:, np.newaxis], figures.x**2)
    assert figures.straight_value == pytest.approx(model.intercept_)
    assert figures.slope == pytest.approx(0, abs=1e-9)
    assert np.allclose(figures.bent, np.interp(figures.x, [-2, -1, 0, 1, 2], [4, 1, 0, 1, 4]))


@pytest.mark.parametrize("H1", [4, 8, 16, 32])
def test_hinges_meet_the_parabola_at_their_bends_and_quarter_the_error(H1):
    w1, b1, w2, b2 = a.parabola_network(H1)
    ends = np.linspace(-2, 2, H1 + 1)[:, np.newaxis]
    assert np.allclose(a.relu(ends @ w1 + b1) @ w2 + b2, ends**2)
    assert a.error_of[H1] == pytest.approx(0.25 * (4 / H1) ** 2)
    assert a.largest_error == pytest.approx(0.25)  # the four by hand are the first of these


def test_slopes_between_the_bends():
    middles = np.array([[-1.5], [-0.5], [0.5], [1.5], [3.0]])
    w1, b1, w2, b2 = a.parabola_network(4)
    sides = [a.relu((middles + h) @ w1 + b1) @ w2 + b2 for h in (1e-3, -1e-3)]
    assert np.allclose((sides[0] - sides[1])[:, 0] / 2e-3, [-3, -1, 1, 3, 3])
    # Far to the right the last piece of 32 goes on: its slope is that between 1.875 and 2.
    assert a.far_pred == pytest.approx(4 + 2 * (2 + 1.875))


@pytest.mark.parametrize("seed", range(20))
def test_no_more_pieces_than_neurons_and_one(seed):
    random = np.random.default_rng(seed)
    H1 = 5
    w1, b1, w2 = (random.standard_normal(H1) for _ in range(3))
    bends = np.sort(-b1 / w1)
    ends = np.concatenate([[bends[0] - 2], bends, [bends[-1] + 2]])
    for low, high in itertools.pairwise(ends):  # straight between two bends
        x = np.linspace(low, high, 5)
        y = np.maximum(np.outer(x, w1) + b1, 0) @ w2
        assert np.allclose(np.diff(y, 2), 0, atol=1e-9)
    assert len(ends) - 1 == H1 + 1


def test_surface_has_eleven_pieces_and_is_flat_in_each():
    # Four lines of which no two are parallel and no three meet: 1 + 4 + 6 pieces.
    assert figures.pieces == 1 + 4 + 6 and figures.sample_on == 2
    directions = figures.w1.T
    for i in range(4):
        for j in range(i):
            assert abs(np.linalg.det(directions[[i, j]])) > 1e-9
            meet = np.linalg.solve(directions[[i, j]], -figures.b1[0, [i, j]])
            others = [k for k in range(4) if k not in (i, j)]
            assert (np.abs(meet @ figures.w1 + figures.b1[0])[others] > 1e-9).all()
            assert np.abs(meet).max() < 4  # inside the picture, so that every piece shows


def test_the_running_example_is_that_of_the_next_chapter():
    for name in ("w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(figures, name), getattr(example, name))
    assert np.array_equal(a.z1, example.x @ example.w1 + example.b1)


def test_table_of_the_three_functions():
    z = np.linspace(-30, 30, 6001)
    assert a.at_zero == [0.5, 0.0, 0.0] and a.largest_slopes == [0.25, 1.0]
    assert 0 < a.sigmoid(z).min() and a.sigmoid(z).max() <= 1
    assert np.argmax(a.sigmoid_slope(z)) == np.argmax(a.tanh_slope(z)) == 3000
    assert np.allclose(a.sigmoid(z), expit(z))


def test_chain_of_sigmoids_vanishes_below_its_bound():
    for layers, (bound, sigmoid, tanh, relu) in a.slope_of.items():
        assert bound == 0.25**layers and sigmoid < bound < tanh < relu == 1
    assert a.relu_off == 0 and a.at_best == pytest.approx(a.bound_10)


def test_values_grow_with_relu_and_not_with_tanh():
    assert a.relu_grown > 1e6 and a.tanh_bounded <= 1 and 0.5 < a.relu_scaled < 20
    told = (a.relu_grown, a.tanh_bounded, a.relu_scaled)
    functions = (lambda z: z * (z > 0), np.tanh, lambda z: z * (z > 0))
    for number, g, deviation in zip(told, functions, (1, 1, 0.2), strict=True):
        random = np.random.default_rng(11)
        y = random.standard_normal((1, 50))
        for _ in range(10):
            y = g(y @ random.normal(0, deviation, (50, 50)))
        assert number == pytest.approx(np.abs(y).max())
    assert min(a.largest_values(lambda z: -np.abs(z), 1.0)) > 0  # by size, whatever the sign
    # Saturated, as the page says of tanh: most values of a late layer are near 1 or −1.
    random = np.random.default_rng(11)
    y = random.standard_normal((1, 50))
    for _ in range(10):
        y = np.tanh(y @ random.standard_normal((50, 50)))
    assert np.median(np.abs(y)) > 0.99


def test_outputs_that_sklearn_chooses():
    assert [net.out_activation_ for net in (a.regression, a.two_classes, a.three_classes)] == [
        "identity",
        "logistic",
        "softmax",
    ]
    assert [net.n_outputs_ for net in (a.regression, a.two_classes, a.three_classes)] == [1, 1, 3]


def test_overflow_and_its_remedy():
    assert np.isnan(a.shares[0, 2]) and len(a.caught) == 3
    z = np.concatenate([np.linspace(-800, 800, 4001), [-1e308, 1e308]])
    with np.errstate(all="raise", under="ignore"):
        safe = a.safe_sigmoid(z)
    assert np.allclose(safe, expit(z), rtol=1e-12, atol=1e-300)
    rows = np.random.default_rng(0).normal(scale=500, size=(50, 4))
    assert np.allclose(a.softmax(rows), softmax(rows, axis=1))


def test_slope_at_the_value_is_wrong_but_looks_right():
    assert np.allclose(a.right, a.measured, atol=1e-9)
    assert not np.isclose(a.wrong, a.measured, rtol=0.02).any()
    assert (0 < a.wrong).all() and (a.wrong < 0.25).all()


def test_wrong_answers_that_the_page_recognises():
    assert round(a.slope_asked, 2) == 0.16
    assert round(a.value_asked, 2) == 0.8 and round(a.slope_tanh, 2) == 0.36
    assert a.slope_twice == pytest.approx(expit(0.8) * (1 - expit(0.8)))
    answers = {round(value, 2) for value in (a.slope_asked, a.slope_tanh, a.slope_twice)}
    assert len(answers) == 3
