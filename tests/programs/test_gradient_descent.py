"""What the program `gradient_descent` and its page claim."""

import best_parameters
import gradient_descent as program
import gradient_descent_figures as figures
import numpy as np
import pytest

approx = pytest.approx


def test_the_page_goes_on_with_the_data_of_the_page_before():
    np.testing.assert_array_equal(program.x, best_parameters.x)
    np.testing.assert_array_equal(program.y, best_parameters.y)
    assert program.loss_best == best_parameters.loss_good
    assert (best_parameters.w_best, best_parameters.b_best) == (1, 1)


def test_figures_show_the_data_and_paths_of_the_program():
    np.testing.assert_array_equal(figures.x, program.x)
    np.testing.assert_array_equal(figures.y, program.y)
    assert [figures.alpha_small, figures.alpha_good, figures.alpha_large] == list(
        program.alphas.values()
    )
    for alpha in program.alphas.values():
        ours = program.descend(program.x, program.y, alpha, 10)
        np.testing.assert_allclose(figures.descend(program.x, program.y, alpha, 10), ours)
    assert figures.slope == approx(program.slope_w)
    np.testing.assert_array_equal(figures.x_scaled, program.x_scaled)
    assert figures.from_left[-1] == approx(program.ends[0])
    assert figures.from_right[-1] == approx(program.ends[1])
    assert figures.neuron_loss(np.array(program.ends)) == approx(program.end_losses)


def test_gradient_agrees_with_central_differences():
    rng = np.random.default_rng(14)
    for _ in range(20):
        x, y = rng.standard_normal((2, 6))
        w, b = rng.standard_normal(2)
        h = 1e-5
        loss = program.squared_loss
        oracle = (
            (loss(x, y, w + h, b) - loss(x, y, w - h, b)) / (2 * h),
            (loss(x, y, w, b + h) - loss(x, y, w, b - h)) / (2 * h),
        )
        assert program.gradient(x, y, w, b) == approx(oracle, abs=1e-7)


def test_learning_rates_crawl_arrive_and_run_away():
    p = program
    assert p.last_small > p.loss_best + 0.1
    assert p.last_good == approx(p.loss_best, abs=1e-3)
    assert p.last_large > 1e6
    assert p.alpha_small < p.alpha_good < p.limit_both < p.alpha_large < p.limit
    # The alt text: each of the five steps with the large rate ends higher up.
    large = [p.squared_loss(p.x, p.y, *place) for place in p.descend(p.x, p.y, p.alpha_large, 5)]
    assert large == sorted(large)
    # It jumps across the valley each time.
    sides = np.sign(np.diff(p.descend(p.x, p.y, p.alpha_large, 5)[:, 0]))
    assert (sides[1:] == -sides[:-1]).all()


def test_each_direction_of_the_bowl_shrinks_by_its_own_factor():
    p = program
    curvatures, directions = np.linalg.eigh(p.hessian)
    assert curvatures == approx([p.flat, p.steep])
    for alpha in (0.002, 0.1, 0.145):
        away = (p.descend(p.x, p.y, alpha, 20) - 1) @ directions  # the minimum is at (1, 1)
        np.testing.assert_allclose(away[1:], away[:-1] * (1 - alpha * curvatures), atol=1e-9)


def test_without_absolute_value_it_stops_at_once():
    steps, w, b = program.descend_until(program.x, program.y, 0.1, magnitude=False)
    assert steps == 1
    assert program.squared_loss(program.x, program.y, w, b) > program.loss_best + 1


def test_small_rate_stops_at_the_start():
    assert program.steps_tiny == 1
    assert program.above_tiny > 10
    above = [program.squared_loss(program.x, program.y, w, b) for _, w, b in program.stops.values()]
    assert above == sorted(above)  # smaller rates stop further up


