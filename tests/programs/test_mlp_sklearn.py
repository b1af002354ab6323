"""What the page `mlp-sklearn` claims, checked on its own program and on independent oracles."""

import mlp_sklearn as m
import numpy as np
import pytest
from scipy.special import softmax as scipy_softmax
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

COLLAPSE = 0.75


def hidden_values(net, X):
    y1 = np.maximum(X @ net.coefs_[0] + net.intercepts_[0], 0)
    return y1, np.maximum(y1 @ net.coefs_[1] + net.intercepts_[1], 0)


def start_values(seed, X, y):
    """Return the first layer that scikit-learn starts from, by a step of no length."""
    net = MLPClassifier(hidden_layer_sizes=(7, 4), random_state=seed, learning_rate_init=1e-30)
    net.partial_fit(X, y, classes=[0, 1, 2])
    return net.coefs_[0], net.intercepts_[0]


def test_setosa_lies_apart_and_the_others_touch():
    petals = [m.X[m.y == k, 2] for k in range(3)]
    assert petals[0].max() < min(petals[1].min(), petals[2].min())
    assert petals[1].max() > petals[2].min()


def test_only_the_stratified_split_keeps_the_shares():
    assert np.bincount(m.y_test).tolist() == [10, 10, 10]
    assert np.bincount(m.y_train).tolist() == [40, 40, 40]
    assert any(counts != [10, 10, 10] for counts in m.unstratified)


def test_the_split_has_no_flower_twice_and_loses_none():
    together = np.vstack([m.X_train, m.X_test])
    assert sorted(map(tuple, together)) == sorted(map(tuple, m.X))


def test_the_first_network_gets_all_test_flowers_but_not_all_training_flowers():
    assert m.right == len(m.y_test)
    assert m.train_accuracy < 1


def test_runs_differ_and_most_are_good():
    assert m.lowest < 0.5 and m.highest > 0.95
    assert (m.raw_accuracy > 0.9).mean() > 0.7
    # The sentence before the slide box speaks of two thirds and one third.
    low = m.raw_accuracy[m.raw_accuracy < 0.9]
    assert {round(3 * a) for a in low} == {1, 2}


def test_the_same_seed_gives_the_same_network():
    again = m.perceptron(seed=m.worst).fit(m.X_train, m.y_train)
    assert all(map(np.array_equal, again.coefs_, m.raw_networks[m.worst].coefs_))


def test_every_training_stopped_by_itself():
    for net in [*m.raw_networks, *m.std_networks]:
        assert net.n_iter_ < net.max_iter


def test_shapes():
    assert [w.shape for w in m.clf.coefs_] == [(4, 7), (7, 4), (4, 3)]
    assert [b.shape for b in m.clf.intercepts_] == [(7,), (4,), (3,)]
    assert isinstance(m.clf.coefs_, list)
    assert len(m.clf.coefs_) == len(m.clf.hidden_layer_sizes) + 1
    assert (m.n_layers, m.n_outputs, m.clf.out_activation_) == (4, 3, "softmax")


@pytest.mark.parametrize("seed", range(5))
def test_forward_by_hand_is_predict_proba(seed):
    random = np.random.default_rng(seed)
    X = random.standard_normal((50, 4)) * 10 ** random.uniform(-1, 3)
    for net in (m.raw_networks[seed], m.std_networks[seed]):
        _, y2 = hidden_values(net, X)
        P = m.softmax(y2 @ net.coefs_[2] + net.intercepts_[2])
        assert np.allclose(P, net.predict_proba(X), rtol=0, atol=1e-12)


def test_softmax_agrees_with_scipy_even_for_huge_values():
    z = np.random.default_rng(3).standard_normal((20, 3)) * 1e4
    assert np.allclose(m.softmax(z), scipy_softmax(z, axis=1), rtol=0, atol=1e-14)


def test_loss_is_that_of_the_parameters_before_the_last_step():
    assert abs(m.loss - m.one_step_more.loss_) < 1e-12
    assert 1e-5 < abs(m.loss - m.clf.loss_) < 1e-3
    # L-BFGS reports the loss of the parameters that it returns: no step lies in between.
    net = MLPClassifier((7, 4), solver="lbfgs", alpha=0.3, max_iter=20000, random_state=1)
    net.fit(m.X_train_std, m.y_train)
    penalty = 0.3 / (2 * len(m.y_train)) * sum((w**2).sum() for w in net.coefs_)
    data_loss = log_loss(m.y_train, net.predict_proba(m.X_train_std))
    assert penalty > 1e-3
    assert np.isclose(data_loss + penalty, net.loss_, rtol=1e-10)


