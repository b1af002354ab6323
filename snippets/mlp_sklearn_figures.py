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

# %% one-flower
# A question of the page: the cross-entropy for three logits, and what one may get instead.
import numpy as np

z_asked = np.array([1.0, 0.0, 0.0])
P_asked = np.exp(z_asked) / np.exp(z_asked).sum()
p_asked = P_asked[0]
loss_asked = -np.log(p_asked)
other_asked = -np.log(P_asked[1])
decimal_asked = -np.log10(p_asked)
