"""What the chapter on several layers says about its runs."""

import backpropagation
import derivatives_by_hand
import matplotlib.pyplot as plt
import numpy as np
import numpy_network
import pytest
import several_layers as program
import several_layers_figures as figures
from drawing.backward import array_names, draw_backward


def test_the_product_of_the_figure_is_that_of_the_first_cell():
    sums = np.zeros((2, 2))
    for n in range(3):
        sums += np.outer(figures.X[n], figures.delta1[n])
    np.testing.assert_array_equal(figures.grad_w1, sums)


def test_special_case_of_one_hidden_layer():
    # The numbers of section 16, transposed.
    np.testing.assert_array_equal(program.lecture_w[1], derivatives_by_hand.grad_W2.T)
    np.testing.assert_array_equal(program.lecture_b[1], derivatives_by_hand.grad_b2)
    assert program.lecture_w[0][1, 3] == derivatives_by_hand.grad_entry
    for seed in range(20):
        X, y, parameters = backpropagation.random_network(seed)
        w1, b1, w2, b2 = parameters
        ours_w, ours_b, _ = program.backward(y, [w1, w2], *program.forward(X, [w1, w2], [b1, b2]))
        ours = [ours_w[0], ours_b[0], ours_w[1], ours_b[1]]
        for theirs in (
            backpropagation.backward(X, y, w2, *backpropagation.forward(X, *parameters)),
            numpy_network.gradients(X, y, *parameters),
        ):
            for one, other in zip(ours, theirs, strict=True):
                np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12)


def test_worked_example_has_whole_numbers_and_one_neuron_off():
    p = program
    for array in [*p.zs, *p.deltas, *p.grads_w, *p.grads_b]:
        assert np.all(array == np.round(array))
    assert [bool(off) for off in (p.z2 <= 0).ravel()] == [False, True]
    assert (p.z1 > 0).all()
    assert not p.grad_w2[:, 1].any()
    assert p.arriving2[0, 1] != 0  # the mask of layer 2 stops something


def test_gradients_are_right_at_every_depth():
    assert program.depths == [1, 2, 3, 5]
    assert program.worst_error == max(worst for _, worst, _ in program.checked.values()) < 1e-8
    for alive, _, objections in program.checked.values():
        assert alive > program.networks / 2
        assert objections == 0


def test_the_gradient_check_objects_to_a_wrong_factor_whatever_the_size_of_the_gradient():
    p = program

    def doubled(*values):
        grads_w, grads_b, deltas = p.backward(*values)
        return [2 * grad for grad in grads_w], [2 * grad for grad in grads_b], deltas

    y_pred = p.forward(p.x, p.lecture_ws, p.lecture_bs)[-1]
    for distance in (1e-3, 1.0, 1e3):
        y = y_pred + distance
        error, lives = p.gradient_error(p.x, y, p.lecture_ws, p.lecture_bs, doubled)
        assert lives and error == pytest.approx(0.5, rel=1e-3)


def test_the_slides_formulas_multiply_by_the_mask_of_the_last_layer_only():
    p, random = program, np.random.default_rng(3)
    ws, bs = p.random_layers([2, 5, 4, 1], random)
    X, y = random.standard_normal((6, 2)), random.standard_normal((6, 1))
    inputs, zs, y_pred = p.forward(X, ws, bs)
    assert all((z <= 0).any() and (z > 0).any() for z in zs)  # so a mask matters in each layer
    delta = 2 * (y_pred - y) * (zs[2] > 0)
    grads_w = p.backward_slide(y, ws, inputs, zs, y_pred)[0]
    np.testing.assert_allclose(grads_w[2], inputs[2].T @ delta)
    np.testing.assert_allclose(grads_w[1], inputs[1].T @ (delta @ ws[2].T))
    np.testing.assert_allclose(grads_w[0], X.T @ (delta @ ws[2].T @ ws[1].T))


def test_without_hidden_masks_almost_every_network_with_a_gradient_is_wrong():
    for depth, (alive, _, objections) in program.objections.items():
        assert alive == program.checked[depth][0]
        assert alive - 1 <= objections <= alive


def test_samples_add_up():
    np.testing.assert_allclose(sum(program.singles), program.whole)
    assert all(single.any() for single in program.singles)
    np.testing.assert_array_equal(program.singles[0], program.grad_w1)  # the worked example
    _, zs, _ = program.forward(program.X_three, program.ws, program.bs)
    assert all(z.all() for z in zs)  # no sum is exactly 0


