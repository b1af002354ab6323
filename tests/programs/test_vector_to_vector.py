"""What the page `vector-to-vector` claims, checked on its own program."""

import matplotlib.pyplot as plt
import numpy as np
import numpy_network_figures
import pytest
import vector_to_vector as v
import vector_to_vector_figures as figures
from drawing.plane import draw_map
from sklearn.neural_network import MLPClassifier


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def test_the_running_example_is_that_of_the_other_pages():
    theirs = numpy_network_figures
    for ours, name in [
        (v.X_T, "x"),
        (v.w1_T, "w1"),
        (v.b1_T, "b1"),
        (v.w2_T, "w2"),
        (v.b2_T, "b2"),
        (v.y1_T, "y1"),
        (v.y_pred_T, "y_pred"),
    ]:
        assert np.array_equal(ours.T, getattr(theirs, name))
    assert v.chained.tolist() == v.y_pred_T.tolist() == [[1.5]]


def test_the_drawings_show_the_numbers_of_the_program():
    for name in ("X_T", "w1_T", "b1_T", "w2_T", "b2_T", "z1_T", "y1_T", "z2_T", "y_pred_T"):
        assert np.array_equal(getattr(figures, name), getattr(v, name))
    assert np.array_equal(figures.both_T, v.both_T)
    assert figures.neurons_3_and_4.tolist() == [[0.5, -1], [2, -1]]


def test_columns_are_the_images_of_the_unit_vectors():
    for j, unit in enumerate((v.e1_T, v.e2_T)):
        assert np.array_equal(v.w1_T @ unit, v.w1_T[:, [j]])
    np.testing.assert_array_equal(v.sum_of_columns, v.w1_T @ v.X_T)
    # Once the first column plus twice the second, as the caption says.
    first, second = figures.neurons_3_and_4.T
    assert np.array_equal(figures.image[:, 0], first + 2 * second)


def test_numpy_says_what_the_page_explains_part_by_part():
    for part in (
        "matmul: Input operand 1",
        "core dimension 0",
        "(n?,k),(k,m?)->(n?,m?)",
        "(size 4 is different from 1)",
    ):
        assert part in v.message
    assert v.w1_T.shape[0] == 4 and v.X_T.shape[1] == 1


def test_swapped_factors_give_every_product_of_a_value_and_a_weight():
    assert v.swapped.shape == (4, 4)
    for i in range(4):
        for j in range(4):
            assert v.swapped[i, j] == v.y1_T[i, 0] * v.w2_T[0, j]


def test_a_flat_vector_pairs_every_sum_with_every_bias():
    assert v.flat_shape == (4,) and v.wrong_shape == (4, 4)
    sums = v.w1_T @ v.X_flat
    for i in range(4):
        for j in range(4):
            assert v.wrong[i, j] == sums[j] + v.b1_T[i, 0]
    column = v.X_flat[:, np.newaxis]  # the remedy
    assert np.array_equal(v.w1_T @ column + v.b1_T, v.z1_T)


def test_two_layers_are_one_matrix_without_relu_only():
    random = np.random.default_rng(0)
    for _ in range(5):
        X = random.standard_normal((2, 1))
        two_steps = v.w2_T @ (v.w1_T @ X + v.b1_T) + v.b2_T
        assert np.allclose(v.both_T @ X + v.bias_T, two_steps)
    assert v.one_step == v.two_steps != v.with_relu
    assert (v.z1_T <= 0).sum() == 2  # "two neurons are off"


def test_no_matrix_and_bias_can_replace_the_layers_with_relu():
    # On a straight line between two inputs a matrix with a bias gives the mean in the middle.
    def network(X):
        return v.w2_T @ v.relu(v.w1_T @ X + v.b1_T) + v.b2_T

    one, other = v.X_T, np.array([[-3.0], [1.0]])
    off = [(v.w1_T @ X + v.b1_T <= 0).ravel().tolist() for X in (one, other)]
    assert off[0] != off[1]  # which neurons are off depends on the input
    assert not np.isclose(network((one + other) / 2), (network(one) + network(other)) / 2)


def test_the_shapes_of_a_layer_chain_and_are_those_of_scikit_learn_transposed():
    for (*_, output), (following, *_) in zip(v.shapes[:-1], v.shapes[1:], strict=True):
        assert output == following
    net = MLPClassifier(hidden_layer_sizes=(7, 4))  # the network of section 9, untrained
    net.partial_fit(np.zeros((3, 4)), [0, 1, 2], classes=[0, 1, 2])
    assert [w[::-1] for _, w, _, _ in v.shapes] == [c.shape for c in net.coefs_]


def test_the_map_draws_the_images_of_both_unit_vectors_and_the_vector():
    one = [(-1, -1), (3, 3)]
    matrix = np.array([[0.0, -1.0], [2.0, 1.0]])
    options = {"axis_names": [("a", "b")] * 2, "titles": ("", ""), "offsets": [[(0, 0)] * 3] * 2}
    _, after = draw_map(matrix, (1, 2), limits=[one, one], **options)
    tips = [tuple(text.xy) for text in after.texts if hasattr(text, "xy")]
    assert tips == [(0, 2), (-1, 1), (-2, 4)]
