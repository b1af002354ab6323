"""What the page `numpy-network` claims, checked on its own program and on independent oracles."""

import numpy as np
import numpy_network as n
import numpy_network_figures
import pytest
from drawing.network import draw_network, neuron_places
from scipy.optimize import approx_fprime
from scipy.special import log_softmax
from sklearn.preprocessing import StandardScaler


def central_differences(X, y, parameters, h=1e-6):
    """Differentiate the loss entry by entry, without any formula of the program's gradients."""
    slopes = []
    for k, parameter in enumerate(parameters):
        slope = np.zeros_like(parameter)
        for entry in np.ndindex(parameter.shape):
            sides = []
            for sign in (1, -1):
                moved = [p.copy() for p in parameters]
                moved[k][entry] += sign * h
                sides.append(n.squared_loss(X, y, *moved))
            slope[entry] = (sides[0] - sides[1]) / (2 * h)
        slopes.append(slope)
    return slopes


def relative_error(X, y, parameters, slopes):
    measured = np.concatenate([slope.ravel() for slope in central_differences(X, y, parameters)])
    computed = np.concatenate([slope.ravel() for slope in slopes])
    size = max(np.linalg.norm(measured), np.linalg.norm(computed))
    return np.linalg.norm(measured - computed) / size if size > 0 else 0.0


def random_network(seed):
    """Draw data and parameters whose sums stay clear of the kink at 0."""
    random = np.random.default_rng(seed)
    N, D, H1 = random.integers(1, 6, size=3)
    while True:
        shapes = [(N, D), (N, 1), (D, H1), (1, H1), (H1, 1), (1, 1)]
        X, y, *parameters = (random.standard_normal(shape) for shape in shapes)
        z1, _, z2, _ = n.forward(X, *parameters)
        if min(np.abs(z1).min(), np.abs(z2).min()) > 1e-3:
            return X, y, parameters


SEEDS = range(40)


