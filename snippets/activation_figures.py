"""The drawings of the page `activation`."""

# %% straight-and-bent
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-2, 2, 401)
slope, constant = np.polyfit(x, x**2, 1)
bent = 4 - 3 * np.maximum(x + 2, 0) + 2 * sum(np.maximum(x - bend, 0) for bend in (-1, 0, 1))
straight_value = float(constant)  # the best line is level: the parabola is symmetric

fig, ax = plt.subplots(figsize=(5.2, 3.4))
ax.plot(x, x**2, "C5--", lw=1.4, label="the curve to be learnt")
ax.plot(x, slope * x + constant, "C1-.", label="linear layers")
ax.plot(x, bent, "C3-", label="four ReLU neurons")
ax.plot([-2, -1, 0, 1, 2], [4, 1, 0, 1, 4], "C3o")
ax.legend(loc="upper center")
ax.set(xlabel="x", ylabel="y_pred")
plt.show()

# %% functions
z = np.linspace(-5, 5, 501)
value = 1 / (1 + np.exp(-z))
rows = {
    "sigmoid": (value, value * (1 - value)),
    "tanh": (np.tanh(z), 1 - np.tanh(z) ** 2),
    "relu": (np.maximum(z, 0), np.where(z > 0, 1.0, np.where(z < 0, 0.0, np.nan))),
}
limits = {"sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0,)}
fig, axes = plt.subplots(3, figsize=(5.2, 7.2), sharex=True)
for ax, (name, (values, slopes)) in zip(axes, rows.items(), strict=True):
    for limit in limits[name]:
        ax.axhline(limit, color="C5", lw=0.8, ls=":")
    ax.plot(z, values, "C3-", label="value")
    ax.plot(z, slopes, "C4--", label="slope")
    ax.set_ylabel("ReLU" if name == "relu" else name)
axes[0].set(ylim=(-0.15, 1.25), yticks=[0, 0.25, 0.5, 1], yticklabels=["0", "0.25", "0.5", "1"])
axes[1].set(ylim=(-1.3, 1.3), yticks=[-1, 0, 1])
axes[2].set(ylim=(-0.4, 5), yticks=[0, 1, 2, 4], xlabel="z")
axes[0].legend(loc="center left", bbox_to_anchor=(0.68, 0.5))
plt.show()

# %% surface
# The hidden layer of the running example: its four sums are 0 on four lines of the plane.
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])

ticks = np.linspace(-4, 4, 801)
x1, x2 = np.meshgrid(ticks, ticks)
z1 = np.column_stack([x1.ravel(), x2.ravel()]) @ w1 + b1
z2 = np.maximum(z1, 0) @ w2 + b2
patterns = np.unique(z1[(np.abs(z1) > 1e-9).all(axis=1)] > 0, axis=0)
pieces = len(patterns)
sample_on = int(((np.array([1.0, 2.0]) @ w1 + b1) > 0).sum())

fig, ax = plt.subplots(figsize=(5.2, 4.6))
heights = z2.reshape(x1.shape)
ax.contour(x1, x2, heights, range(-6, 9), colors="C3", linewidths=0.9, linestyles="-")
ends = [(-2, 4.2), (2, 4.2), (4.2, 3), (1.5, 4.2)]  # where the four lines leave the picture
for i, style in enumerate(["--", "-.", ":", (0, (6, 2))]):
    edge = z1[:, i].reshape(x1.shape)
    ax.contour(x1, x2, edge, [0], colors="C1", linestyles=[style], linewidths=2.4)
    ax.text(*ends[i], f"{i + 1}", ha="center", va="center", color="C1", weight="bold")
ax.plot(1, 2, "C0o", markersize=8)
ax.annotate("x", (1, 2), (8, -4), textcoords="offset points", color="C0", fontsize=13)
ax.set(xlabel="X⁽¹⁾", ylabel="X⁽²⁾", aspect="equal")
plt.show()
