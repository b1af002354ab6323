"""The shapes of the weight matrices in lecture section 10, drawn as chains of dominoes."""

# %% chain
import matplotlib.pyplot as plt
from drawing.dominoes import draw_chains

draw_chains([("hidden_layer_sizes = (7, 4)", [4, 7, 4, 3], {})])
plt.show()

# %% group-a
draw_chains(
    [
        ("before", [4, 7, 4, 3], {}),
        ("6 neurons first", [4, 6, 7, 4, 3], {0, 1}),
        ("6 neurons in the middle", [4, 7, 6, 4, 3], {1, 2}),
        ("6 neurons last", [4, 7, 4, 6, 3], {2, 3}),
    ]
)
plt.show()

# %% group-b
draw_chains([("4 features", [4, 7, 4, 3], {}), ("2 features", [2, 7, 4, 3], {0})])
plt.show()

# %% group-c
draw_chains([("3 classes", [4, 7, 4, 3], {}), ("2 classes", [4, 7, 4, 1], {2})])
plt.show()
