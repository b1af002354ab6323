"""The drawings of the page `network`."""

# %% task
import matplotlib.pyplot as plt
import numpy as np
from drawing.network import draw_network


def axes(height):
    """Return axes narrow enough for a phone; `draw_network` writes in points, whatever their size.

    >>> float(axes(3.4).figure.get_figwidth())
    5.2
    """
    return plt.subplots(figsize=(5.2, height))[1]


draw_network(
    [2, 4, 1],
    neurons=[["5.1", "3.5"], [""] * 4, ["?"]],  # the first flower of Iris; a test compares
    titles=["inputs", "hidden layer", "output"],
    notes={(0, 0): "length", (0, 1): "width", (2, 0): "prediction"},
    ax=axes(3.9),
)
plt.show()

# %% numbers
# The parameters of the program; a test compares the two.
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


def only(values, column):
    """Keep the texts of one column, and empty the others.

    >>> only([["1", "2"], ["3", "4"]], column=1)
    [['', '2'], ['', '4']]
    """
    return [[text if j == column else "" for j, text in enumerate(row)] for row in values]


OFF = [(1, i) for i in range(4) if y1[0, i] == 0]

# %% first-neuron
draw_network(
    [2, 4, 1],
    neurons=[*texts(x), [*texts(y1)[0][:1], "?", "?", "?"], ["?"]],
    weight_values=[only(texts(w1), 0), [[""]] * 4],
    bias_values=[*only(texts(b1, "+g"), 0), [""]],
    pending=[(1, 1), (1, 2), (1, 3), (2, 0)],
    highlight=(1, 0),
    ax=axes(3.7),
)
plt.show()

# %% output-neuron
draw_network(
    [2, 4, 1],
    neurons=[*texts(x), *texts(y1), *texts(y_pred)],
    weight_values=[[[""] * 4] * 2, texts(w2)],
    bias_values=[[""] * 4, *texts(b2, "+g")],
    off=OFF,
    highlight=(2, 0),
    ax=axes(3.7),
)
plt.show()