def test_units_change_when_it_stops_but_not_the_path():
    p = program
    cm = p.descend(p.x_iris, p.y_iris, 0.05, 50)
    mm = p.descend(p.x_iris, 10 * p.y_iris, 0.05, 50)
    np.testing.assert_allclose(mm, 10 * cm)
    assert p.stopped_after["mm"] > 5 * p.stopped_after["cm"]
    assert p.stopped_at["mm"] < p.stopped_at["cm"]


def test_iris_needs_many_steps_raw_and_one_standardised():
    p = program
    best = np.polyfit(p.x_iris, p.y_iris, deg=1)
    assert p.descend(p.x_iris, p.y_iris, 0.05, 1000)[-1] == approx(best, abs=1e-4)
    assert p.descend(p.x_iris, p.y_iris, 0.05, 100)[-1] != approx(best, abs=1e-2)
    assert (p.w_back, p.b_back) == approx(best)
    hessian = 2 * np.array(
        [[np.mean(p.x_scaled**2), np.mean(p.x_scaled)], [np.mean(p.x_scaled), 1]]
    )
    np.testing.assert_allclose(hessian, 2 * np.eye(2), atol=1e-12)
    assert 0.05 < p.limit_iris < 0.06


def test_direction_is_off_then_right_but_flat():
    p = program
    assert 0 < p.degrees_0 < p.degrees_10 < 90
    assert p.degrees_100 == 0
    assert p.share_100 < 0.02
    assert p.aim_scaled == (0, 1)


def test_steepest_on_the_spot():
    p = program
    down = -np.array(p.gradient(p.x, p.y, 0.0, 0.0))
    down /= np.linalg.norm(down)
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    losses = [
        p.squared_loss(p.x, p.y, 1e-5 * np.cos(angle), 1e-5 * np.sin(angle)) for angle in angles
    ]
    best = angles[np.argmin(losses)]
    assert down @ [np.cos(best), np.sin(best)] == approx(1, abs=1e-3)


def test_mixed_order_is_another_path_to_the_same_place():
    p = program
    assert p.first_mixed[0] == approx(1.7)
    assert p.first_mixed[1] != approx(0.6)
    assert p.descend_mixed(p.x, p.y, 0.1, 500) == approx((1, 1))
    assert p.descend_mixed(p.x, p.y, 0.145, 500) == approx((1, 1))
    assert np.abs(p.descend(p.x, p.y, 0.145, 500)[-1]).max() > 1e6


def test_neuron_has_two_valleys():
    p = program
    for w in (-2.0, -0.4, 0.3, 2.7):
        h = 1e-6
        below, above = figures.neuron_loss(np.array([w - h, w + h]))
        assert p.neuron_slope(w) == approx((above - below) / (2 * h), abs=1e-6)
    assert p.ends == approx([-1, 1.5], abs=1e-3)
    assert p.end_losses[0] > p.end_losses[1]
    assert [abs(p.neuron_slope(w)) for w in p.ends] == approx([0, 0], abs=1e-3)
    # The caption: one sample is hit in each valley.
    left, right = (np.maximum(w * p.x_two, 0) - p.y_two for w in p.ends)
    assert left[0] == approx(0, abs=1e-3)
    assert right[1] == approx(0, abs=1e-3)


def test_sum_needs_another_rate_and_another_threshold():
    p = program
    assert p.same_path
    assert abs(p.w_runaway) > 1e6
    assert p.stop_mean == p.descend_until(p.x, p.y, 0.1)[0]
    assert p.stop_sum > p.stop_mean


def test_wrong_sign_leads_uphill():
    assert program.losses_uphill == sorted(program.losses_uphill)


def test_wrong_answers_of_the_question_differ_from_the_right_one():
    p = program
    values = [round(v, 6) for v in (p.w_new, p.uphill, p.with_sum, p.without_two)]
    assert len(set(values)) == 4
    # “or you forgot x and used the slope for b”
    assert 1 - 0.1 * p.gradient(p.x, p.y, 1.0, 0.0)[1] == approx(p.without_two)
