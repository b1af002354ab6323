"""What the page `teamwork` claims, checked on its own program and on scikit-learn."""

from itertools import product

import numpy as np
import pytest
import teamwork as t
from scipy.special import softmax
from sklearn.neural_network import MLPClassifier

from tests.cells import run_again


def test_shapes_do_not_depend_on_training():
    assert t.before == t.after and t.few_steps == 2 < t.many_steps < 10000
    assert t.accuracy_few < 0.5 < 0.9 < t.accuracy_many  # "no good for predictions"


def test_coefs_is_a_list_of_arrays_with_two_axes_and_one_more_than_hidden_layers():
    for hidden in [(), (5,), (7, 4), (7, 6, 4)]:
        net = t.fitted(t.X, t.y, hidden)
        assert type(net.coefs_) is list and len(net.coefs_) == len(hidden) + 1
        assert all(w.ndim == 2 for w in net.coefs_)
        assert all(b.ndim == 1 for b in net.intercepts_)


def test_the_number_of_samples_is_in_no_shape():
    every_second = t.fitted(t.X[::2], t.y[::2], (7, 4))
    assert [w.shape for w in every_second.coefs_] == t.before


@pytest.mark.parametrize("hidden", [(6, 7, 4), (7, 6, 4), (7, 4, 6)])
def test_a_new_layer_replaces_one_matrix_by_the_two_with_a_6(hidden):
    new = [w.shape for w in t.fitted(t.X, t.y, hidden).coefs_]
    old = t.before
    assert len(new) == len(old) + 1
    assert len([shape for shape in old if shape in new]) == len(old) - 1
    assert sum(6 in shape for shape in new) == 2


def test_count_parameters_on_networks_of_scikit_learn():
    for hidden in [(), (6, 2), (2, 6, 7, 5)]:
        net = t.fitted(t.X, t.y, hidden)
        counted = sum(array.size for array in net.coefs_ + net.intercepts_)
        assert t.count_parameters([4, *hidden, 3]) == counted


def test_counts_of_group_a():
    nets = [t.fitted(t.X, t.y, h) for h in [(7, 4), (6, 7, 4), (7, 6, 4), (7, 4, 6)]]
    counted = [sum(a.size for a in net.coefs_ + net.intercepts_) for net in nets]
    assert counted == [t.n_before, t.n_first, t.n_middle, t.n_last]
    assert [t.first, t.middle, t.last] == [[w.shape for w in n.coefs_] for n in nets[1:]]


def test_what_group_a_prints_is_what_its_four_networks_have(capsys):
    run_again(t, "group-a")
    printed = capsys.readouterr().out.splitlines()
    expected = []
    for hidden in [(7, 4), (6, 7, 4), (7, 6, 4), (7, 4, 6)]:
        ends = (4, *hidden, 3)
        dominoes = [(ends[k], ends[k + 1]) for k in range(len(ends) - 1)]
        expected.append(" ".join([str(hidden), "→", *map(str, dominoes)]))
    assert printed == expected


def test_wrong_answers_are_what_the_page_takes_them_for():
    assert (t.transposed_shape, t.old_shape) == ((7, 2), (4, 7))
    assert t.second_shape == (7, 4)  # `coefs_[1]` of (7, 4), whatever the features
    weights = 4 * 8 + 8 * 5 + 5 * 3
    assert t.n_asked_weights == weights and t.n_asked == weights + 8 + 5 + 3
    assert t.n_asked_no_output == 4 * 8 + 8 * 5 + 8 + 5


def test_labels_filtered_without_their_flowers_are_an_error(capsys):
    run_again(t, "mistake-half-filtered")
    assert "ValueError" in (out := capsys.readouterr().out) and "150" in out and "100" in out


def test_group_b_changes_the_first_matrix_only_and_no_bias():
    changed = [a.shape != b.shape for a, b in zip(t.four.coefs_, t.two.coefs_, strict=True)]
    assert changed == [True, False, False] and t.n_lost == 14
    biases = [[b.shape for b in net.intercepts_] for net in (t.four, t.two)]
    assert biases[0] == biases[1]


def test_group_c_changes_the_last_matrix_to_one_neuron():
    assert [w.shape for w in t.binary.coefs_] == [(4, 7), (7, 4), (4, 1)]
    assert t.X_two.shape == (100, 4) and set(t.y_two) == {0, 1}


def test_one_neuron_does_the_work_of_two_with_five_parameters_fewer():
    assert np.allclose(t.P[:, 1], t.P_one[:, 0], rtol=0, atol=1e-12)
    assert np.allclose(t.P[:, 0], 1 - t.P_one[:, 0], rtol=0, atol=1e-12)
    assert t.count_parameters([4, 2]) - t.count_parameters([4, 1]) == 5


def test_the_binary_network_by_hand_is_predict_proba():
    assert np.allclose(t.P_versicolor[:, 0], t.by_sklearn[:, 1], rtol=0, atol=1e-12)
    assert np.allclose(1 - t.P_versicolor[:, 0], t.by_sklearn[:, 0], rtol=0, atol=1e-12)


def test_with_three_classes_one_neuron_is_superfluous_but_kept():
    z = np.random.default_rng(4).standard_normal((9, 3))
    without_first = z - z[:, :1]  # the first logit is now always 0
    assert np.allclose(softmax(z, axis=1), softmax(without_first, axis=1))
    assert t.before[-1] == (4, 3)


def test_layer_sizes_for_any_network():
    for features, hidden, classes in product((2, 5), [(), (3,), (4, 2, 6)], (2, 3, 4)):
        X = np.random.default_rng(0).standard_normal((30, features))
        y = np.arange(30) % classes
        net = MLPClassifier(hidden, random_state=0).partial_fit(X, y, classes=range(classes))
        assert t.shapes(t.layer_sizes(X, y, hidden)) == [w.shape for w in net.coefs_]


def test_merged_classes_have_the_same_shapes_and_another_task():
    assert [w.shape for w in t.merged.coefs_] == [w.shape for w in t.binary.coefs_]
    assert np.bincount(t.y_merged).tolist() == [50, 100]
    assert len(np.unique(t.iris.target[t.y_merged == 1])) == 2


def test_one_hot_labels_make_two_separate_questions():
    assert t.two_outputs.coefs_[-1].shape == (4, 2)
    assert t.two_outputs.out_activation_ == "logistic"
    assert abs(t.one_hot_sums[0] - 1) > 0.05
