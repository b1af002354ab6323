"""The programs' gradients agree with an independent automatic differentiation, autograd.

Autograd gets only the loss, written here once more with its own NumPy, and differentiates it by
itself: no formula of the pages, no step size. What it has to find is planted at the end.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import autograd
import autograd.numpy as anp
import backpropagation
import numpy as np
import numpy_network
import pytest
import several_layers

Gradients = list[np.ndarray]  # for w1, b1, w2, b2, … in this order


def loss(parameters: Sequence, X, y):
    """Return the sum of squares; `parameters` are w1, b1, w2, b2, …, each layer with ReLU."""
    values = X
    for w, b in zip(parameters[::2], parameters[1::2], strict=True):
        values = anp.maximum(anp.dot(values, w) + b, 0)
    return anp.sum((values - y) ** 2)


def network(seed: int, sizes: Sequence[int], N: int) -> SimpleNamespace:
    """Draw N samples and the parameters of layers of these sizes; add autograd's gradients."""
    rng = np.random.default_rng([seed, N, *sizes])
    parameters = []
    for shape in itertools.pairwise(sizes):
        parameters += [rng.standard_normal(shape), rng.standard_normal((1, shape[1]))]
    X, y = rng.standard_normal((N, sizes[0])), rng.standard_normal((N, sizes[-1]))
    zs, values = [], X
    for w, b in zip(parameters[::2], parameters[1::2], strict=True):
        zs.append(values @ w + b)
        values = np.maximum(zs[-1], 0)
    expected = autograd.grad(loss)(parameters, X, y)
    return SimpleNamespace(parameters=parameters, X=X, y=y, zs=zs, expected=expected)


def by_backpropagation(net: SimpleNamespace, backward: Callable | None = None) -> Gradients:
    w2 = net.parameters[2]
    values = backpropagation.forward(net.X, *net.parameters)
    return list((backward or backpropagation.backward)(net.X, net.y, w2, *values))


def by_numpy_network(net: SimpleNamespace) -> Gradients:
    return list(numpy_network.gradients(net.X, net.y, *net.parameters))


def by_several_layers(net: SimpleNamespace, backward: Callable | None = None) -> Gradients:
    ws, bs = net.parameters[::2], net.parameters[1::2]
    values = several_layers.forward(net.X, ws, bs)
    grads_w, grads_b, _ = (backward or several_layers.backward)(net.y, ws, *values)
    return [grad for pair in zip(grads_w, grads_b, strict=True) for grad in pair]


def assert_equal(gradients: Gradients, expected: Gradients) -> None:
    for index, (grad, right) in enumerate(zip(gradients, expected, strict=True)):
        name = f"{'wb'[index % 2]}{index // 2 + 1}"
        assert grad.shape == right.shape, f"{name}: {grad.shape} instead of {right.shape}"
        scale = np.abs(right).max(initial=0)
        np.testing.assert_allclose(grad, right, rtol=1e-9, atol=1e-12 * scale, err_msg=name)


SHALLOW = [
    network(seed, (D, H1, 1), N)
    for D, H1, N in [(2, 4, 1), (2, 4, 7), (3, 5, 4), (2, 2, 2), (4, 1, 3)]
    for seed in range(8)
]
DEEP = [
    network(seed, sizes, N)
    for sizes in [
        (3, 2),
        (2, 4, 1),
        (2, 4, 3, 1),
        (3, 3, 3, 3),
        (2, 5, 4, 3, 2),
        (3, 4, 4, 4, 4, 4, 1),
    ]
    for N in (1, 5)
    for seed in range(8)
]


