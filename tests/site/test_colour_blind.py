"""Whoever sees fewer colours can still tell the symbols' colours apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mkdocs_lecture.symbols import SYMBOLS
from tests.site.test_style import COLOURS

# How a colour (linear red, green, blue) is seen: Machado, Oliveira, Fernandes 2009, severity 1.
SEEN = {
    "all": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# Oklab, in which equal distances look equally different; 0.02 is just noticeable.
LMS = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def oklab(colour: str, seen: str) -> np.ndarray:
    channels = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return LAB @ np.cbrt(LMS @ np.clip(SEEN[seen] @ linear, 0, 1))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("seen", SEEN)
def test_two_symbols_can_be_told_apart(seen: str, scheme: int):
    colours = {name: COLOURS[name][scheme] for name in [*(f"figure-{s}" for s in SYMBOLS), "ink"]}
    for (one, first), (other, second) in combinations(colours.items(), 2):
        distance = np.linalg.norm(oklab(first, seen) - oklab(second, seen))
        assert distance >= 0.08, f"{one} and {other}: {distance:.3f}"
