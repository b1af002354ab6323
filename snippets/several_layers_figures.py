"""Drawings of the chapter on several layers (section 17)."""

# %% flow
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.backward import draw_backward
from drawing.matrix import draw_product

draw_backward([2, 4, 3, 1])
plt.show()

# %% product
# The arrays of the program's first cell; a test compares.
X = np.array([[2.0, 1.0], [-1.0, 2.0], [0.0, 2.0]])
delta1 = np.array([[12.0, 0.0], [-4.0, -2.0], [-8.0, -4.0]])
grad_w1 = X.T @ delta1

draw_product(
    X.T,
    delta1,
    row=1,
    column=0,
    names=("X.T", "delta1", "grad_w1"),
    colours=(palette.X, palette.GRADIENT, palette.GRADIENT),
)
plt.show()
