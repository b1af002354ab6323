"""A whole network on one screen: one sample through 2 → 4 → 1 (lecture section 12, in short)."""

# %% network
import numpy as np

x = np.array([[1.0, 2.0]])  # one sample with two features
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])

z1 = x @ w1 + b1  # weigh, add up, shift: four neurons
y1 = np.maximum(z1, 0)  # below 0 a neuron stays silent
y_pred = np.maximum(y1 @ w2 + b2, 0)  # the same again: one neuron
print("hidden layer", y1, "prediction", y_pred)

# %% count
parameters = w1.size + b1.size + w2.size + b2.size
hidden = y1.size
silent = int((y1 == 0).sum())
