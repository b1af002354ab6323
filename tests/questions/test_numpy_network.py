"""The answers of docs/*/numpy-network.md, computed neuron by neuron and by training anew."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_iris

from tests.questions.answers import answers


@answers("numpy-network/w1-shape")
def w1_shape() -> list[bool]:
    def fits(shape: tuple[int, int]) -> bool:
        return shape[0] == 3 and (np.ones((150, 3)) @ np.ones(shape)).shape == (150, 5)

    return [fits(shape) for shape in [(5, 3), (3, 5), (150, 5)]]


@answers("numpy-network/another-sample")
def another_sample() -> float:
    x, label = (0, 3), 2
    neurons = [((1, 0.5), 0), ((-1, 1), -2), ((0.5, -1), 1), ((2, -1), 1)]
    hidden = [max(0, sum(w * one for w, one in zip(ws, x, strict=True)) + b) for ws, b in neurons]
    output = sum(w * one for w, one in zip((0.5, 1, -1, -0.5), hidden, strict=True)) + 1
    return (max(0, output) - label) ** 2


@answers("numpy-network/dead-start")
def dead_start() -> list[bool]:
    """Tell which remedies, tried on dead starts, ever move the loss."""
    raw, y = load_iris().data[:, :2], load_iris().target[:, np.newaxis]
    standardised = (raw - raw.mean(axis=0)) / raw.std(axis=0)

    def start(seed: int) -> list[np.ndarray]:
        random = np.random.default_rng(seed)
        return [random.standard_normal(shape) for shape in [(2, 4), (1, 4), (4, 1), (1, 1)]]

    def moves(X: np.ndarray, parameters: list[np.ndarray], alpha: float, steps: int) -> bool:
        w1, b1, w2, b2 = (parameter.copy() for parameter in parameters)
        losses = []
        for _ in range(steps):
            z1 = X @ w1 + b1
            z2 = np.maximum(z1, 0) @ w2 + b2
            delta2 = 2 * (np.maximum(z2, 0) - y) * (z2 > 0)
            delta1 = (delta2 @ w2.T) * (z1 > 0)
            losses.append(np.square(np.maximum(z2, 0) - y).sum())
            w2 -= alpha * np.maximum(z1, 0).T @ delta2
            b2 -= alpha * delta2.sum(axis=0)
            w1 -= alpha * X.T @ delta1
            b1 -= alpha * delta1.sum(axis=0)
        return len(set(losses)) > 1

    dead = [start(seed) for seed in range(40) if not moves(raw, start(seed), 1e-5, 2)]
    assert len(dead) > 5
    return [
        any(moves(raw, one, 1e-7, 5) for one in dead),
        any(moves(raw, start(seed), 1e-5, 2) for seed in range(40)),
        any(moves(raw, one, 1e-5, 200) for one in dead),
        any(moves(standardised, one, 1e-5, 2) for one in dead),
    ]
