"""The answers to the questions of the chapter on several layers: measured, not derived."""

import itertools

import numpy as np

from tests.oracles import slope
from tests.questions.answers import answers


def run(X, ws, bs):
    """Return the sums z and the values y of all layers; y[0] is X."""
    zs, ys = [], [X]
    for w, b in zip(ws, bs, strict=True):
        zs.append(ys[-1] @ w + b)
        ys.append(np.maximum(zs[-1], 0))
    return zs, ys


def error(layer, X, y, ws, bs):
    """Measure the derivative of the loss with respect to z of this layer, counted from 1."""

    def loss(z):
        return np.square(run(np.maximum(z, 0), ws[layer:], bs[layer:])[1][-1] - y).sum()

    return slope(loss, run(X, ws, bs)[0][layer - 1])


def drawn(sizes, N, seed=1):
    rng = np.random.default_rng(seed)
    ws = [rng.standard_normal(shape) for shape in itertools.pairwise(sizes)]
    bs = [np.abs(rng.standard_normal((1, size))) for size in sizes[1:]]
    return rng.standard_normal((N, sizes[0])), rng.standard_normal((N, sizes[-1])), ws, bs


@answers("several-layers/shape-of-delta")
def shape_of_delta():
    return error(2, *drawn([5, 8, 6, 1], N=32)).shape


@answers("several-layers/which-product")
def which_product():
    X, y, ws, bs = drawn([2, 4, 3, 1], N=6)
    _, ys = run(X, ws, bs)
    delta1, delta2 = (error(layer, X, y, ws, bs) for layer in (1, 2))
    gradient = slope(lambda w: np.square(run(X, [ws[0], w, ws[2]], bs)[1][-1] - y).sum(), ws[1])
    assert gradient.any()
    products = [ys[2].T @ delta2, ys[1].T @ delta2, delta2.T @ ys[1], ys[1].T @ delta1]
    return [
        p.shape == gradient.shape and bool(np.allclose(p, gradient, atol=1e-5)) for p in products
    ]


@answers("several-layers/delta-by-hand")
def delta_by_hand():
    ws = [[[1.0, 2.0], [1.0, -1.0]], [[1.0, -1.0], [-1.0, 1.0]], [[2.0], [1.0]]]
    bs = [[[0.0, 1.0]], [[0.0, 0.0]], [[-1.0]]]
    ws, bs = ([np.array(array) for array in arrays] for arrays in (ws, bs))
    delta1 = error(1, np.array([[1.0, 2.0]]), np.array([[4.0]]), ws, bs)
    return round(float(delta1[0, 1]), 4)