@pytest.mark.parametrize("networks", [SHALLOW, DEEP], ids=["shallow", "deep"])
def test_the_networks_have_all_cases_and_are_off_the_kinks(networks: list) -> None:
    # At a kink autograd has its own convention (the mean of both sides).
    assert min(np.abs(z).min() for net in networks for z in net.zs) > 1e-6
    cases = set()
    for net in networks:
        for below, above in itertools.pairwise(net.zs):
            lower, upper = (below > 0)[:, :, np.newaxis], (above > 0)[:, np.newaxis, :]
            lower, upper = np.broadcast_arrays(lower, upper)
            cases |= set(zip(lower.ravel().tolist(), upper.ravel().tolist(), strict=True))
    assert len(cases) == 4
    # A gradient of 0 everywhere would agree with many a wrong formula.
    assert sum(bool(net.expected[0].any()) for net in networks) > len(networks) / 2


@pytest.mark.parametrize(
    "gradients",
    [by_backpropagation, by_numpy_network, by_several_layers],
)
def test_one_hidden_layer(gradients: Callable[[SimpleNamespace], Gradients]) -> None:
    for net in SHALLOW:
        assert_equal(gradients(net), net.expected)


def test_any_depth() -> None:
    for net in DEEP:
        assert_equal(by_several_layers(net), net.expected)


def test_the_worked_examples() -> None:
    for X, y, parameters, gradients in [
        (
            several_layers.x,
            several_layers.label,
            zip(several_layers.lecture_ws, several_layers.lecture_bs, strict=True),
            zip(several_layers.lecture_w, several_layers.lecture_b, strict=True),
        ),
        (
            several_layers.X,
            several_layers.y,
            zip(several_layers.ws, several_layers.bs, strict=True),
            zip(several_layers.grads_w, several_layers.grads_b, strict=True),
        ),
        (
            backpropagation.X_both,
            backpropagation.y_both,
            zip(backpropagation.parameters[::2], backpropagation.parameters[1::2], strict=True),
            zip(backpropagation.together[::2], backpropagation.together[1::2], strict=True),
        ),
    ]:
        flat = [array for pair in parameters for array in pair]
        expected = autograd.grad(loss)(flat, X, y)
        assert_equal([grad for pair in gradients for grad in pair], expected)


# Planted faults: the comparison has to catch each.


def caught(networks: list, gradients: Callable[[SimpleNamespace], Gradients]) -> int:
    """Count the networks on which the comparison objects."""
    found = 0
    for net in networks:
        try:
            assert_equal(gradients(net), net.expected)
        except AssertionError:
            found += 1
    return found


# All layers have equal sizes, so that no wrong shape gives a fault away; and in each the error
# reaches the first layer, since a gradient of 0 is right whatever is done to it.
EQUAL_SIZES = [
    net
    for net in (network(seed, (3, 3, 3, 3), 5) for seed in range(20))
    if all(grad.any() for grad in net.expected)
]


@pytest.mark.parametrize(
    "fault",
    [
        lambda net: by_several_layers(net, several_layers.backward_slide),
        lambda net: by_several_layers(net, several_layers.backward_wrong_mask),
        lambda net: [-grad for grad in by_several_layers(net)],
        lambda net: [grad.T if grad.shape[0] > 1 else grad for grad in by_several_layers(net)],
        lambda net: [grad / len(net.X) for grad in by_several_layers(net)],
        lambda net: [grad / 2 for grad in by_several_layers(net)],
    ],
    ids=["no hidden mask", "mask of another layer", "sign", "transposed", "mean", "no factor 2"],
)
def test_a_fault_at_any_depth_is_caught(fault: Callable[[SimpleNamespace], Gradients]) -> None:
    assert len(EQUAL_SIZES) > 10
    assert caught(EQUAL_SIZES, by_several_layers) == 0
    assert caught(EQUAL_SIZES, fault) == len(EQUAL_SIZES)


@pytest.mark.parametrize("fault", ["backward_without_mask", "backward_wrong_sign"])
def test_the_faults_of_the_page_on_backpropagation_are_caught(fault: str) -> None:
    backward = getattr(backpropagation, fault)
    decisive = [
        net
        for net in SHALLOW
        if ((net.zs[0] < 0) & (net.zs[1] > 0)).any()  # hidden neuron off, output neuron on
    ]
    assert len(decisive) > 10
    assert caught(decisive, lambda net: by_backpropagation(net, backward)) == len(decisive)