def without_first_mask(X, y, w1, b1, w2, b2):
    _, y1, z2, y_pred = n.forward(X, w1, b1, w2, b2)
    delta2 = 2 * (y_pred - y) * (z2 > 0)
    delta1 = delta2 @ w2.T
    sums = [delta.sum(axis=0, keepdims=True) for delta in (delta1, delta2)]
    return X.T @ delta1, sums[0], y1.T @ delta2, sums[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_gradients_agree_with_central_differences(seed):
    X, y, parameters = random_network(seed)
    slopes = n.gradients(X, y, *parameters)
    assert [slope.shape for slope in slopes] == [p.shape for p in parameters]
    assert relative_error(X, y, parameters, slopes) < 1e-6


def test_the_random_networks_cover_every_case_of_relu():
    seen = set()
    for seed in SEEDS:
        X, _, parameters = random_network(seed)
        z1, _, z2, _ = n.forward(X, *parameters)
        hidden, output = np.broadcast_arrays(z1 > 0, z2 > 0)
        seen |= set(zip(hidden.ravel().tolist(), output.ravel().tolist(), strict=True))
    assert seen == {(True, True), (True, False), (False, True), (False, False)}


def test_a_missing_first_mask_is_noticed_where_it_matters():
    noticed = []
    for seed in SEEDS:
        X, y, parameters = random_network(seed)
        z1, _, z2, _ = n.forward(X, *parameters)
        matters = bool(((z1 <= 0) & (z2 > 0)).any())
        error = relative_error(X, y, parameters, without_first_mask(X, y, *parameters))
        assert (error > 1e-6) == matters
        noticed.append(matters)
    assert 10 < sum(noticed) < len(SEEDS)


def test_every_case_of_relu_for_one_sample():
    x, label = np.array([[1.0, 2.0]]), np.array([[2.0]])
    w1, b1, b2 = np.array([[1.0, -1.0], [0.5, -0.5]]), np.zeros((1, 2)), np.zeros((1, 1))
    for sign in (1, -1):  # hidden neuron 1 is on, neuron 2 off; the output on, then off
        w2 = sign * np.array([[0.25], [3.0]])
        z1, _, z2, _ = n.forward(x, w1, b1, w2, b2)
        assert z1[0, 0] > 0 > z1[0, 1] and (z2[0, 0] > 0) == (sign > 0)
        grad_w1, grad_b1, _, grad_b2 = n.gradients(x, label, w1, b1, w2, b2)
        assert np.all(grad_w1[:, 1] == 0) and grad_b1[0, 1] == 0
        assert np.all(grad_w1[:, 0] != 0) == (sign > 0)
        assert (grad_b2[0, 0] != 0) == (sign > 0)


def test_the_sample_by_hand():
    assert (n.x @ [[1, -1, 0.5, 2], [0.5, 1, -1, -1]] + [[0, -2, 1, 1]]).tolist() == [
        [2.0, -1.0, -0.5, 1.0]
    ]
    assert n.slope_computed == -2.0
    assert n.slope_measured == pytest.approx(n.slope_computed, abs=1e-9)


def test_the_drawing_shows_the_sample_of_the_program():
    figures = numpy_network_figures
    w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
    z1, y1, z2, y_pred = n.forward(n.x, w1, figures.b1, figures.w2, figures.b2)
    assert np.array_equal(figures.x, n.x) and np.array_equal(figures.w1, w1)
    assert np.array_equal(figures.y1, y1) and np.array_equal(figures.y_pred, y_pred)
    assert np.array_equal(y1 > 0, z1 > 0) and z2[0, 0] == 1.5


def test_standardised_features():
    assert np.allclose(n.X_std, StandardScaler().fit_transform(n.X))


def test_training_lowers_the_loss_clearly_and_one_step_is_the_update_rule():
    assert n.losses[-1] < 0.1 * n.losses[0]
    start = n.start_parameters(n.seed_alive)
    moved, losses = n.train(n.X_std, n.y, start, alpha=n.alpha, steps=1)
    flat = np.concatenate([p.ravel() for p in start])
    cuts = np.cumsum([p.size for p in start])[:-1]

    def loss(vector):
        parts = np.split(vector, cuts)
        shaped = [part.reshape(p.shape) for part, p in zip(parts, start, strict=True)]
        return n.squared_loss(n.X_std, n.y, *shaped)

    slope = approx_fprime(flat, loss)
    step = flat - np.concatenate([p.ravel() for p in moved])
    assert np.allclose(step, n.alpha * slope, rtol=1e-3, atol=1e-4)
    assert losses[0] == loss(flat) and losses[1] < losses[0]


def test_seed_1_stays_near_the_plateau_before_it_falls():
    assert abs(n.losses[10] - 250) < 2 and n.losses[50] < 50
    assert 0 < n.still_on < 75
    assert all(slope.any() for slope in n.gradients(n.X_std, n.y, *n.after_10))
    assert n.seed_alive == next(
        seed for seed in range(9) if n.forward(n.X_std, *n.start_parameters(seed))[2].max() > 0
    )


def test_dead_networks_stand_at_250_and_100():
    assert set(n.losses_dead_output) == {250.0}
    assert all(not slope.any() for slope in n.gradients(n.X, n.y, *n.dead_output))
    assert n.losses_dead_hidden[-1] == pytest.approx(100, abs=1e-6)
    assert np.allclose(n.forward(n.X, *n.dead_hidden)[-1], 1, atol=1e-4)
    assert not any(n.only_bias_left(seed) for seed in range(n.seed_dead_hidden))
    assert (np.square(0 - n.y).sum(), np.square(1 - n.y).sum()) == (250, 100)
    assert n.constant_loss == min(np.square(c - n.y).sum() for c in np.linspace(0, 2, 201))


def test_nearly_half_of_the_raw_starts_are_dead_and_why():
    assert 0.4 < n.dead_raw < 0.5
    assert n.dead_std < n.dead_raw / 2
    assert n.mixed_raw < 0.2 and n.mixed_std > 0.8


def test_shares_of_failing_seeds():
    for share, run in zip(n.failed, n.runs.values(), strict=True):
        assert len(run) == 100
        assert share == sum(losses[-1] > 99 for _, losses in run) / 100
    gentle, same, standardised = n.failed
    assert standardised < gentle < same and same > 0.9
    # A dead start stays dead whatever the learning rate: the shares cannot fall below it.
    dead = np.mean([n.forward(n.X, *n.start_parameters(s))[2].max() <= 0 for s in range(100)])
    assert dead <= gentle


def test_losses_of_failed_starts_gather_at_250_and_100():
    same = next(run for name, run in n.runs.items() if name == "raw, alpha = 0.0005")
    last = np.array([losses[-1] for _, losses in same])
    gathered = np.isclose(last, 250, atol=0.5) | np.isclose(last, 100, atol=0.5)
    assert np.isclose(last, 100, atol=0.5).any() and gathered.mean() > 0.9


def test_most_failed_standardised_starts_predict_0():
    *_, standardised = n.runs.values()
    failed = [losses[-1] for _, losses in standardised if losses[-1] > 99]
    assert np.isclose(failed, 250, atol=1).mean() > 0.8


def test_equal_weights_stay_equal():
    shapes = [(2, 4), (1, 4), (4, 1), (1, 1)]
    (w1, b1, w2, _), losses = n.train(n.X_std, n.y, [np.full(s, 0.3) for s in shapes], 0.0005, 20)
    assert losses[-1] < losses[0]
    assert np.ptp(w1, axis=1).tolist() == [0, 0] and np.ptp(b1) == np.ptp(w2) == 0


def test_every_region_of_the_figure_and_setosa():
    classes = n.rounded(n.forward(n.X_std, *n.trained)[-1])
    table = [np.bincount(classes[n.iris.target == k], minlength=3).tolist() for k in range(3)]
    assert table[0][0] >= 48  # setosa
    assert table[1][2] > 5 and table[2][1] > 5  # the other two overlap
    # No sudden change from 0 to 2: where both are near, a 1 lies between.
    rows = n.rounded(n.plane.reshape(-1, 1)).reshape(n.plane.shape)
    assert np.abs(np.diff(rows, axis=0)).max() == np.abs(np.diff(rows, axis=1)).max() == 1


def test_softmax_with_large_steps_fails_by_dead_hidden_neurons():
    seed = n.with_large_steps.index(min(n.with_large_steps))
    (w1, b1, _, _), _ = n.train_softmax(
        n.X_std, n.one_hot, n.start_parameters(seed, outputs=3), 0.02, 300
    )
    assert (n.X_std @ w1 + b1 <= 0).all()


def test_softmax_gradient_agrees_with_differences():
    random = np.random.default_rng(3)
    z, one_hot = random.standard_normal((5, 3)), np.eye(3)[random.integers(0, 3, 5)]

    def loss(vector):
        return -(log_softmax(vector.reshape(5, 3), axis=1) * one_hot).sum()

    measured = approx_fprime(z.ravel(), loss).reshape(5, 3)
    assert np.allclose(n.softmax(z) - one_hot, measured, atol=1e-6)


def test_softmax_training_lowers_the_cross_entropy():
    start = n.start_parameters(0, outputs=3)
    _, losses = n.train_softmax(n.X_std, n.one_hot, start, alpha=0.002, steps=300)
    assert losses[-1] < 0.5 * losses[0]


def test_comparison_of_outputs():
    assert min(n.with_relu) == pytest.approx(1 / 3) == min(n.with_large_steps)
    assert min(n.with_softmax) > 0.7
    assert abs(np.median(n.with_softmax) - n.logistic) < 0.03
    assert n.summary[1][0] == min(n.with_softmax)


def test_mistakes_do_what_the_page_says():
    assert n.loss_wrong > n.loss_wrong_constant  # the wrong loss prefers the useless network
    assert n.loss_right < n.constant_loss
    assert n.accuracy_argmax == pytest.approx(1 / 3) and set(n.classes) == {0}
    assert n.accuracy_raw == pytest.approx(1 / 3) and n.accuracy > 0.7
    assert n.y_pred_raw.min() > 2


def test_drawing_stays_inside_its_axes_for_other_sizes():
    for sizes in ([2, 4, 1], [4, 7, 4, 3], [1, 1]):
        ax = draw_network(sizes, weights=["w"] * (len(sizes) - 1))
        assert len(ax.patches) == sum(sizes)
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        for circle in ax.patches:
            (x, height), radius = circle.center, circle.radius
            assert left <= x - radius and x + radius <= right
            assert low <= height - radius and height + radius <= high
        for layer in neuron_places(sizes):
            heights = [place[1] for place in layer]
            assert heights == sorted(heights, reverse=True) and sum(heights) == pytest.approx(0)


def test_some_versicolor_share_both_features_with_a_virginica():
    X, target = n.X, n.iris.target
    distances = np.abs(X[target == 1][:, np.newaxis] - X[target == 2]).sum(axis=2)
    assert n.shared == (distances.min(axis=1) == 0).sum() > 0
