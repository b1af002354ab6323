"""What the page `review` claims, checked on its own program and on independent oracles."""

import math

import numpy as np
import pytest
import review as r
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.preprocessing import OneHotEncoder


def test_line_fails_on_the_rings_and_the_others_do_not():
    assert r.scores["rings linear"] < 0.5  # "no better than tossing a coin"
    assert min(r.scores["rings tree"], r.scores["rings network"]) > 0.9


def test_each_accuracy_is_the_mean_of_three_times_five_parts():
    assert len(r.accuracies) == 3 * 5
    assert r.scores["iris_flowers network"] == pytest.approx(sum(r.accuracies) / 15)


def test_tree_wins_on_the_rule_of_thresholds():
    rule = [r.scores[f"rule {name}"] for name in ("linear", "tree", "network")]
    assert max(rule) == rule[1] and rule[1] - rule[2] > 0.02
    X, y = r.rule(seed=7)
    assert X.shape == (150, 8)
    assert np.array_equal(y, [int(row[0] > 0.3 and row[1] < 0.7) for row in X])


def test_on_iris_the_network_leads_by_less_than_one_flower():
    assert 0 < r.iris_gain < 100 / 150


def test_class_1_of_the_rings_is_the_inner_one():
    radius = np.hypot(*r.points.T)
    assert radius[r.classes == 1].mean() < radius[r.classes == 0].mean()


def test_one_setosa_cluster_and_three_virginica_with_the_versicolor():
    assert sorted(r.groups[0]) == [0, 0, 10] and sorted(r.groups[2]) == [0, 3, 7]
    assert r.groups[2, r.groups[1].argmax()] == 3
    assert r.groups[1:, r.groups[0].argmax()].tolist() == [0, 0]
    assert r.y_test[0] == 0 and r.clusters[0] == 1  # "cluster 1 is not class 1"
    assert r.groups.sum() == len(r.y_test) == 30


def test_labels_help_and_not_by_a_lucky_division():
    table = confusion_matrix(r.y, r.clusters_all)
    best = table[linear_sum_assignment(-table)].sum()
    assert len(r.naming_right) == 6 and max(r.naming_right) == best
    assert np.sum(r.species_all == r.y) > best + 5
    for seed in range(1, 6):
        cv = StratifiedKFold(5, shuffle=True, random_state=seed)
        assert np.sum(cross_val_predict(r.classifier, r.X, r.y, cv=cv) == r.y) > best + 5


def test_the_figure_with_labels_shows_each_species_on_its_own():
    for species, (marker, drawn) in enumerate(zip("os^", r.right.lines, strict=True)):
        assert drawn.get_marker() == marker
        assert np.array_equal(drawn.get_xydata(), r.X[r.y == species][:, 2:])
    assert np.array_equal(r.left.lines[0].get_xydata(), r.X[:, 2:])


def test_all_errors_lie_where_species_touch():
    assert r.accuracy == sum(map(int.__eq__, r.species.tolist(), r.y_test.tolist())) / 30
    wrong = r.species_all != r.y
    assert wrong.any() and (r.y[wrong] > 0).all() and (r.species_all[wrong] > 0).all()
    table = confusion_matrix(r.y, r.clusters_all)
    assert sorted(table[0]) == [0, 0, 50]  # setosa is a cluster of its own
    assert table[1:, table[0].argmax()].tolist() == [0, 0]


def test_restoring_beats_guessing():
    assert r.error < r.guess_error / 2
    by_hand = [abs(a - b) for a, b in zip(r.restored, r.X_test[:, 3], strict=True)]
    assert math.isclose(r.error, sum(by_hand) / 30)


def test_the_self_supervised_task_is_a_regression():
    assert r.regression is r.restorer
    regression, classification = r.regression[-1], r.classification[-1]
    assert (regression.out_activation_, regression.n_outputs_) == ("identity", 1)
    assert (classification.out_activation_, classification.n_outputs_) == ("softmax", 3)


def test_all_networks_of_the_page_have_the_same_settings():
    nets = [r.models["network"], r.regression[-1], r.classification[-1]]
    for name in ("hidden_layer_sizes", "solver", "alpha", "max_iter", "random_state"):
        assert len({getattr(net, name) for net in nets}) == 1, name
    assert nets[0].hidden_layer_sizes == (8,)


def test_the_flower_shown_has_its_species_right_and_its_width_wrong():
    species = r.classification.predict(r.X_test[:, :3]).tolist()
    assert species[3] == r.y_test[3]
    assert r.species_right == sum(map(int.__eq__, species, r.y_test.tolist()))
    assert 0.3 < r.flower_error < 1


def test_every_text_position_but_the_first_gives_a_sample():
    assert len(r.samples) == len(r.text) - 1
    assert all(r.text.startswith(before + following) for before, following in r.samples)


def test_all_one_hot_codes_are_equally_far_apart():
    off_diagonal = r.distances[~np.eye(3, dtype=bool)]
    assert np.allclose(off_diagonal, math.sqrt(2))
    differences = np.abs(r.number - r.number.T)
    assert differences[0, 2] == 2 * differences[0, 1]


def test_the_best_single_number_lies_between_the_classes():
    guesses = np.linspace(-1, 3, 401)
    losses = (guesses**2 + (guesses - 2) ** 2) / 2
    assert math.isclose(guesses[losses.argmin()], 1, abs_tol=1e-9)


def test_encoder_wants_two_axes():
    with pytest.raises(ValueError, match="Expected 2D array"):
        OneHotEncoder().fit(np.array(["setosa", "virginica"]))
    assert "Expected 2D array" in r.message


def test_reshape():
    assert (r.rows, r.columns, r.axes) == (12, 10, 2)
    for shape in [(-1, 7), (-1, -1)]:
        with pytest.raises(ValueError):
            np.ones(120).reshape(shape)
    assert r.M.reshape(3, -1).shape == r.M.T.shape
    assert not np.array_equal(r.M.reshape(3, -1), r.M.T)
