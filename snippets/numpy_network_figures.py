"""The drawings of the page `numpy-network`."""

# %% network
import matplotlib.pyplot as plt
import numpy as np
from drawing.network import draw_network

draw_network(
    [2, 4, 1],
    titles=["input", "hidden layer", "output"],
    biases=["b1 (1, 4)", "b2 (1, 1)"],
    weights=["w1 (2, 4)", "w2 (4, 1)"],
)
plt.show()

# %% one-sample
# The sample that the program's cell of the same name computes; a test compares the two.
x = np.array([[1.0, 2.0]])
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])
y1 = np.maximum(x @ w1 + b1, 0)
y_pred = np.maximum(y1 @ w2 + b2, 0)


def texts(array, form="g"):
    """Write the entries of a 2-D array as texts, with a proper minus sign.

    >>> texts(np.array([[-0.5, 2.0]]), form="+g")
    [['−0.5', '+2']]
    """
    return [[f"{entry:{form}}".replace("-", "−") for entry in row] for row in array.tolist()]


draw_network(
    [2, 4, 1],
    neurons=[*texts(x), *texts(y1), *texts(y_pred)],
    weight_values=[texts(w1), texts(w2)],
    bias_values=[*texts(b1, "+g"), *texts(b2, "+g")],
    off=[(1, neuron) for neuron in range(4) if y1[0, neuron] == 0],
)
plt.show()
