"""What the page `diagnosis` claims, checked on its own program and on independent oracles."""

import diagnosis as d
import numpy as np
import numpy_network as n
import pytest
from drawing.checklist import draw_checks


def test_the_network_is_that_of_the_chapter():
    for seed in range(5):
        ours, theirs = d.start_parameters(seed), n.start_parameters(seed)
        assert all(np.array_equal(one, other) for one, other in zip(ours, theirs, strict=True))
        slopes = zip(d.gradients(d.X, d.y, *ours), n.gradients(d.X, d.y, *ours), strict=True)
        assert all(np.allclose(one, other) for one, other in slopes)
    assert np.allclose(d.losses_sound, n.losses)


@pytest.mark.parametrize("linear", [False, True])
def test_gradients_agree_with_differences(linear):
    for seed in (1, 2, 4, 5):
        start = d.start_parameters(seed)
        computed = d.gradients(d.X, d.y, *start, linear=linear)
        measured = d.numerical_gradients(d.X, d.y, start, linear=linear)
        assert max(d.relative_errors(computed, measured)) < 1e-6


def test_the_line_takes_steps_against_the_gradient_of_its_mean_of_squares():
    x, y, h, alpha = d.petal_length, d.petal_width, 1e-6, 0.001

    def mean_of_squares(w, b):
        return np.mean((y - w * x - b) ** 2)

    w, b = d.fit_line(x, y, alpha=alpha, steps=1)
    assert w == pytest.approx(-alpha * (mean_of_squares(h, 0) - mean_of_squares(-h, 0)) / (2 * h))
    assert b == pytest.approx(-alpha * (mean_of_squares(0, h) - mean_of_squares(0, -h)) / (2 * h))


def test_flat_column_of_labels():
    by_hand = sum(np.square(p - d.iris.target).sum() for p in n.forward(d.X, *d.trained)[-1][:, 0])
    assert d.loss_shape == pytest.approx(by_hand) and d.loss_right == d.losses_sound[-1]
    slope, constant = np.polyfit(d.petal_length[:, 0], d.petal_width[:, 0], 1)
    assert (d.w_right, d.b_right) == pytest.approx((slope, constant), abs=1e-3)
    assert (d.w_wrong, d.b_wrong) == pytest.approx((0, d.petal_width.mean()), abs=1e-3)
    # The network's backward pass is what stops.
    with pytest.raises(ValueError):
        d.gradients(d.X, d.iris.target, *d.start_parameters(1))


def test_standstill_and_its_three_values():
    assert set(d.losses_dead) == {250.0}
    assert not any(s.any() for s in d.gradients(d.X_raw, d.y, *d.dead_output))
    assert d.losses_hidden[-1] == pytest.approx(100, abs=1e-3)
    slopes = d.gradients(d.X_raw, d.y, *d.start_parameters(d.seed_hidden))
    assert [bool(s.any()) for s in slopes] == [False, False, False, True]  # only b2
    assert 0 < d.losses_tiny[0] - d.losses_tiny[-1] < 0.1 and max(d.moves) < 2e-6


def test_explosion_ends_in_nan_and_only_with_the_large_rate():
    losses = np.array(d.losses_nan)
    assert np.isinf(losses[8]) and np.isnan(losses[10]) and (np.diff(losses[1:8]) > 0).all()
    for steps in (1, 2):  # the last panel of the figure: up, and faster from step to step
        assert (np.diff(d.losses_rising, steps) > 0).all()
    assert any("overflow" in kind for kind in d.kinds)
    assert any("invalid" in kind for kind in d.kinds)
    assert np.isnan(d.after_nan[0.005]) and d.nan_repaired < 30
    assert d.nan_relu == 0 and 0 < d.nan_linear < 10
    with np.errstate(over="ignore", invalid="ignore"):  # a wrong sign stays nan, a tenth or not
        assert np.isnan(d.train(d.X, d.y, d.start, 0.00005, 300, d.uphill, linear=True)[1][-1])


def test_what_the_large_step_did_and_what_was_dead_before():
    ends = [d.train(d.X, d.y, d.start_parameters(seed), 0.005, 300) for seed in range(10)]
    off = [(n.forward(d.X, *parameters)[2] <= 0).all() for parameters, _ in ends]
    before = [(n.forward(d.X, *d.start_parameters(seed))[2] <= 0).all() for seed in range(10)]
    assert d.stuck_relu == sum(off) and d.dead_at_start == sum(before) == 2
    assert d.switched_off == d.stuck_relu - d.dead_at_start  # no dead network comes alive
    killed = [seed for seed in range(10) if off[seed] and not before[seed]]
    tenth = [d.train(d.X, d.y, d.start_parameters(seed), 0.0005, 300)[1][-1] for seed in killed]
    assert d.rescued == sum(loss < 30 for loss in tenth) > d.switched_off / 2


def test_swings_come_from_the_learning_rate_alone():
    assert d.rises >= 2 and d.rises_calm == 0
    assert d.losses_swing[1] < d.losses_swing[0] < 2.5 * d.losses_swing[3]
    assert d.losses_swing[1] < d.losses_swing[2] < d.losses_swing[3]
    assert d.losses_swing[-1] < 30


def test_the_flat_curve_falls_after_about_30_steps():
    assert d.losses_sound[25] > 200 and d.losses_sound[45] < 60


@pytest.mark.parametrize("seed", range(10))
def test_a_tiny_step_tells_the_sign_from_the_learning_rate(seed):
    start = d.start_parameters(seed)
    right = d.train(d.X, d.y, start, 1e-6, 1, linear=True)[1]
    wrong = d.train(d.X, d.y, start, 1e-6, 1, d.uphill, linear=True)[1]
    assert right[1] < right[0] and wrong[1] > wrong[0]


