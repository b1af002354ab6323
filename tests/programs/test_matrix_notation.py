"""What the page `matrix-notation` claims, checked on its own program and figure."""

import matplotlib.pyplot as plt
import matrix_notation as m
import matrix_notation_figures as figures
import numpy as np
import pytest
from drawing.matrix import Then, draw_product


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def test_the_running_example():
    assert m.z1_T.T.tolist() == [[2, -1, -0.5, 1]] and m.y1_T.T.tolist() == [[2, 0, 0, 1]]
    np.testing.assert_array_equal(m.z1_T.T, m.X @ m.w1 + m.b1)


def test_a_row_belongs_to_one_neuron_and_a_column_to_one_feature():
    change = (m.changed @ m.X_T + m.b1_T - m.z1_T)[:, 0]
    assert np.flatnonzero(change).tolist() == [2]
    change = (m.w1_T @ m.moved + m.b1_T - m.z1_T)[:, 0]
    np.testing.assert_allclose(change, m.w1_T[:, 1])
    assert np.all(change != 0)


def test_counts_of_inputs_and_parameters():
    assert m.parameters == m.H1 * m.D + m.H1 == 12


def test_star_leaves_the_products_unsummed_and_runs_on():
    assert m.terms.shape == (4, 2)
    np.testing.assert_array_equal(m.terms.sum(axis=1, keepdims=True), m.product)
    assert m.y_pred_wrong.shape == (1, 2) and m.y_pred.shape == (1, 1)
    assert m.y_pred.item() == 1.5 == m.y_pred_wrong[0, 1]  # "the right one, by chance"
    assert m.y_pred_wrong[0, 0] != 1.5
    with pytest.raises(ValueError, match="broadcast"):
        m.w1_T * m.X_T


def test_the_transpose_raises_unless_the_matrix_is_square():
    with pytest.raises(ValueError, match="mismatch"):
        m.w1 @ m.X_T
    assert "mismatch" in m.message  # the program has met it and says so
    assert m.z_right.shape == m.z_wrong.shape == (2, 1)
    assert np.all(m.z_right != m.z_wrong)
    np.testing.assert_array_equal(m.z_right, m.product[:2])


def test_a_bias_with_one_axis_is_a_row():
    assert m.b_flat.shape == (4,) and m.z1_wrong.shape == (4, 4)
    np.testing.assert_array_equal(np.diag(m.z1_wrong), m.z1_T[:, 0])
    np.testing.assert_array_equal(m.z1_wrong, m.product + m.b_flat[np.newaxis, :])
    np.testing.assert_array_equal(m.product + m.b_flat[:, np.newaxis], m.z1_T)
    # "The second layer runs on": column k is the network whose every bias is b_flat[k].
    for k, bias in enumerate(m.b_flat):
        hidden = [max(sum(m.w1_T[i] * m.X[0]) + bias, 0) for i in range(4)]
        y_pred = max(sum(m.w2_T[0] * hidden) + 1, 0)
        assert m.y_pred_four.shape == (1, 4) and m.y_pred_four[0, k] == y_pred


def test_wrong_answers_are_what_the_page_takes_them_for():
    assert m.entry == 4 * 3 + 3 * 1
    assert m.entry_transposed == -1 * 3 + 3 * 1  # the second column times x
    assert m.entry_of_first_row == 2 * 3 - 1 * 1
    assert (m.shape_sum, m.shape_column, m.shape_flat) == ((3, 3), (3, 1), (3,))


def test_the_figure_shows_the_numbers_of_the_program():
    np.testing.assert_array_equal(figures.w1, m.w1_T)
    np.testing.assert_array_equal(figures.X, m.X_T)
    np.testing.assert_array_equal(figures.b1, m.b1_T)
    np.testing.assert_array_equal(figures.z1, m.z1_T)


SHAPES = [(3, 2, 1), (4, 3, 1), (2, 2, 2)]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_follows_the_product_stands_in_its_rows(shape):
    n, d, columns = shape
    random = np.random.default_rng(d)
    left, right = random.integers(-9, 10, (n, d)), random.integers(-9, 10, (d, columns))
    b = random.integers(-9, 0, (n, columns))
    z = left @ right + b
    then = [Then("+", "b", b), Then("=", "z", z)]
    axes = draw_product(left, right, row=n - 1, names=("w", "X", "w X"), then=then)
    texts = {text.get_text(): text for text in axes.texts}
    bold = [text.get_text() for text in axes.texts if text.get_weight() == "bold"]
    lit = [f"{entry}".replace("-", "−") for entry in (b[-1, 0], z[-1, 0])]
    assert bold[-4:] == ["b", lit[0], "z", lit[1]]
    assert texts["b"].get_position()[0] < texts["z"].get_position()[0]
    first, second = (text.get_text() for text in axes.texts[-2:])
    first, second = sorted([first, second], key=len, reverse=True)
    for line, result in ((first, (left @ right)[-1, 0]), (second, z[-1, 0])):
        terms, told = line.replace("·", "*").replace("−", "-").split(" = ")
        assert eval(terms) == int(told) == result
    axes.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts]
    width, height = axes.figure.get_size_inches() * axes.figure.dpi
    for index, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[:index])


def test_the_figure_of_the_page_is_narrow_enough_for_a_phone():
    rows = [f"neuron {i + 1}" for i in range(4)]
    then = [Then("+", "b1", figures.b1), Then("=", "z1", figures.z1)]
    axes = draw_product(figures.w1, figures.X, row_names=rows, then=then)
    assert axes.figure.get_size_inches()[0] <= 5.2
