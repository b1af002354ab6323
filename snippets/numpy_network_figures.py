"""The drawings of the page `numpy-network`."""

# %% network
import matplotlib.pyplot as plt
from drawing.network import draw_network

draw_network(
    [2, 4, 1],
    titles=["input", "hidden layer", "output"],
    biases=["b1 (1, 4)", "b2 (1, 1)"],
    weights=["w1 (2, 4)", "w2 (4, 1)"],
)
plt.show()

# %% one-sample
from drawing.network import value_texts as texts
from drawing.running_example import b1, b2, w1, w2, x, y1, y_pred

draw_network(
    [2, 4, 1],
    neurons=[*texts(x), *texts(y1), *texts(y_pred)],
    weight_values=[texts(w1), texts(w2)],
    bias_values=[*texts(b1, "+g"), *texts(b2, "+g")],
    off=[(1, neuron) for neuron in range(4) if y1[0, neuron] == 0],
)
plt.show()