def test_biases_are_not_penalised():
    assert m.penalty < 1e-3 * m.data_loss  # "the penalty is tiny"
    with_biases = m.penalty + m.clf.alpha / (2 * m.N) * sum((b**2).sum() for b in m.clf.intercepts_)
    assert abs(m.data_loss + with_biases - m.one_step_more.loss_) > 1e-7


def test_one_step_is_one_pass_over_all_training_flowers():
    assert m.clf.t_ == m.clf.n_iter_ * len(m.y_train)
    assert m.clf._optimizer.t == m.clf.n_iter_


def test_training_stops_when_the_loss_stops_falling():
    for net in [*m.raw_networks, *m.std_networks]:
        best, standing, steps = np.inf, 0, 0
        while standing <= net.n_iter_no_change:
            loss = net.loss_curve_[steps]
            standing = standing + 1 if loss > best - net.tol else 0
            best, steps = min(best, loss), steps + 1
        assert steps == net.n_iter_ == len(net.loss_curve_)


def test_first_step_has_the_length_of_the_learning_rate_for_large_and_small_gradients():
    def parameters(**settings):
        net = m.perceptron(seed=0).set_params(alpha=0, **settings)
        net.partial_fit(m.X_train, m.y_train, classes=[0, 1, 2])
        return np.concatenate([a.ravel() for a in net.coefs_ + net.intercepts_])

    moved = np.abs(parameters() - parameters(learning_rate_init=1e-30))
    assert moved.max() <= m.learning_rate * (1 + 1e-6)
    # What does not move belongs to dead neurons: their gradient is 0.
    reached = moved > 1e-12
    assert 10 < reached.sum() < len(moved)
    assert (moved[reached] > 0.99 * m.learning_rate).all()


def test_alpha_of_the_warning_is_a_thousand_times_the_default():
    assert np.isclose(0.1 / m.l2_alpha, 1000)


def test_scaler_knows_the_training_data_only():
    assert np.allclose(m.scaler.mean_, m.X_train.mean(axis=0))
    assert np.allclose(m.scaler.scale_, m.X_train.std(axis=0))
    assert not np.allclose(m.X_test_std.mean(axis=0), 0, atol=0.01)


def test_with_seed_0_the_standardised_network_is_the_worse_one():
    assert m.std_seed_0 == m.std_accuracy[0] < m.raw_accuracy[0]


def test_scaling_changes_collapses_not_the_median():
    assert m.std_collapses < m.raw_collapses
    assert abs(m.raw_median - m.std_median) <= 1 / len(m.y_test) + 1e-12
    assert min(m.raw_median, m.std_median) > 0.95


def test_the_hatched_bars_are_the_collapsed_networks():
    # The figure sorts by the test flowers, the text by the training flowers.
    assert np.array_equal(m.raw_train < COLLAPSE, m.raw_accuracy < COLLAPSE)
    assert np.array_equal(m.std_train < COLLAPSE, m.std_accuracy < COLLAPSE)
    healthy = np.concatenate([m.raw_accuracy, m.std_accuracy])
    assert healthy[healthy > COLLAPSE].min() > 0.9


def test_dead_neurons_are_counted_from_scikit_learns_own_start():
    for seed in range(10):
        for X in (m.X_train, m.X_train_std):
            w1, b1 = start_values(seed, X, m.y_train)
            dead = int((X @ w1 + b1 <= 0).all(axis=0).sum())
            assert dead == m.dead_at_start(X, seed)


def test_raw_features_start_with_many_dead_neurons_standardised_ones_hardly():
    assert m.raw_dead > 2 and m.std_dead < 0.3
    assert m.collapsed_dead > m.sound_dead + 0.5


def test_raw_neurons_are_rarely_on_for_some_flowers_only():
    share = {}
    for name, X in [("raw", m.X_train), ("std", m.X_train_std)]:
        on = [
            (X @ w + b > 0).mean(axis=0)
            for w, b in (start_values(s, X, m.y_train) for s in range(40))
        ]
        share[name] = np.mean([(0 < x) & (x < 1) for x in on])
    assert share["raw"] < 0.5 < 0.9 < share["std"]


