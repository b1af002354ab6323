"""The drawings of the page `notation`."""

# %% address
import matplotlib.pyplot as plt
import numpy as np
from drawing.address import draw_address

draw_address([2, 4, 1], layer=1, source=2, target=3)
plt.show()

# %% relu
# What the four neurons of the program compute; a test compares the two.
z1 = np.array([2.0, -1.0, -0.5, 1.0])
y1 = np.maximum(z1, 0)

plt.figure(figsize=(5.2, 3.0))
line = np.array([-2.0, 0.0, 2.5])
plt.plot(line, np.maximum(line, 0), "C5-")
plt.plot(z1, y1, "C3o", markersize=9)
# The labels stand apart where two neurons lie close together.
for i, shift in enumerate([-0.55, -0.45, 0.05, -0.55]):
    plt.annotate(f"neuron {i + 1}", (z1[i] + shift, y1[i] + 0.2), ha="center")
plt.xlabel("z1")
plt.ylabel("y1")
plt.show()
