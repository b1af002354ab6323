"""What the program `best_parameters` and its page claim."""

import best_parameters as program
import best_parameters_figures as figures
import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawing.landscape import draw_map, loss_grid, right_side

approx = pytest.approx


def test_figures_show_the_data_and_lines_of_the_program():
    np.testing.assert_array_equal(figures.x, program.x)
    np.testing.assert_array_equal(figures.y, program.y)
    assert list(figures.lines.values()) == [
        (program.w_flat, program.b_flat),
        (program.w_good, program.b_good),
    ]


def test_numbers_of_the_example_are_friendly():
    for residual in (program.residual_flat, program.residual_good, program.residual_asked):
        assert (residual == residual.round()).all()
    assert np.abs(program.residual_flat).tolist() == [1, 2, 0, 3]  # the figure's alt text
    assert np.abs(program.residual_good).tolist() == [1, 1, 1, 1]


def test_closed_form_agrees_with_polyfit_and_lstsq():
    rng = np.random.default_rng(13)
    for _ in range(20):
        x, y = rng.standard_normal((2, 7))
        assert program.best_line(x, y) == approx(np.polyfit(x, y, deg=1))
    assert (program.w_best, program.b_best) == approx(program.by_lstsq)
    assert (program.w_best, program.b_best) == approx(program.by_polyfit)
    assert (program.w_iris, program.b_iris) == approx(
        np.polyfit(program.x_iris, program.y_iris, deg=1)
    )


def test_no_line_is_better():
    rng = np.random.default_rng(13)
    best = program.squared_loss(program.x, program.y, program.w_best, program.b_best)
    for w, b in rng.normal(1, 1, (1000, 2)):
        assert program.squared_loss(program.x, program.y, w, b) > best


def test_absolute_values_have_a_plateau_and_kinks_and_squares_do_not():
    p = program
    assert len(p.best_squared) == 1
    assert p.b_squared == approx(p.y.mean())
    assert (p.flat_from, p.flat_to) == approx(tuple(p.labels[1:3]))
    bends = np.abs(np.diff(p.absolute, n=2)) > 1e-6
    assert p.b_values[1:-1][bends] == approx(p.labels)
    assert np.ptp(np.diff(p.squared, n=2)) < 1e-9


def test_outlier_moves_the_squares_only():
    p = program
    assert p.typo_wrong == 10 * p.typo_right
    assert p.w_squares_typo / p.w_iris == approx(1.25, abs=0.02)  # “by a quarter”
    assert p.w_absolute_typo == approx(p.w_absolute, abs=1e-9)


def test_absolute_line_is_the_best_one_through_two_points():
    # A line with the smallest absolute residuals goes through two of the points.
    rng = np.random.default_rng(13)
    x, y = rng.standard_normal((2, 9))
    losses = []
    for i in range(9):
        for j in range(i):
            w = (y[i] - y[j]) / (x[i] - x[j])
            losses.append(np.abs(y - y[i] - w * (x - x[i])).mean())
    w, b = program.absolute_line(x, y)
    assert np.abs(y - (w * x + b)).mean() == approx(min(losses))


def test_network_has_two_minima_with_a_hill_between():
    p = program
    assert p.network_loss(p.b1, p.w2) == p.network_loss(p.b1[p.swap], p.w2[p.swap]) == 0
    assert not np.array_equal(p.b1, p.b1[p.swap])
    assert p.middle > 1
    assert max(p.cut[30:131]) == approx(p.middle, abs=0.01)
    np.testing.assert_allclose(p.cut, p.cut[::-1], atol=1e-9)
    assert min(p.cut) == approx(0, abs=1e-12)
    # By an independent forward pass, sample by sample.
    for x_n, y_n in zip(p.x, p.y, strict=True):
        hidden = [max(x_n + b, 0) for b in p.b1]
        assert sum(h * w for h, w in zip(hidden, p.w2, strict=True)) + 2 == y_n


def test_no_way_leads_round_the_hill():
    # On every way from b1 to the swapped b1, their difference is 0 once, and then the two
    # neurons are one. Its best weight for a kink is a least-squares problem: try many kinks.
    p = program
    assert np.sign(p.b1[0] - p.b1[1]) == -np.sign(p.b1[p.swap][0] - p.b1[p.swap][1])
    losses = []
    for kink in [*np.linspace(-50, 4, 5401)[:-1], 8 / 3]:
        column = np.maximum(p.x - kink, 0)[:, np.newaxis]
        (weight,) = np.linalg.lstsq(column, p.y - 2)[0]
        losses.append(p.network_loss(np.full(2, -kink), np.array([weight, 0])))
    assert min(losses) == approx(p.one_kink) == approx(0.25)


def test_every_straight_cut_through_the_bowl_is_a_parabola():
    rng = np.random.default_rng(13)
    t = np.linspace(-1, 1, 9)
    for _ in range(20):
        (w, b), (dw, db) = rng.standard_normal((2, 2))
        cut = [program.squared_loss(program.x, program.y, w + s * dw, b + s * db) for s in t]
        parabola = np.polyfit(t, cut, 2)
        assert np.polyval(parabola, t) == approx(cut)
        assert parabola[0] > 0


def test_all_x_equal_leaves_many_best_lines():
    x, y = np.full(4, 3.0), program.y
    losses = [program.squared_loss(x, y, w, y.mean() - w * 3) for w in (-2.0, 0.0, 5.0)]
    assert losses == approx([losses[0]] * 3)


def test_mistakes():
    p = program
    assert (p.y - (p.w_absurd * p.x + p.b_absurd)).mean() == 0
    assert p.loss_broadcast > p.loss_good
    assert p.broadcast_count == 16
    assert p.loss_steep > p.loss_sepal
    assert p.accuracy_steep > p.accuracy_sepal
    assert p.w_steep > p.w_sepal


def test_residual_falls_as_the_prediction_grows():
    assert ((program.moved_residual - program.difference * -1) < 0).all()
    assert ((program.moved_difference - program.difference) > 0).all()


def test_loss_in_millimetres_is_a_hundred_times_as_large():
    assert program.loss_mm / program.loss_iris == approx(100)
    assert program.w_mm / program.w_iris == approx(10)
    assert program.b_mm / program.b_iris == approx(10)


def test_wrong_answers_of_the_question_differ_from_the_right_one():
    p = program
    values = [p.question_loss, p.sum_of_squares, p.without_square]
    assert len(set(values)) == 3


def test_map_has_the_loss_and_the_numbers_on_their_lines():
    rng = np.random.default_rng(13)
    x, y = rng.standard_normal((2, 5))
    w, b = rng.standard_normal(3), rng.standard_normal(4)
    grid = loss_grid(x, y, w, b)
    for row, b_i in enumerate(b):
        for column, w_i in enumerate(w):
            assert grid[row, column] == approx(program.squared_loss(x, y, w_i, b_i))
    on_line = right_side(program.x, program.y, b=0.5, level=6)
    assert program.squared_loss(program.x, program.y, on_line, 0.5) == approx(6)
    assert on_line > program.w_best
    fig, axes = plt.subplots()
    draw_map(axes, program.x, program.y, (-1, 3), (-3, 5), [2, 6], {2: 0.2, 6: 0.5}, (1, 1))
    assert {text.get_text() for text in axes.texts} == {"2", "6"}
    plt.close(fig)


def test_flat_line_lies_on_the_contour_that_the_caption_names():
    assert program.loss_flat == 3.5
