"""The drawings of the page `matrix-notation`."""

# %% product
import matplotlib.pyplot as plt
import numpy as np
from drawing import palette
from drawing.matrix import Then, draw_product

# The sample and the first layer of the program of the same name; a test compares the two.
X = np.array([[1.0], [2.0]])
w1 = np.array([[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [2.0, -1.0]])
b1 = np.array([[0.0], [-2.0], [1.0], [1.0]])
product = w1 @ X
z1 = product + b1
draw_product(
    w1,
    X,
    row=2,
    names=("w1", "X", "w1 X"),
    row_names=[f"neuron {i + 1}" for i in range(4)],
    colours=(palette.W, palette.X, palette.INK),
    then=[Then("+", "b1", b1, palette.B), Then("=", "z1", z1)],
)
plt.show()
