"""What the page `network` claims, checked on its own program, its drawings and other oracles."""

import matplotlib.pyplot as plt
import network as n
import network_figures as figures
import numpy as np
import pytest
from drawing import palette
from drawing.network import draw_network
from matplotlib.colors import to_hex
from sklearn.datasets import load_iris


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def by_matrices(X):
    """Compute y1 and y_pred as matrix products, in the layout of `w1`: samples are rows."""
    y1 = np.maximum(X @ n.w1 + n.b1, 0)
    return y1, np.maximum(y1 @ n.w2 + n.b2, 0)


def test_the_loop_is_the_matrix_product():
    X = np.random.default_rng(3).uniform(-3, 3, (50, 2))
    y1, y_pred = by_matrices(X)
    assert np.allclose([n.forward(x)[0] for x in X], y1)
    assert np.allclose([n.forward(x)[1] for x in X], y_pred[:, 0])


def test_the_running_example():
    assert n.z1.tolist() == [2, -1, -0.5, 1] and n.y1.tolist() == [2, 0, 0, 1]
    assert n.z2 == n.y_pred == 1.5
    for i in range(4):  # the sums of the page's table, from its own numbers
        assert n.x[0] * n.w1[0, i] + n.x[1] * n.w1[1, i] + n.b1[0, i] == n.z1[i]


def test_other_samples_switch_other_neurons_on():
    on = [tuple(y1 > 0) for y1 in [n.y1, *n.y1_others]]
    assert len(set(on)) == 3
    y1 = by_matrices(n.others)[0]
    assert (y1 @ n.w2 + n.b2)[1, 0] == n.z2_other < 0 and n.y_pred_others[1] == 0


def test_the_drawings_show_the_program():
    assert np.array_equal(figures.x[0], n.x)
    for name in ("w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(figures, name), getattr(n, name))
    assert figures.y1[0].tolist() == n.y1.tolist() and figures.y_pred[0, 0] == n.y_pred
    assert n.flower.tolist() == load_iris().data[0, :2].tolist() == [5.1, 3.5]


def test_each_line_of_the_drawing_is_a_weight_and_each_circle_after_the_inputs_has_a_bias():
    for sizes in ([2, 4, 1], [4, 7, 4, 3], [1, 1], [3, 2]):
        ax = n.draw(sizes)
        weights, biases = n.count(sizes)
        assert len(ax.lines) == weights
        circles = [len(collection.get_offsets()) for collection in ax.collections]
        assert circles == sizes and sum(circles[1:]) == biases


def test_the_lines_counted_are_those_of_the_network_that_the_text_names():
    assert n.n_lines == 4 * 7 + 7 * 4 + 4 * 3
    assert (n.circles, n.neurons) == (2 + 4 + 1, 4 + 1)


def test_sizes_and_layers():
    assert (n.n_layers, n.n_matrices) == (4, 3)
    assert n.totals[0] != n.totals[1] and n.first_layer > 0.95
    assert [w.shape for w in n.wrong.coefs_] == [(4, 4), (4, 7), (7, 4), (4, 3), (3, 3)]
    assert n.n_parameters_wrong != n.totals[0]


def test_wrong_answers_are_what_the_page_takes_them_for():
    assert (n.answer_count, n.weights_question, n.circles_as_biases) == (32, 25, 35)
    assert (n.answer_fifth, n.without_outgoing) == (4, 3)


def test_an_empty_label_writes_nothing_and_a_highlight_shows_its_connections():
    values = [[["1", ""], ["2", ""]], [["3"], [""]]]
    ax = draw_network([2, 2, 1], weight_values=values, highlight=(1, 0))
    written = {text.get_text() for text in ax.texts}
    assert {"1", "2", "3"} <= written and "" not in written
    colors = [to_hex(line.get_color()) for line in ax.lines]
    assert colors.count(palette.W) == 2 and colors.count(palette.LINE) == 4


def test_pending_and_off_neurons_differ_not_by_colour_alone():
    ax = draw_network([1, 3], off=[(1, 1)], pending=[(1, 2)])
    _, on, off, pending = ax.patches
    assert off.get_linestyle() != on.get_linestyle() == pending.get_linestyle()
    assert pending.get_linewidth() < on.get_linewidth() == off.get_linewidth()


def test_notes_stand_below_their_neurons_inside_the_drawing():
    ax = draw_network([2, 3, 1], notes={(0, 1): "some words", (2, 0): "more words"})
    low = ax.get_ylim()[0]
    for words, circle in [("some words", ax.patches[1]), ("more words", ax.patches[-1])]:
        (text,) = [text for text in ax.texts if text.get_text() == words]
        x, y = text.get_position()
        assert x == circle.center[0] and low < y < circle.center[1] - circle.radius
