"""What the page `weights-and-biases` claims, checked on its own program and on other oracles."""

import network
import numpy as np
import pytest
import weights_and_biases as n
import weights_and_biases_figures as figures
from drawing.neuron_plane import draw_plane, draw_zero_line, line_ends
from scipy.optimize import linprog


def test_the_neuron_is_the_fourth_of_the_running_example_and_the_other_the_second():
    assert np.array_equal(n.w, network.w1[:, 3]) and n.b == network.b1[0, 3]
    assert np.array_equal(n.w_off, network.w1[:, 1]) and n.b_off == network.b1[0, 1]
    assert np.array_equal(n.x, network.x) and n.y1 == network.y1[3]
    assert np.array_equal(figures.w, n.w) and figures.b == n.b and np.array_equal(figures.x, n.x)


def test_the_map_rises_and_falls_as_the_page_says():
    for place in np.random.default_rng(4).integers(-9, 9, (20, 2)):
        here = n.weighted_sum(place)
        assert n.weighted_sum(place + np.array([1, 0])) - here == 2
        assert n.weighted_sum(place + np.array([0, 1])) - here == -1


def test_an_off_neuron_moves_its_sum_only():
    assert n.z_off < n.z_off_up < 0
    assert n.relu(n.z_off) == n.relu(n.z_off_up) == 0


def test_values_with_all_inputs_zero():
    assert n.y_relu == [1, 0, 0]
    assert n.y_sigmoid[1] == 0.5 and all(y > 0 for y in n.y_sigmoid)
    assert n.y_sigmoid == pytest.approx([1 / (1 + np.e**-b) for b in n.biases])


def test_where_the_line_lies():
    assert n.distance < 0 < n.b
    assert n.weighted_sum(n.foot) == pytest.approx(0)
    assert [n.weighted_sum(np.array(p)) for p in ([0, 1], [1, 3])] == [0, 0]
    assert np.array_equal(n.along, np.subtract([1, 3], [0, 1]))
    assert n.steeper - n.z == pytest.approx(np.linalg.norm(n.w))


def test_what_turning_and_stretching_do():
    as_above, low, turned, longer, doubled = n.moved
    assert turned == pytest.approx(low) == pytest.approx(doubled)
    assert longer == pytest.approx(low / 2) and as_above < 0 < low
    assert n.steepness[3] == n.steepness[4] == 2 * n.steepness[1]
    assert n.w @ n.turned == 0 and np.linalg.norm(n.turned) == np.linalg.norm(n.w)


def separable(X, y, bias):
    """Ask a linear program whether some line, with or without bias, separates the classes."""
    signs = np.where(y == 1, 1.0, -1.0)[:, np.newaxis]
    A = np.hstack([X, np.ones((len(X), 1))]) if bias else X
    return linprog(np.zeros(A.shape[1]), -signs * A, -np.ones(len(X)), bounds=(None, None)).success


def test_the_species_are_separable_with_a_bias_and_not_without():
    assert separable(n.X, n.y, bias=True) and not separable(n.X, n.y, bias=False)
    assert n.best_with == 1 > n.best_without
    # The drawn line reaches what is told, and no line through 0 does better: between two
    # neighbouring flowers, seen from 0, all lines separate alike.
    seen = np.unique(np.arctan2(n.X[:, 1], n.X[:, 0]))
    between = np.concatenate([[0.01], (seen[1:] + seen[:-1]) / 2, [np.pi / 2]])
    beyond = np.tan(between)[:, np.newaxis] * n.X[:, 0] > n.X[:, 1]
    shares = (beyond == (n.y == 1)).mean(axis=1)
    assert n.best_without == max(shares.max(), (1 - shares).max())
    assert ((n.X @ n.w_without > 0) == (n.y == 1)).mean() == n.best_without
    assert n.lowest_versicolor < n.highest_setosa


def test_units_change_the_weight_and_nothing_else():
    assert n.same and n.w_mm[0] == pytest.approx(n.w_with[0] / 10) and n.w_mm[1] == n.w_with[1]


def test_xor_and_its_strip():
    assert n.y_xor.tolist() == [0, 1, 1, 0]
    points = np.random.default_rng(4).uniform(-0.5, 1.5, (500, 2))
    total = points.sum(axis=1)
    assert np.array_equal(n.xor(points) > 0.5, (total > 0.5) & (total < 1.5))
    # Nor can one neuron do it, whatever its bias: no line separates the corners.
    assert not separable(n.corners, n.y_xor, bias=True)


def test_wrong_answers_are_what_the_page_takes_them_for():
    assert (n.answer_distance, n.undivided, n.by_square) == (2, 10, 0.4)
    assert (n.w_question.tolist(), n.b_question) == ([3, 4], -10)


def test_lines_are_drawn_where_the_sum_is_zero():
    random = np.random.default_rng(4)
    for _ in range(30):
        w, b = random.standard_normal(2), random.standard_normal()
        ends = line_ends(w, b, (-2, 2), (-3, 3))
        assert len(ends) in (0, 2)
        for end in ends:
            assert np.isclose(end @ w + b, 0)
            assert abs(end[0]) == 2 or abs(end[1]) == 3
        corners = np.array([[-2, -3], [-2, 3], [2, -3], [2, 3]]) @ w + b
        assert bool(ends) == (corners.min() < 0 < corners.max())
    ax = draw_plane((-2, 2), (-3, 3))
    before = len(ax.lines)
    draw_zero_line(ax, [0, 1], 9)
    assert len(ax.lines) == before
