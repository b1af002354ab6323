"""What the chapter on derivatives by hand says about its runs."""

import derivatives_by_hand as program
import derivatives_by_hand_figures as figures
import matplotlib.pyplot as plt
import numpy as np
import numpy_network
import pytest
from drawing.nudge import draw_nudges

from tests.cells import run_again


def test_the_nudge_is_doubled_and_then_about_tripled():
    assert program.factors_v == pytest.approx([2] * 3)
    distances = [abs(factor - program.slope_f) for factor in program.factors_f]
    assert program.slope_f == 6
    assert distances == sorted(distances, reverse=True)  # the smaller, the closer
    assert distances[-1] < 0.01
    x, v, f = figures.moved
    assert v / x == pytest.approx(2)
    assert f / v == pytest.approx(3, abs=0.25)


def test_the_example_is_the_one_of_section_12():
    old = numpy_network
    slopes = old.gradients(old.x, old.label, old.w1, old.b1, old.w2, old.b2)
    # Section 12's program goes on with other numbers; its worked example has these.
    w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
    np.testing.assert_array_equal(program.W1, w1.T)
    assert len(slopes) == 4
    rows = old.gradients(
        program.X.T, np.array([[program.y]]), program.W1.T, program.b1.T, program.W2.T, program.b2
    )
    np.testing.assert_array_equal(program.grad_W2, rows[2].T)
    np.testing.assert_array_equal(program.grad_b2, rows[3])
    assert program.grad_entry == rows[0][1, 3]


def test_the_curve_is_flat_left_of_the_kink_and_a_parabola_right_of_it():
    left = [program.loss_of(w) for w in np.linspace(-3, program.kink, 20)]
    assert set(left) == {program.far_loss} == {4.0}
    right = np.linspace(program.kink, 3, 20)
    losses = [program.loss_of(w) for w in right]
    fit = np.polyfit(right, losses, 2)
    np.testing.assert_allclose(np.polyval(fit, right), losses, atol=1e-9)
    assert program.loss_of(program.lowest) == 0
    assert program.far_left < program.kink < program.here < program.lowest


def test_the_figure_labels_the_measured_slope():
    assert program.slope == program.row[0, 0] == -2


def test_measured_and_computed_agree():
    np.testing.assert_allclose(program.measured, program.grad_W2, atol=1e-6)
    assert program.entry_measured == pytest.approx(program.grad_entry, abs=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_the_gradient_of_the_cell_is_right_for_other_numbers_too(seed):
    random = np.random.default_rng(seed)
    W1, b1 = random.standard_normal((4, 2)), random.standard_normal((4, 1))
    W2, b2 = random.standard_normal((1, 4)), random.standard_normal((1, 1))
    y, h = random.standard_normal(), 1e-6
    _, y1, z2, y_pred = program.forward(W1, b1, W2, b2)
    cell = run_again(program, "gradient", y=y, y1=y1, z2=z2, y_pred=y_pred)

    def loss(W2, b2):
        return (program.forward(W1, b1, W2, b2)[-1].item() - y) ** 2

    for i in range(4):
        step = h * np.eye(1, 4, i)
        slope = (loss(W2 + step, b2) - loss(W2 - step, b2)) / (2 * h)
        assert cell["grad_W2"][0, i] == pytest.approx(slope, abs=1e-6)
    slope = (loss(W2, b2 + h) - loss(W2, b2 - h)) / (2 * h)
    assert cell["grad_b2"].item() == pytest.approx(slope, abs=1e-6)


def test_at_zero_the_three_answers_differ():
    assert program.z2_kink == 0
    assert program.loss_of(program.kink) == program.loss_of(program.kink - 0.1)
    assert (program.right_slope, program.middle_slope) == (-8, -4)
    assert program.slope_at_kink == 0
    # 2 (0 − y) y1: what the right side approaches.
    assert 2 * (0 - program.y) * program.y1[0, 0] == program.right_slope


def test_the_slides_product_is_transposed_and_spoils_the_weights_silently():
    assert program.slide.shape == program.W2.shape[::-1]
    np.testing.assert_array_equal(program.slide.T, program.grad_W2)
    assert program.broken.shape == (4, 4)


def test_slips(capsys):
    here, there = (program.slopes[w] for w in program.points)
    assert here["right"] == here["case forgotten"] == -2
    assert here["factor 2 forgotten"] == here["right"] / 2
    assert here["y - y_pred"] == -here["right"]
    assert here["inner forgotten"] == program.outer
    assert there["right"] == there["factor 2 forgotten"] == there["inner forgotten"] == 0
    assert there["case forgotten"] == program.case_forgotten == -8
    run_again(program, "slips")
    assert "w2,1 = 0.5: measured -2.0000" in capsys.readouterr().out
    for w in program.points:
        measured = (program.loss_of(w + 1e-6) - program.loss_of(w - 1e-6)) / 2e-6
        assert program.slopes[w]["right"] == pytest.approx(measured, abs=1e-5)


def test_both_signs_of_the_residual_lead_to_the_same_slope():
    residual = program.y - program.y_pred.item()
    assert program.v == residual and program.dv == -1
    assert 2 * program.v * program.dv == program.outer


def test_wrong_answers_differ_from_each_other_and_from_the_right_one():
    p = program
    wrong = {p.without_two, p.without_inner, p.wrong_sign}
    # Nor are they the derivative by another weight, to which the feedback would not fit.
    others = {2 * (p.y_pred_new - p.y_new) * value for value in p.y1_given[1:]}
    assert len({p.answer, *wrong}) == 4
    assert not wrong & others
    assert p.loss_off == 4
    assert not p.grad_off.any()


def test_nudges_share_one_scale():
    axes = draw_nudges(["a", "b", "c"], [0, 5, 1], [1, 8, 1], ["tripled", "stopped"])
    arrows = [text for text in axes.texts if text.get_text() == ""]
    lengths = [arrow.xy[0] - arrow.xyann[0] for arrow in arrows]
    assert len(lengths) == 2  # a nudge of 0 has no arrow
    assert lengths[1] == pytest.approx(3 * lengths[0])
    plt.close(axes.figure)