def test_the_error_shrinks_or_grows_by_the_expected_factor():
    for name, factor in program.factors.items():
        assert factor == pytest.approx(program.expected[name], rel=0.05)
    norms = program.error_norms
    assert np.all(np.diff(norms["small"]) > 0)
    assert np.all(np.diff(norms["large"]) < 0)
    assert norms["He"].max() / norms["He"].min() < 1.5
    assert program.expected["He"] == pytest.approx(1)
    assert program.alive > program.starts / 2


def test_gradients_within_a_network_are_of_similar_size_but_not_between_networks():
    for name in program.scales:
        assert program.largest[name] < 5 * program.smallest[name]
    assert program.largest["small"] * 100 < program.smallest["He"]
    assert program.largest["He"] * 100 < program.smallest["large"]


def test_with_small_weights_the_values_shrink_on_the_way_forwards_too():
    shrinking = []
    for seed in range(program.starts):
        random = np.random.default_rng(seed)
        ws, bs = program.random_layers([2] + [program.H] * 9 + [1], random, program.scales["small"])
        inputs, _, _ = program.forward(program.X_iris, ws, [0 * b for b in bs])
        shrinking.append(np.diff([np.linalg.norm(values) for values in inputs[1:]]) < 0)
    assert np.mean(shrinking) > 0.99


def test_backward_flow_is_the_one_of_each_error_in_turn():
    """`norms` uses the errors that `backward` returns: those of a loop written once more."""
    random = np.random.default_rng(0)
    ws, bs = program.random_layers([2, 5, 4, 1], random)
    X, y = random.standard_normal((6, 2)), random.standard_normal((6, 1))
    inputs, zs, y_pred = program.forward(X, ws, bs)
    deltas = program.backward(y, ws, inputs, zs, y_pred)[2]
    assert [delta.shape for delta in deltas] == [z.shape for z in zs]
    delta = 2 * (y_pred - y) * (zs[2] > 0)
    np.testing.assert_array_equal(deltas[2], delta)
    delta = (delta @ ws[2].T) * (zs[1] > 0)
    np.testing.assert_array_equal(deltas[1], delta)


def test_mistakes():
    p = program
    with pytest.raises(ValueError, match="broadcast"):
        p.try_sizes([2, 4, 3, 1])
    for gradient, wrong in [(p.equal_gradient, p.equal_wrong), (p.one_gradient, p.one_wrong)]:
        assert wrong == gradient > 5  # the page: no message, though wrong in all of them
    assert not np.allclose(p.grad_w2_late, p.grad_w2)
    # The wrong factor is exactly that of the changed weight.
    assert p.grad_w2_late[0, 0] / p.grad_w2[0, 0] == pytest.approx(p.w3_new[0, 0] / p.w3[0, 0])
    assert p.row_after.shape == (1, 4)
    assert p.column_after.shape == (4, 4)
    four = np.random.default_rng(3).standard_normal((4, 4))
    assert not np.allclose(four.sum(axis=1), four.sum(axis=0))


def test_wrong_answers_differ_from_the_right_ones():
    p = program
    shapes = [p.shape_delta2, p.shape_w2, p.shape_delta1, p.shape_turned]
    assert len(set(shapes)) == 4
    assert len({p.answer, p.wrong_sign, p.without_mask}) == 3
    assert p.without_two == p.without_mask  # the page names both causes
    assert p.wrong_sign == p.deltas_other[0][0, 0]  # here, too


def test_flow_drawing_names_every_array_with_its_shape():
    values, errors, gradients = array_names([2, 4, 3, 1])
    assert [text.replace("\n", " ") for text in values] == [
        *["X (N, 2)", "y1 (N, 4)", "y2 (N, 3)", "y_pred (N, 1)"]
    ]
    assert [text.replace("\n", " ") for text in errors] == [
        *["delta1 (N, 4)", "delta2 (N, 3)", "delta3 (N, 1)"]
    ]
    # The program agrees, with N = 5.
    ws, bs = program.random_layers([2, 4, 3, 1], np.random.default_rng(0))
    X, y = np.ones((5, 2)), np.ones((5, 1))
    grads_w, _, deltas = program.backward(y, ws, *program.forward(X, ws, bs))
    for text, array in zip(gradients, grads_w, strict=True):
        assert text.endswith(str(array.shape))
    for text, array in zip(errors, deltas, strict=True):
        assert text.endswith(str(array.shape).replace("5", "N"))
    axes = draw_backward([2, 4, 3, 1])
    written = {text.get_text() for text in axes.texts}
    assert {*values, *errors, *gradients, "w2.T", "w3.T", "mask 1", "mask 3"} <= written
    axes.figure.canvas.draw()
    boxes = [t.get_window_extent() for t in axes.texts if t.get_text()]
    assert not [1 for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
    plt.close(axes.figure)
