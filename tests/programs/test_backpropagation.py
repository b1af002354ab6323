"""What the chapter on backpropagation claims, checked against independent oracles."""

import backpropagation as program
import backpropagation_figures as figures
import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawing.graph import Edge, arrange, draw_graph, heights

NAMES = ("w1", "b1", "w2", "b2")


# Oracle 1: central differences, written without the program's own.


def central_differences(X, y, parameters, h=1e-6):
    def loss(changed):
        w1, b1, w2, b2 = changed
        y_pred = np.maximum(np.maximum(X.dot(w1) + b1, 0).dot(w2) + b2, 0)
        return ((y_pred - y) ** 2).sum()

    slopes = []
    for k, parameter in enumerate(parameters):
        slope = np.zeros_like(parameter)
        for entry in np.ndindex(parameter.shape):
            step = np.zeros_like(parameter)
            step[entry] = h
            up, down = (
                [*parameters[:k], parameter + s, *parameters[k + 1 :]] for s in (step, -step)
            )
            slope[entry] = (loss(up) - loss(down)) / (2 * h)
        slopes.append(slope)
    return slopes


# Oracle 2: reverse-mode differentiation of single numbers, which knows no matrix.


class Scalar:
    """A number that remembers from which numbers it came, and with which slopes."""

    def __init__(self, value, sources=()):
        self.value, self.sources, self.slope = value, sources, 0.0

    def __add__(self, other):
        return Scalar(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __sub__(self, other):
        return Scalar(self.value - other.value, ((self, 1.0), (other, -1.0)))

    def __mul__(self, other):
        return Scalar(self.value * other.value, ((self, other.value), (other, self.value)))

    def relu(self):
        return Scalar(max(self.value, 0.0), ((self, 1.0 if self.value > 0 else 0.0),))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for source, _ in node.sources:
                    visit(source)
                order.append(node)

        visit(self)
        self.slope = 1.0
        for node in reversed(order):
            for source, slope in node.sources:
                source.slope += slope * node.slope


def reverse_mode(X, y, parameters):
    wrap = np.vectorize(Scalar, otypes=[object])
    w1, b1, w2, b2 = wrapped = [wrap(parameter) for parameter in parameters]
    loss = Scalar(0.0)
    for x, label in zip(X, y[:, 0], strict=True):
        z2 = b2[0, 0]
        for i in range(w1.shape[1]):
            z1 = b1[0, i]
            for j, feature in enumerate(x):
                z1 = z1 + Scalar(feature) * w1[j, i]
            z2 = z2 + z1.relu() * w2[i, 0]
        difference = z2.relu() - Scalar(label)
        loss = loss + difference * difference
    loss.backward()
    unwrap = np.vectorize(lambda scalar: scalar.slope, otypes=[float])
    return [unwrap(parameter) for parameter in wrapped]


def computed(X, y, parameters, backward=None):
    return (backward or program.backward)(X, y, parameters[2], *program.forward(X, *parameters))


def relative_error(slopes, oracle):
    a, b = (np.concatenate([slope.ravel() for slope in each]) for each in (slopes, oracle))
    size = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / size if size > 0 else 0.0


def active(X, parameters):
    z1, _, z2, _ = program.forward(X, *parameters)
    return np.broadcast_arrays(z1 > 0, z2 > 0)


# The gradients.


def test_gradients_agree_with_central_differences_in_all_relu_cases():
    cases = set()
    for seed in range(100, 160):
        X, y, parameters = program.random_network(seed)
        slopes = computed(X, y, parameters)
        assert relative_error(slopes, central_differences(X, y, parameters)) < 1e-6
        assert [s.shape for s in slopes] == [p.shape for p in parameters]
        cases |= set(zip(*(part.ravel().tolist() for part in active(X, parameters)), strict=True))
    assert len(cases) == 4


def test_gradients_agree_with_an_independent_reverse_mode():
    for seed in range(100, 140):
        network = program.random_network(seed)
        for slope, oracle in zip(computed(*network), reverse_mode(*network), strict=True):
            np.testing.assert_allclose(slope, oracle, rtol=1e-12, atol=1e-12)


def test_gradients_agree_with_reverse_mode_on_the_kinks_too():
    # Integers make sums of exactly 0 common, in both layers.
    on_kink = [0, 0]
    for seed in range(60):
        rng = np.random.default_rng(seed)
        shapes = [(4, 2), (4, 1), (2, 3), (1, 3), (3, 1), (1, 1)]
        X, y, *parameters = (rng.integers(-2, 3, shape).astype(float) for shape in shapes)
        z1, _, z2, _ = program.forward(X, *parameters)
        on_kink[0] += (z1 == 0).sum()
        on_kink[1] += (z2 == 0).sum()
        for slope, oracle in zip(
            computed(X, y, parameters), reverse_mode(X, y, parameters), strict=True
        ):
            np.testing.assert_array_equal(slope, oracle)
    assert min(on_kink) > 20


def test_the_check_passes_and_covers_all_cases():
    assert program.worst_error < 1e-6
    assert min(program.cases.values()) > 100


def test_numerical_gradient_leaves_the_parameter_as_it_was():
    v = np.array([[0.1, 0.2], [0.3, -0.4]])
    before = v.copy()
    slope = program.numerical_gradient(lambda: (v**3).sum(), v)
    np.testing.assert_array_equal(v, before)
    np.testing.assert_allclose(slope, 3 * v**2, rtol=1e-6)


# The worked example and its graphs.


def test_example_has_friendly_numbers_and_one_neuron_off():
    values = [
        program.z1,
        program.z2,
        program.loss,
        *computed(program.X, program.y, program.parameters),
    ]
    assert all(np.all(np.asarray(value) == np.round(value)) for value in values)
    assert (program.z1 > 0).tolist() == [[True, False]]
    assert program.arriving[0, 1] != 0
    assert not program.grad_w1[:, 1].any()
    assert program.grad_w1[:, 0].all()


def test_two_samples_add_up_to_the_batch():
    assert program.equal == [True] * 4
    assert (program.z1_both > 0).tolist() == [[True, False], [True, True]]
    for seed in range(20):
        X, y, parameters = program.random_network(seed)
        single = [computed(X[n : n + 1], y[n : n + 1], parameters) for n in range(len(X))]
        for batch, *parts in zip(computed(X, y, parameters), *single, strict=True):
            np.testing.assert_allclose(sum(parts), batch, rtol=1e-12, atol=1e-12)


def test_graphs_show_the_numbers_of_the_program():
    for name in ("X", "y", "w1", "b1", "w2", "b2", "z1", "y1", "z2", "y_pred", "loss"):
        np.testing.assert_array_equal(getattr(figures, name), getattr(program, name))
    for graph, ours in {
        "grad_w1": "grad_w1",
        "grad_z1": "grad_b1",
        "grad_w2": "grad_w2",
        "grad_z2": "grad_b2",
        "grad_y1": "arriving",
    }.items():
        np.testing.assert_array_equal(getattr(figures, graph), getattr(program, ours))
    # X and y have slopes as well; the program has no use for them.
    X, y = program.X.copy(), program.y.copy()
    for array, shown in ((X, figures.grad_X), (y, figures.grad_y)):
        oracle = program.numerical_gradient(
            lambda: program.squared_loss(X, y, program.parameters), array
        )
        np.testing.assert_allclose(shown, oracle, atol=1e-6)


def test_smallest_graph():
    f = figures
    # It is the output neuron of the example, whose other input is 0.
    assert program.y1[0, 1] == 0
    assert (f.z, f.prediction, f.square) == (program.z2, program.y_pred, program.loss)
    # The page: about grad_w times as much as the nudge.
    assert f.nudged / f.nudge == pytest.approx(f.grad_w, rel=1e-3)


def test_graph_draws_every_number_and_no_two_nodes_in_one_place():
    edges = [
        Edge("x", "times", "7", "8"),
        Edge("w", "times", "9", "10", "weight"),
        Edge("v", "times", "11", "12"),
        Edge("times", "relu", "13", "14", "z"),
        Edge("relu", "out", "15", "16"),
    ]
    places = arrange(edges)
    assert set(places) == {"x", "w", "v", "times", "relu", "out"}
    assert len(set(places.values())) == len(places)
    down = heights(edges, places)
    assert down == sorted(down)
    fig, axes = plt.subplots()
    draw_graph(axes, edges, labels={"times": "×"})
    written = {text.get_text() for text in axes.texts}
    assert {str(number) for number in range(7, 17)} | {"×", "z", "relu", "out"} <= written
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for text in axes.texts:
        x, y = text.get_position()
        if text.get_text():
            assert left < x < right
            assert bottom < y < top
    plt.close(fig)


def test_graph_texts_do_not_meet():
    for draw in (figures.smallest_edges, figures.network_edges):
        fig, axes = plt.subplots()
        draw_graph(axes, draw)
        fig.canvas.draw()
        boxes = [t.get_window_extent() for t in axes.texts if t.get_text()]
        meeting = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
        plt.close(fig)
        assert not meeting


# Kinks, steps, and the steepest direction.


def test_kink_has_the_mean_slope_of_both_sides():
    assert program.slope_at_zero == pytest.approx(0.5)


def test_the_check_objects_on_a_kink_although_backward_is_right():
    X, y = np.array([[-1.0, 1.0]]), np.array([[2.0]])
    z1, _, z2, _ = program.forward(X, *program.parameters)
    assert z1[0, 0] == 0
    assert z2 > 0
    assert program.gradient_error(X, y, program.parameters, program.backward) > 0.1


def test_central_differences_of_this_loss_suffer_from_rounding_only():
    one_sided, central = zip(*program.step_errors.values(), strict=True)
    assert central[0] < 1e-9  # h = 1e-2: a parabola
    assert central[-1] > 1e3 * central[0]  # rounding grows as h shrinks
    assert one_sided[0] / one_sided[1] == pytest.approx(1e3, rel=0.01)  # its error grows with h


def test_loss_is_a_parabola_in_each_parameter_between_kinks():
    for k, parameter in enumerate(program.parameters):
        for entry in np.ndindex(parameter.shape):

            def loss(t, k=k, entry=entry):
                moved = [p.copy() for p in program.parameters]
                moved[k][entry] += t
                return program.squared_loss(program.X_both, program.y_both, moved)

            t = np.linspace(-0.1, 0.1, 7)
            losses = [loss(step) for step in t]
            residual = losses - np.polyval(np.polyfit(t, losses, 2), t)
            assert np.abs(residual).max() < 1e-9


def test_mean_divides_the_gradient_by_the_number_of_samples():
    np.testing.assert_allclose(program.mean_w1, program.both_w1 / 2, atol=1e-6)


def test_small_steps_lower_the_loss_and_a_large_one_raises_it():
    before, (small, medium, large) = program.loss_both, program.losses_after
    assert medium < small < before < large
    assert program.y_pred_far[0, 0] == 0


def test_gradient_is_steepest_only_locally():
    assert program.lengths == sorted(program.lengths)
    assert program.better[:2] == [0, 0]
    assert 0 < program.better[2] < program.better[3] < 1000


# Cost.


def test_backward_costs_one_to_two_forward_passes_and_differences_grow_quadratically():
    assert all(1 <= ratio <= 2 for ratio in program.ratios)
    assert max(program.ratios) - min(program.ratios) < 0.1
    for size, ahead, central in zip(program.sizes, program.forwards, program.centrals, strict=True):
        assert central == 2 * size * ahead
    for H1, size in zip(program.hidden_sizes, program.sizes, strict=True):
        assert size == sum(np.prod(s) for s in [(2, H1), (1, H1), (H1, 1), (1, 1)])

    def steepness(costs):
        return np.diff(np.log(costs[-2:]))[0] / np.diff(np.log(program.sizes[-2:]))[0]

    assert steepness(program.both_passes) == pytest.approx(1, abs=0.02)
    assert steepness(program.centrals) == pytest.approx(2, abs=0.02)


def test_counting_numbers_do_not_change_the_gradients():
    convert = np.vectorize(program.Counted, otypes=[object])
    X, y, parameters = program.random_network(5)
    counted = computed(convert(X), convert(y), [convert(p) for p in parameters])
    for slope, expected in zip(counted, computed(X, y, parameters), strict=True):
        np.testing.assert_allclose(slope.astype(float), expected, rtol=1e-12, atol=1e-12)


# Mistakes.


def test_without_mask_the_check_fails_exactly_where_it_can():
    assert program.caught == program.decisive
    assert 50 < program.caught < program.networks
    for seed in range(100, 130):
        X, y, parameters = program.random_network(seed)
        slopes = computed(X, y, parameters, program.backward_without_mask)
        hidden, output = active(X, parameters)
        wrong = relative_error(slopes, central_differences(X, y, parameters)) > 1e-6
        assert wrong == bool((~hidden & output).any())
    # Only layer 1 is wrong.
    right, wrong = (
        computed(program.X, program.y, program.parameters, backward)
        for backward in (program.backward, program.backward_without_mask)
    )
    assert [np.array_equal(*pair) for pair in zip(right, wrong, strict=True)] == [
        False,
        False,
        True,
        True,
    ]


def test_training_without_mask_succeeds_almost_as_often():
    with_mask, without_mask = (program.succeeded[name] for name in ("with_mask", "without_mask"))
    assert abs(with_mask - without_mask) <= 5
    assert without_mask > 60
    assert abs(program.fell["with_mask"] - program.fell["without_mask"]) <= 5
    assert program.fell["without_mask"] > 75
    assert program.median["with_mask"] < program.median["without_mask"]
    # Both versions started from the same places.
    np.testing.assert_array_equal(program.with_mask[:, 0], program.without_mask[:, 0])


def test_wrong_transpose_raises_or_is_wrong():
    with pytest.raises(ValueError, match="mismatch"):
        program.X @ program.delta1
    assert program.transposed_w1.shape == program.both_w1.shape
    assert not np.allclose(program.transposed_w1, program.both_w1)


def test_missing_sum_changes_the_shape_of_the_bias():
    assert program.b1_broken.shape == (2, 2)
    assert program.y_pred_broken.shape == (2, 1)


def test_wrong_sign_leads_uphill():
    assert program.sign_error == pytest.approx(2)
    assert program.loss_uphill > program.loss_both


def test_formulas_of_the_slide_are_transposed_and_ignore_the_first_condition():
    assert program.slide_w1.shape == program.w1_slide.T.shape != program.w1_slide.shape
    assert program.slide_w2.shape == program.w2_slide.T.shape != program.w2_slide.shape
    on = (program.z1_slide > 0).ravel()
    assert program.z2_slide > 0
    assert on.sum() == 1  # the page: the column of the one neuron that is on agrees
    agreeing = np.isclose(program.slide_w1, program.right_w1).all(axis=0)
    np.testing.assert_array_equal(agreeing, on)
    assert not program.right_w1[:, ~on].any()


def test_output_neuron_off_means_no_gradient_at_all():
    assert (program.z1_off > 0).all()
    assert program.z2_off < 0
    assert program.loss_off > 0
    assert not any(slope.any() for slope in program.slopes_off)
