"""The perceptron of lecture section 9 as a drawing: 4 features, 7 and 4 neurons, 3 species."""

# %% network
import matplotlib.pyplot as plt
from drawing.network import draw_network, neuron_names

SIZES = (4, 7, 4, 3)
names = neuron_names(SIZES)
# The last layer's values are the probabilities that the page calls P.
names[3] = [name.replace("y₃", "P") for name in names[3]]
_, ax = plt.subplots(figsize=(5.2, 5.5))  # smaller than the default, so that phones show it larger
draw_network(
    SIZES,
    neurons=names,
    weights=["w1", "w2", "w3"],
    biases=["b1", "b2", "b3"],
    ax=ax,
    highlight=(2, 0),  # its seven connections are one column of w2
)
plt.show()