def test_collapse_shows_in_the_loss():
    losses = np.array([net.loss_ for net in m.raw_networks])
    assert losses[m.raw_train < COLLAPSE].min() > losses[m.raw_train > COLLAPSE].max()
    assert abs(losses[m.worst] - m.ln3) < 0.05
    assert abs(losses[m.halfway] - 0.5) < 0.1  # "about one half", in the description of the figure


def test_best_of_five_is_sound():
    assert len(m.best) == 8
    assert (m.raw_train[m.best] > COLLAPSE).all() and m.best_minimum > 0.9
    for group, seed in enumerate(m.best):
        assert seed // 5 == group
        assert m.raw_loss[seed] == m.raw_loss[5 * group : 5 * group + 5].min()


def test_all_confusions_lie_between_versicolor_and_virginica():
    assert m.confusion[0].tolist() == [50, 0, 0]
    assert m.confusion[:, 0].tolist() == [50, 0, 0]
    assert m.confusion.sum(axis=1).tolist() == [50, 50, 50]
    assert min(m.confusion[1, 2], m.confusion[2, 1]) > 0
    for true, predicted in np.ndindex(3, 3):
        counted = ((m.y == true) & (m.y_cross == predicted)).sum()
        assert m.confusion[true, predicted] == counted


def test_shuffled_labels_are_learnt_by_heart():
    assert sorted(m.y_shuffled) == sorted(m.y)
    assert m.memory_train > 0.95 and m.memory_test < 0.6


def test_own_scaler_spoils_new_data():
    assert (m.with_training_scaler == 0).all()
    assert m.own_scaler_right <= 3
    assert np.array_equal(m.one_flower, np.zeros((1, 4)))


def test_too_few_iterations_warn_while_the_loss_still_falls():
    assert m.short.n_iter_ == m.short.max_iter == MLPClassifier().max_iter == 200
    assert m.short.loss_curve_[-1] < m.short.loss_curve_[-2] - m.short.tol
    assert m.short_accuracy < m.accuracy == 1
    with pytest.warns(m.ConvergenceWarning):
        m.perceptron(seed=0, max_iter=200).fit(m.X_train, m.y_train)


def test_a_collapse_gives_no_warning():
    assert m.n_warnings == 0 and m.collapse_accuracy < 0.4
    assert m.collapse_iter < m.collapsed.max_iter
    # Only b3 still learns. It is on its way to equal probabilities, too slowly for `tol`.
    assert 0 < m.last_fall < m.collapsed.tol
    assert m.ln3 < m.collapse_loss < m.collapsed.loss_curve_[0]
    _, y2 = hidden_values(m.collapsed, m.X)
    assert not y2.any()
    P = m.collapsed.predict_proba(m.X)
    assert np.allclose(P, scipy_softmax(m.collapsed.intercepts_[2]), rtol=0, atol=1e-12)
    assert len(set(m.collapsed.predict(m.X))) == 1  # two columns of the matrix are empty


def test_answer_about_the_shapes():
    net = MLPClassifier(hidden_layer_sizes=(5,), max_iter=5000, random_state=1)
    net.fit(m.X_train_std, m.y_train)
    assert [w.shape for w in net.coefs_] == [(4, 5), (5, 3)] and net.n_layers_ == 3


def test_dead_neurons_revive_by_the_penalty_only():
    assert m.dead_after < m.dead_before == m.dead_no_penalty
    for seed in range(4):
        X, y = m.X_train, m.y_train
        w1, b1 = start_values(seed, X, y)
        dead = (X @ w1 + b1 <= 0).all(axis=0)
        assert dead.any()
        net = m.perceptron(seed).set_params(alpha=0).fit(X, y)
        assert np.array_equal(net.coefs_[0][:, dead], w1[:, dead])
        assert np.array_equal(net.intercepts_[0][dead], b1[dead])
    # "some recover, others do not"
    assert (m.ends > 0).any() and (m.ends < m.starts).any()


def test_standard_scaler_makes_zeros_of_any_single_flower():
    assert not StandardScaler().fit_transform(m.X[70:71]).any()