def test_fingerprints():
    wrong = {bug: [error > d.red for error in errors] for bug, errors in d.errors_of.items()}
    assert wrong["none"] == [False] * 4
    assert wrong["mask 1 missing"] == wrong["w2 changed first"] == [True, True, False, False]
    assert wrong["b1 forgotten"] == [False, True, False, False]
    assert d.errors_of["b1 forgotten"][1] == pytest.approx(1)
    for bug, error in {"factor 2 missing": 0.5, "mean for sum": 149 / 150, "sign": 2}.items():
        assert d.errors_of[bug] == pytest.approx([error] * 4, rel=1e-6)
    assert wrong["mask 2 missing"] == [True] * 4
    assert np.ptp(d.errors_of["mask 2 missing"]) > 0.1  # with different values
    assert d.N_samples == 150


def test_order_of_the_update():
    large, small = d.errors_order.values()
    assert large == pytest.approx(d.errors_of["w2 changed first"], rel=1e-3, abs=1e-6)
    assert all(0.05 < error < 0.2 for error in large[:2])
    assert small[:2] == pytest.approx([error / 10 for error in large[:2]], rel=0.05)
    assert max(large[2:] + small[2:]) < 1e-6


def test_a_third():
    assert d.accuracy_argmax == d.accuracy_column == pytest.approx(1 / 3)
    for classes in (d.rounded, np.zeros(150, int), np.random.default_rng(0).integers(0, 3, 150)):
        assert np.mean(classes == d.y) == pytest.approx(1 / 3)  # whatever was predicted
    assert d.accuracy_rounded == pytest.approx(n.accuracy) and d.accuracy_cut < d.accuracy_rounded


def test_large_network_recalls_and_the_small_one_generalises():
    (large_training, large_test), (small_training, small_test) = map(
        np.transpose, (d.large, d.small)
    )
    assert (large_training > large_test + 0.1).all() and large_training.min() > 0.9
    assert small_test.mean() > large_test.mean()
    assert small_training.mean() < large_training.mean()


def test_seeds_and_scales():
    assert d.once == d.again and d.at_250 == sum(np.isclose(d.last_losses, 250, atol=0.1)) > 0
    assert n.dead_raw > 2 * n.dead_std > 0 and n.mixed_raw < 0.2 < 0.9 < n.mixed_std
    assert d.both.all()  # the last of the two: standardised


def test_at_250_without_being_dead_only_one_setosa_is_on():
    for seed in np.flatnonzero(np.array(d.last_losses) > 249.9):
        start = d.start_parameters(seed)
        if (n.forward(d.X, *start)[2] <= 0).all():
            continue
        z2 = n.forward(d.X, *d.train(d.X, d.y, start, 0.0005, 300)[0])[2]
        assert d.y[z2 > 0].tolist() == [0]


def first_no(X=None, y=None, start=None, alpha=0.0005, linear=False, computed=None, step=None):
    """Ask the questions of the check list up to the loss of the mean; return the first no."""
    X, y, start = (d.X if X is None else X), (d.y if y is None else y), start or d.start
    with np.errstate(all="ignore"):
        if n.forward(X, *start)[-1].shape != y.shape:
            return "shape"
        if np.isnan(d.squared_loss(X, y, start, linear)):
            return "first loss"
        used = computed or d.gradients
        output = {"linear": True} if linear else {}
        slopes = used(X, y, *start, **output)
        if not any(slope.any() for slope in slopes):
            return "slopes"
        measured = d.numerical_gradients(X, y, start, **output)
        if max(d.relative_errors(slopes, measured)) > d.red:
            return "gradient check"
        moved = (step or (lambda *a: [p - alpha * s for p, s in zip(start, slopes, strict=True)]))(
            X, y, *start, alpha
        )
        changes = [(old - new) / alpha for old, new in zip(start, moved, strict=True)]
        if max(d.relative_errors(changes, slopes)) > d.red:
            return "change"
        losses = d.train(X, y, start, alpha, 300, used, **output)[1]
        if not (np.diff(losses) <= 1e-9).all():  # rounding may tremble at the end
            return "every step"
        return "none" if losses[-1] < d.loss_of_mean - 1 else "mean"


def test_the_check_list_stops_each_fault_at_its_question():
    def climb(X, y, w1, b1, w2, b2, alpha):
        slopes = d.gradients(X, y, w1, b1, w2, b2)
        return [p + alpha * s for p, s in zip((w1, b1, w2, b2), slopes, strict=True)]

    with_nan = d.X.copy()
    with_nan[3, 1] = np.nan
    hidden = d.start_parameters(d.seed_hidden)
    assert first_no(y=d.y_flat) == "shape"
    assert first_no(X=with_nan, linear=True) == "first loss"
    assert first_no(X=d.X_raw, start=d.dead_output) == "slopes"
    for bug in d.bugs[1:]:
        assert first_no(computed=d.gradients_with(bug)) == "gradient check"
    assert first_no(step=d.one_step) == "change" and first_no(step=climb) == "change"
    assert first_no(alpha=0.003, linear=True) == first_no(alpha=0.005, linear=True) == "every step"
    assert first_no(alpha=1e-9) == first_no(X=d.X_raw, start=hidden) == "mean"
    assert first_no() == first_no(linear=True) == "none"


def test_check_list_keeps_inside_its_figure():
    checks = [(["one", "two"], ["three"]), (["four"], ["five"])]
    ax = draw_checks(checks, end="six")
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    for box in ax.patches:
        assert left <= box.get_x() and box.get_x() + box.get_width() <= right
        assert low <= box.get_y() and box.get_y() + box.get_height() <= high
