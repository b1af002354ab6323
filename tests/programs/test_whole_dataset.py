"""What the page `whole-dataset` claims, checked on its own program."""

import ast
import inspect

import numpy as np
import numpy_network_figures
import pytest
import whole_dataset as w
import whole_dataset_figures as figures

from tests.cells import run_again


def test_the_running_example_is_that_of_the_other_pages():
    for name in ("w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(w, name), getattr(numpy_network_figures, name))
    assert np.array_equal(w.X3[:1], numpy_network_figures.x)
    assert w.y_pred3[0, 0] == 1.5


def test_the_drawings_show_the_numbers_of_the_program():
    for name in ("X", "X3", "w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(figures, name), getattr(w, name))
    assert np.array_equal(figures.products, w.products3)
    assert figures.numbers == 17 == 8 + 4 + 4 + 1
    # What is drawn as added is what NumPy adds.
    zeros = np.zeros((4, 4))
    assert np.array_equal(figures.downwards, zeros + w.b1)
    assert np.array_equal(figures.sideways, zeros + w.b1.T)
    assert not np.array_equal(figures.downwards, figures.sideways)


def test_one_by_one_gives_the_same_as_all_at_once():
    assert np.array_equal(np.vstack(w.singles), w.y_pred3)
    everything = np.vstack([w.forward(w.X[[n]], w.w1, w.b1, w.w2, w.b2)[-1] for n in range(w.N)])
    assert np.allclose(everything, w.y_pred)


def test_row_i_of_one_layout_is_column_i_of_the_other():
    for i in range(4):
        assert np.array_equal(w.w1_T[i], w.w1[:, i]) and w.b1_T[i, 0] == w.b1[0, i]
    assert np.allclose(w.z1_T.T, w.z1_3)


SHAPES = [
    (),
    (1,),
    (4,),
    (3,),
    (1, 4),
    (4, 1),
    (1, 1),
    (4, 4),
    (3, 4),
    (3, 1),
    (2, 3, 4),
    (2, 1, 1),
]


@pytest.mark.parametrize("one", SHAPES)
@pytest.mark.parametrize("other", SHAPES)
def test_the_rule_of_broadcasting_is_that_of_numpy(one, other):
    try:
        expected = np.broadcast_shapes(one, other)
    except ValueError:
        expected = None
    assert w.broadcast_shape(one, other) == expected


def test_a_row_of_biases_is_added_to_every_row_of_sums():
    for n in range(w.N):  # z is left from the last shape of b1 that NumPy took
        assert np.allclose(w.z[n], w.X[n, 0] * w.w1[0] + w.X[n, 1] * w.w1[1] + w.b1[0])
    assert np.array_equal(w.X @ w.w1 + w.b1[0], w.X @ w.w1 + w.b1)


def test_a_column_of_biases_is_an_error_or_silently_wrong():
    for number in range(1, 9):
        samples = np.random.default_rng(number).standard_normal((number, 2))
        right = samples @ w.w1 + w.b1
        if number in (1, 4):
            wrong = samples @ w.w1 + w.column
            assert wrong.shape == (4, 4) and not np.array_equal(wrong, right)
            assert (wrong.shape == right.shape) == (number == 4)
        else:
            with pytest.raises(ValueError, match="could not be broadcast"):
                samples @ w.w1 + w.column


def test_labels_without_second_axis_meet_every_prediction():
    assert w.wrong.shape == (150, 150) and w.differences == 150 * 150
    by_hand = sum(
        (prediction - label) ** 2 for prediction in w.y_pred[:, 0] for label in w.labels.tolist()
    )
    assert w.loss_wrong == pytest.approx(by_hand)
    right = sum((w.y_pred[n, 0] - w.labels[n]) ** 2 for n in range(150))
    assert w.loss == pytest.approx(right) and w.loss_wrong > 100 * w.loss


def test_loops_give_the_same_numbers_with_the_counted_products():
    assert np.allclose(w.y_loops, w.y_pred)
    assert w.products == w.N * w.per_sample == w.N * (w.D * w.H1 + w.H1)
    one, products = w.forward_loops(w.X[:1], w.w1, w.b1, w.w2, w.b2)
    assert products == w.per_sample and one.shape == (1, 1)
    assert w.large_products == w.large * w.per_sample


def test_python_executes_more_lines_with_more_samples_in_the_loops_only():
    one, two, three = (w.lines_executed(w.forward_loops, w.X[:rows]) for rows in (1, 2, 3))
    assert three - two == two - one > w.per_sample  # at least a line for each product
    assert w.lines_loops == one + (w.N - 1) * (two - one)
    assert w.lines_forward == w.lines_executed(w.forward, w.X[:1]) < 10
    assert w.lines_loops > 1000 * w.lines_forward


def test_forward_is_as_many_array_operations_as_the_page_says():
    def operations(function):
        tree = ast.parse(inspect.getsource(function))
        operators = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp)]
        assert all(isinstance(node.op, ast.MatMult | ast.Add) for node in operators)
        calls = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("relu", "np.maximum")
        ]
        return len(operators) + len(calls)

    assert operations(w.relu) == 1
    assert operations(w.forward) == w.array_operations


def test_rows_do_not_influence_each_other():
    assert w.changed.tolist() == [0]
    for n in (1, 77, 149):
        X = w.X.copy()
        X[n] = [1.0, 2.0]
        y_pred = w.forward(X, w.w1, w.b1, w.w2, w.b2)[-1]
        assert np.flatnonzero(~np.isclose(y_pred, w.y_pred)).tolist() == [n]


def test_batches_cut_the_data_without_changing_a_number():
    assert w.lengths == [32, 32, 32, 32, 22] and sum(w.lengths) == w.N
    assert np.allclose(np.vstack(w.parts), w.y_pred)
    assert w.loss_batches == pytest.approx(w.loss)
    # On Iris the sign hides: wherever the label is not 0, the prediction is.
    y = np.random.default_rng(0).standard_normal((w.N, 1))
    again = run_again(w, "batches", y=y)
    assert again["loss_batches"] == pytest.approx(np.square(w.y_pred - y).sum())


def test_memory_of_the_intermediate_values():
    assert w.bytes_here == 150 * 4 * 8
    assert w.gigabytes == 1_000_000 * 1000 * 8 / 1e9
    assert w.kilobytes_batch == np.zeros((32, 1000)).nbytes / 1000


def test_wrong_answers_are_what_the_page_takes_them_for():
    sums = 3 * 0.5 + 1 * -1  # sample (3, 1) in neuron 3
    assert (w.entry, w.entry_without_bias) == (sums + 1, sums)
    assert w.entry_bias_of_row == sums - 2
    assert (w.shape_difference, w.shape_column, w.shape_flat) == ((30, 30), (30, 1), (30,))
