"""What the page `exercises` claims, and its reference values, computed another way."""

import exercises as e
import exercises_checks as c
import numpy as np
import numpy_network
import pytest
from sklearn.neural_network import MLPClassifier


def forward(x, w1, b1, w2, b2):
    """Compute one sample neuron by neuron: z1, z2 and the prediction."""
    z1 = [sum(x[j] * w1[j, i] for j in range(2)) + b1[0, i] for i in range(4)]
    z2 = sum(max(z, 0) * w2[i, 0] for i, z in enumerate(z1)) + b2[0, 0]
    return z1, z2, max(z2, 0)


def test_both_programs_have_the_same_numbers():
    assert np.array_equal(e.X, c.X)
    for name in ("w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(e, name), getattr(c, name))


def test_check_sum_of_a_matrix_product():
    together = c.X.sum(axis=0)
    assert together.tolist() == [3, 6]
    assert np.allclose(together @ c.w1, c.column_sums)
    assert np.allclose(c.column_sums + 3 * c.b1[0], c.z1_sums)


def test_only_the_transposed_product_exists():
    assert np.array_equal(c.w1.T @ c.X.T, (c.X @ c.w1).T)
    assert (c.w1.T @ c.X.T).shape == c.transposed_shape == (4, 3)
    for left, right in [(c.w1, c.X), (c.X.T, c.w1), (c.X, c.w1.T)]:
        with pytest.raises(ValueError):
            left @ right


def test_network_by_hand():
    parameters = c.w1, c.b1, c.w2, c.b2
    runs = [forward(x, *parameters) for x in c.X]
    predictions = [run[2] for run in runs]
    assert np.isclose(sum(predictions), c.pred_sum)
    assert np.isclose(
        sum((p - y) ** 2 for p, y in zip(predictions, [2, 0, 1], strict=True)), c.loss
    )
    without = [(run[1] - y) ** 2 for run, y in zip(runs, [2, 0, 1], strict=True)]
    assert np.isclose(sum(without), c.loss_without_relu) and c.loss_without_relu != c.loss
    z1, z2, prediction = runs[1]
    assert (c.second, c.second_pred) == (z2, prediction) and z2 < 0
    no_hidden_relu = sum(z * c.w2[i, 0] for i, z in enumerate(z1)) + c.b2[0, 0]
    assert np.isclose(c.second_without_hidden_relu, no_hidden_relu)
    assert [i for i, z in enumerate(z1) if z <= 0] == [1]  # "neuron 2 is off"


def test_neurons_that_are_off():
    runs = [forward(x, c.w1, c.b1, c.w2, c.b2) for x in c.X]
    assert sum(z <= 0 for run in runs for z in run[0]) == c.n_off
    assert sum(run[1] <= 0 for run in runs) == 1  # "and so is one at the output"


def test_shapes_of_task_3():
    X, y = np.random.default_rng(0).standard_normal((50, 6)), np.arange(50) % 4
    net = MLPClassifier((8, 5, 3), random_state=0).partial_fit(X, y, classes=range(4))
    assert net.coefs_[1].shape == c.second_shape and net.coefs_[2].shape == c.third_shape
    assert sum(w.size for w in net.coefs_) == c.n_weights
    assert sum(a.size for a in net.coefs_ + net.intercepts_) == c.n_parameters


def test_layers_without_activation_are_one_layer():
    X = np.random.default_rng(1).standard_normal((9, 2))
    two = (X @ c.w1 + c.b1) @ c.w2 + c.b2
    assert np.allclose(two, X @ c.w_joined + c.b_joined)
    assert c.b_joined.shape == (1, 1)


def test_best_plane_for_the_four_corners_is_flat():
    assert (c.line_loss, c.line_value) == (1, 0.5)
    assert np.allclose(c.best_line, 0.5)
    random = np.random.default_rng(2)
    for plane in random.standard_normal((1000, 3)):
        assert np.square(c.design @ plane - c.equal[:, 0]).sum() >= 1 - 1e-12


def test_the_formula_for_the_four_corners():
    for (x1, x2), label in zip(c.corners, c.equal[:, 0], strict=True):
        s = x1 + x2
        assert 1 - max(s, 0) + 2 * max(s - 1, 0) == label == (x1 == x2)
    assert c.equal_loss == 0


def test_task_6_with_both_biases_is_the_training_of_section_12():
    X_std = (e.X_iris - e.X_iris.mean(axis=0)) / e.X_iris.std(axis=0)
    y = e.species[:, np.newaxis]
    last = []
    for seed in range(20):
        w1, _, w2, _ = numpy_network.start_parameters(seed)
        start = [w1, np.zeros((1, 4)), w2, np.zeros((1, 1))]
        last.append(numpy_network.train(X_std, y, start, c.alpha, 300)[1][-1])
    assert np.isclose(np.median(last), c.medians["both"])
    assert np.isclose(min(last), c.lowest["both"])
    assert np.sum(np.array(last) > 99) == c.failed["both"]


def test_the_ceiling_counts_the_most_frequent_species_at_each_place():
    places = {}
    for flower, species in zip(map(tuple, e.X_iris), e.species, strict=True):
        places.setdefault(flower, []).append(species)
    assert sum(max(map(s.count, set(s))) for s in places.values()) == e.ceiling < 150
    assert sum(len(set(s)) > 1 for s in places.values()) == e.n_mixed


def test_tuned_networks_do_not_beat_logistic_regression():
    assert c.best < e.baseline + e.one_flower
    assert c.best < e.ceiling_share
    assert c.n_settings == len(c.scores) == 12
    assert min(c.scores, key=c.scores.get) == c.worst_setting == "(16,) 0.0001"
    assert c.worst == c.scores[c.worst_setting] < c.best
    assert all(c.worst <= score <= c.best for score in c.scores.values())


def test_without_biases_the_prediction_scales_with_the_features():
    random = np.random.default_rng(3)
    for _ in range(20):
        w1, w2 = random.standard_normal((2, 4)), random.standard_normal((4, 1))
        X = random.standard_normal((30, 2))

        def predict(X, w1=w1, w2=w2):
            return c.relu(c.relu(X @ w1) @ w2)

        assert np.allclose(predict(2 * X), 2 * predict(X))
        assert (predict(np.zeros((1, 2))) == 0).all()


def test_one_bias_makes_the_difference():
    for name in ("b1", "b2", "both"):
        assert c.medians[name] < c.medians["none"] / 2 and c.lowest[name] < c.lowest["none"] / 2
    others = [c.medians[name] for name in ("b1", "b2", "both")]
    assert max(others) - min(others) < 2  # "the second changes little"
    assert min(c.failed.values()) > 0  # "some networks are dead"


def test_a_second_bias_on_the_same_neuron_doubles_its_learning_rate():
    random = np.random.default_rng(3)
    w1, w2 = random.standard_normal((2, 4)), random.standard_normal((4, 1))
    doubled, _, b2_doubled = c.train(w1, w2, (c.alpha, 0, 2 * c.alpha), steps=40)
    # Written out with two biases, b and a, that both get the whole gradient.
    a = b = np.zeros((1, 1))
    for _ in range(40):
        z1 = c.X_std @ w1
        y1 = np.maximum(z1, 0)
        z2 = y1 @ w2 + b + a
        delta2 = 2 * (np.maximum(z2, 0) - c.labels) * (z2 > 0)
        delta1 = (delta2 @ w2.T) * (z1 > 0)
        w1, w2 = w1 - c.alpha * (c.X_std.T @ delta1), w2 - c.alpha * (y1.T @ delta2)
        b, a = b - c.alpha * delta2.sum(), a - c.alpha * delta2.sum()
    assert abs(b2_doubled).max() > 0.1 and np.allclose(a + b, b2_doubled)
    assert doubled[-1] < doubled[0]


def test_reference_gradients_by_central_differences():
    parameters = [e.w1.copy(), e.b1.copy(), e.w2.copy(), e.b2.copy()]

    def loss():
        return (forward(e.x[0], *parameters)[2] - 2) ** 2

    for array, gradient in zip(
        parameters, [e.grad_w1, e.grad_b1, e.grad_w2, e.grad_b2], strict=True
    ):
        assert gradient.shape == array.shape
        for entry in np.ndindex(array.shape):
            start, sides = array[entry], []
            for h in (1e-6, -1e-6):
                array[entry] = start + h
                sides.append(loss())
            array[entry] = start
            assert abs((sides[0] - sides[1]) / 2e-6 - gradient[entry]) < 1e-6
    assert (e.z1 != 0).all() and (e.z2 != 0).all()  # ReLU's convention at 0 does not matter


def test_loss_after_one_step():
    gradients = e.grad_w1, e.grad_b1, e.grad_w2, e.grad_b2
    old = e.w1, e.b1, e.w2, e.b2
    new = [p - 0.1 * g for p, g in zip(old, gradients, strict=True)]
    assert np.isclose((forward([1, 2], *new)[2] - 2) ** 2, c.loss_after)
    assert c.loss_after < c.loss_before == 0.25
