"""What the weights and the bias of one neuron do, and what three neurons can do (section 4)."""

# %% neuron
import numpy as np


def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 11).

    >>> relu(np.array([-1.5, 0.0, 2.5]))
    array([0. , 0. , 2.5])
    """
    return np.maximum(z, 0.0)


w = np.array([2.0, -1.0])  # one weight per input
b = 1.0  # one bias
x = np.array([1.0, 2.0])

z = x[0] * w[0] + x[1] * w[1] + b
y1 = relu(z)
print("z  =", z)
print("y1 =", y1)


# %% nudge
def weighted_sum(x, w=w, b=b):
    """Return z of one neuron for inputs x, (2,) or (N, 2) (section 4).

    >>> float(weighted_sum(np.array([1.0, 2.0])))
    1.0
    """
    return x @ w + b


h = 0.25
z_right = weighted_sum(x + np.array([h, 0]))
z_up = weighted_sum(x + np.array([0, h]))
slope_1, slope_2 = (z_right - z) / h, (z_up - z) / h
print("first input + h:  z from", z, "to", z_right)
print("second input + h: z from", z, "to", z_up)
print("changes divided by h:", slope_1, slope_2)

# %% nudge-off
w_off, b_off = np.array([-1.0, 1.0]), -2.0  # a second neuron
z_off = weighted_sum(x, w_off, b_off)
z_off_up = weighted_sum(x + np.array([0, h]), w_off, b_off)
print("z  from", z_off, "to", z_off_up)
print("y1 from", relu(z_off), "to", relu(z_off_up))


# %% zero-inputs
def sigmoid(z):
    """Squeeze z, of any shape, into the interval from 0 to 1 (section 11).

    >>> float(sigmoid(0.0))
    0.5
    """
    return 1 / (1 + np.exp(-z))


zero = np.zeros(2)
biases = [1.0, 0.0, -2.0]
z_zero = [float(weighted_sum(zero, w, bias)) for bias in biases]
y_relu = [float(relu(value)) for value in z_zero]
y_sigmoid = [float(sigmoid(value)) for value in z_zero]
for row in zip(biases, y_relu, y_sigmoid, strict=True):
    print("b = {:4}: relu {}, sigmoid {:.3f}".format(*row))

# %% geometry
length = np.hypot(w[0], w[1])
distance = -b / length
foot = distance * w / length
print(f"length of w:   {length:.3f}")
print(f"line moved by: {distance:.3f}")
z_foot = weighted_sum(foot).round(12)
print("nearest point:", foot.round(3))
print("z there:      ", z_foot)

along = np.array([1.0, 2.0])  # from (0, 1) to (1, 3), both on the line
across = w / length  # one unit in the direction of w
print("w · direction of line:", w @ along)
steeper = weighted_sum(x + across)
print(f"z, one unit further:   {steeper:.3f}")

# %% turn-and-stretch
turned = np.array([1.0, 2.0])  # as long as w
b_low = -2.0
neurons = {
    "w, b = 1": (w, b),
    "w, b = -2": (w, b_low),
    "w turned, b = -2": (turned, b_low),
    "2 w, b = -2": (2 * w, b_low),
    "2 w, 2 b = -4": (2 * w, 2 * b_low),
}
moved, steepness = [], []
print("neuron            place  slope")
for name, (weights, bias) in neurons.items():
    steepness.append(float(np.hypot(*weights)))
    moved.append(float(-bias / steepness[-1]))
    print(f"{name:16} {moved[-1]:6.3f}  {steepness[-1]:.3f}")

# %% without-bias
from sklearn.datasets import load_iris

iris = load_iris()
two_species = iris.target < 2  # setosa 0, versicolor 1
X = iris.data[two_species][:, 2:]  # petal length and width
y = iris.target[two_species]

angles = np.deg2rad(np.arange(0, 360, 0.1))
directions = np.array([np.cos(angles), np.sin(angles)])  # (2, 3600)
right = ((X @ directions > 0) == (y[:, np.newaxis] == 1)).mean(axis=0)
best_without = right.max()
w_without = directions[:, right.argmax()]

ratio = X[:, 1] / X[:, 0]  # width to length
highest_setosa = ratio[y == 0].max()
lowest_versicolor = ratio[y == 1].min()
print(f"highest ratio, setosa:     {highest_setosa:.2f}")
print(f"lowest ratio, versicolor:  {lowest_versicolor:.2f}")

w_with, b_with = np.array([1.0, 1.0]), -3.0
best_with = ((X @ w_with + b_with > 0) == (y == 1)).mean()
print(f"{angles.size} directions, no bias: {best_without:.1%}")
print(f"w = {w_with}, b = {b_with}:   {best_with:.1%}")

# %% without-bias-figure
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5.2, 3.6))
for k, marker in enumerate("os"):
    ax.plot(X[y == k, 0], X[y == k, 1], marker, alpha=0.7, label=iris.target_names[k])
ends = np.array([0, 5.2])
ax.plot(ends, -ends * w_without[0] / w_without[1], "C5--", label="no bias")
ax.plot(ends, -(ends * w_with[0] + b_with) / w_with[1], "C3-", label="with bias")
ax.set(xlim=(0, 5.2), ylim=(0, 2), xlabel="petal length in cm", ylabel="petal width in cm")
ax.legend()
plt.show()

# %% units
X_mm = X * np.array([10, 1])  # the length in mm, the width in cm
w_mm = w_with / np.array([10, 1])
same = np.allclose(X_mm @ w_mm + b_with, X @ w_with + b_with)
print("weights:", w_with, "→", w_mm)
print("same z for every flower:", same)


# %% xor
def xor(x):
    """Return 1 where just one of two inputs is 1, else 0; x (N, 2).

    >>> xor(np.array([[1.0, 1.0]]))
    array([0.])
    """
    hidden_1 = relu(x[:, 0] + x[:, 1])
    hidden_2 = relu(x[:, 0] + x[:, 1] - 1)
    return hidden_1 - 2 * hidden_2


corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y_xor = xor(corners)
for corner, value in zip(corners, y_xor, strict=True):
    print(corner, "→", value)

# %% question-distance
w_question, b_question = np.array([3.0, 4.0]), -10.0
length_question = np.hypot(*w_question)
answer_distance = abs(b_question) / length_question
undivided = abs(b_question)
by_square = abs(b_question) / length_question**2
