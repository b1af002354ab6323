"""The drawings of the page `network`."""

# %% task
import matplotlib.pyplot as plt
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
from drawing.network import value_texts as texts
from drawing.running_example import b1, b2, w1, w2, x, y1, y_pred


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
