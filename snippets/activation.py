"""Activation functions: why layers need them, their slopes (section 11)."""

# %% collapse
import numpy as np

random = np.random.default_rng(11)
X = random.standard_normal((5, 2))  # 5 samples, 2 features
w1, b1 = random.standard_normal((2, 4)), random.standard_normal((1, 4))
w2, b2 = random.standard_normal((4, 3)), random.standard_normal((1, 3))
w3, b3 = random.standard_normal((3, 1)), random.standard_normal((1, 1))

three_layers = ((X @ w1 + b1) @ w2 + b2) @ w3 + b3

w = w1 @ w2 @ w3
b = (b1 @ w2 + b2) @ w3 + b3
one_layer = X @ w + b

difference = float(np.abs(three_layers - one_layer).max())
numbers_before = sum(array.size for array in (w1, b1, w2, b2, w3, b3))
numbers_after = w.size + b.size
print("w:", w.shape, " b:", b.shape)
print(f"{numbers_before} numbers replaced by {numbers_after}")
print(f"largest difference below 1e-12: {difference < 1e-12}")


# %% hinges
def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 11).

    >>> relu(np.array([-1.5, 0.0, 2.5]))
    array([0. , 0. , 2.5])
    """
    return np.maximum(z, 0)


x = np.linspace(-2, 2, 641)[:, np.newaxis]  # 641 samples, 1 feature
w1 = np.array([[1.0, 1.0, 1.0, 1.0]])
b1 = np.array([[2.0, 1.0, 0.0, -1.0]])
w2 = np.array([[-3.0], [2.0], [2.0], [2.0]])
b2 = np.array([[4.0]])

y_pred = relu(x @ w1 + b1) @ w2 + b2
largest_error = float(np.abs(y_pred - x**2).max())
print("bends at", (-b1 / w1 + 0.0).tolist()[0])  # + 0.0 turns -0.0 into 0.0
print("largest deviation from the parabola:", round(largest_error, 6))

# %% hinges-figure
import matplotlib.pyplot as plt

fig, (above, below) = plt.subplots(2, figsize=(5.2, 5.4), sharex=True)
for i, style in enumerate(["C0-", "C1--", "C2-.", "C4:"]):
    part = relu(x * w1[0, i] + b1[0, i]) * w2[i, 0]
    above.plot(x, part, style)
    above.text(2.08, part[-1, 0] - 0.3, f"neuron {i + 1}", color=style[:2])
above.set_ylabel("contribution")
below.plot(x, x**2, "C5--", lw=1.4, label="parabola")
below.plot(x, y_pred, "C3-", label="sum of the four hinges and b2")
below.plot([-2, -1, 0, 1, 2], [4, 1, 0, 1, 4], "C3o")
below.set(xlabel="x", ylabel="y_pred", ylim=(-0.3, 5.4))
below.legend(loc="upper center")
plt.show()

# %% by-hand
x_hand = np.array([[0.5]])
z1_hand = x_hand @ w1 + b1
y1_hand = relu(z1_hand)
parts_hand = y1_hand * w2.T
y_hand = y1_hand @ w2 + b2
print("z1     =", z1_hand)
print("y1     =", y1_hand)
print("parts  =", parts_hand)
parabola_hand = float(x_hand[0, 0] ** 2)
print("y_pred =", y_hand, " parabola:", parabola_hand)


# %% more-hinges
def parabola_network(H1):
    """Return w1, b1 (1, H1), w2 (H1, 1), b2 (1, 1): the parabola in H1 pieces.

    The bends are evenly spaced from -2 on; each neuron adds a change of slope.

    >>> parabola_network(4)[2].ravel().tolist()
    [-3.0, 2.0, 2.0, 2.0]
    """
    ends = np.linspace(-2, 2, H1 + 1)
    steepness = np.diff(ends**2) / np.diff(ends)
    w1, b1 = np.ones((1, H1)), -ends[:-1].reshape(1, H1)
    w2 = np.diff(steepness, prepend=0).reshape(H1, 1)
    return w1, b1, w2, 4.0


error_of = {}
for H1 in (4, 8, 16, 32):
    w1_fine, b1_fine, w2_fine, b2_fine = parabola_network(H1)
    y_fine = relu(x @ w1_fine + b1_fine) @ w2_fine + b2_fine
    error_of[H1] = float(np.abs(y_fine - x**2).max())
    print(f"{H1:2} neurons: largest deviation {error_of[H1]:.6f}")

far = np.array([[4.0]])
far_pred = float((relu(far @ w1_fine + b1_fine) @ w2_fine + b2_fine)[0, 0])
print("at x = 4:", far_pred, "instead of", far[0, 0] ** 2)


# %% functions
def sigmoid(z):
    """Return 1 / (1 + e^-z) for z of any shape (section 11).

    >>> sigmoid(np.array([-2.0, 0.0, 2.0])).round(3)
    array([0.119, 0.5  , 0.881])
    """
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(z):
    """Return the derivative of the sigmoid at z.

    >>> float(sigmoid_slope(0.0))
    0.25
    """
    return sigmoid(z) * (1 - sigmoid(z))


def tanh_slope(z):
    """Return the derivative of tanh at z.

    >>> float(tanh_slope(0.0))
    1.0
    """
    return 1 - np.tanh(z) ** 2


def relu_slope(z):
    """Return 1 where z > 0, and 0 elsewhere, also at 0 itself.

    >>> relu_slope(np.array([-1.0, 0.0, 1.0]))
    array([0, 0, 1])
    """
    return (np.asarray(z) > 0).astype(int)


# %% same-sums
z1 = np.array([[2.0, -1.0, -0.5, 1.0]])  # of the running example
np.set_printoptions(precision=3, suppress=True)
print("z1            ", z1)
print("sigmoid value ", sigmoid(z1))
print("sigmoid slope ", sigmoid_slope(z1))
print("tanh value    ", np.tanh(z1))
print("tanh slope    ", tanh_slope(z1))
print("relu value    ", relu(z1))
print("relu slope    ", relu_slope(z1))

# %% same-sums-values
values_sigmoid, slopes_sigmoid = sigmoid(z1), sigmoid_slope(z1)
values_tanh, slopes_tanh = np.tanh(z1), tanh_slope(z1)
power = float(np.exp(-2.0))
at_zero = [float(function(0.0)) for function in (sigmoid, np.tanh, relu)]
largest_slopes = [float(sigmoid_slope(0.0)), float(tanh_slope(0.0))]

# %% saturation
for z in (0.0, 2.0, 5.0, 10.0):
    one, other = sigmoid_slope(z), tanh_slope(z)
    print(f"z = {z:4.1f}: sigmoid {one:.7f}, tanh {other:.9f}")

# %% relu-at-zero
h = 0.001
from_left = (relu(0) - relu(-h)) / h
from_right = (relu(h) - relu(0)) / h
agreed = int(relu_slope(0))
print("from the left:", from_left, " from the right:", from_right)
print("the program's convention:", agreed)


# %% chain
def chain_slope(function, slope, layers, bias=0.0, start=1.0):
    """Return d y_L / d x of one neuron per layer, all weights 1: a product.

    >>> float(chain_slope(relu, relu_slope, layers=20))
    1.0
    """
    value, product = start, 1.0
    for _ in range(layers):
        z = value + bias
        product *= slope(z)
        value = function(z)
    return product


print(" L  0.25^L   sigmoid  tanh     relu")
slope_of = {}
for layers in (1, 2, 5, 10, 20):
    products = [
        0.25**layers,
        chain_slope(sigmoid, sigmoid_slope, layers),
        chain_slope(np.tanh, tanh_slope, layers),
        chain_slope(relu, relu_slope, layers),
    ]
    slope_of[layers] = [float(product) for product in products]
    print(f"{layers:2}", *(f" {product:.1e}" for product in products))

# %% chain-values
bound_10, sigmoid_10, tanh_10, relu_10 = slope_of[10]
relu_off = float(chain_slope(relu, relu_slope, layers=10, start=-1.0))
at_best = float(chain_slope(sigmoid, sigmoid_slope, layers=10, bias=-0.5, start=0.5))

# %% output-of-sklearn
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor

X_iris, y_iris = load_iris(return_X_y=True)
two = y_iris < 2  # only setosa and versicolor

regression = MLPRegressor(random_state=0)
regression.partial_fit(X_iris[:, :3], X_iris[:, 3])
two_classes = MLPClassifier(random_state=0)
two_classes.partial_fit(X_iris[two], y_iris[two], classes=[0, 1])
three_classes = MLPClassifier(random_state=0)
three_classes.partial_fit(X_iris, y_iris, classes=[0, 1, 2])
for net in (regression, two_classes, three_classes):
    output = f"{net.out_activation_:8}  outputs: {net.n_outputs_}"
    print(output, " loss:", net.loss)


# %% two-classes
def softmax(z):
    """Turn each row of z (N, K) into K positive shares that add up to 1.

    >>> softmax(np.array([[1000.0, 1000.0]]))
    array([[0.5, 0.5]])
    """
    shifted = z - z.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


z_pair = np.array([[2.0, -1.0], [0.5, 0.5], [-3.0, 1.0]])
print("softmax, first share: ", softmax(z_pair)[:, 0])
print("sigmoid of difference:", sigmoid(z_pair[:, 0] - z_pair[:, 1]))


# %% deep-values
def largest_values(function, scale, depth=10, width=50):
    """Return the largest |y| after each of `depth` layers.

    Weights are normal with mean 0 and deviation `scale`; no biases.
    """
    random = np.random.default_rng(11)
    y, largest = random.standard_normal((1, width)), []
    for _ in range(depth):
        y = function(y @ (scale * random.standard_normal((width, width))))
        largest.append(float(np.abs(y).max()))
    return largest


runs = {
    "relu, deviation 1": largest_values(relu, 1.0),
    "tanh, deviation 1": largest_values(np.tanh, 1.0),
    "relu, deviation 0.2": largest_values(relu, 0.2),
}
for name, largest in runs.items():
    print(f"{name:19} {largest[0]:.3g} → {largest[-1]:.3g}")

# %% deep-values-numbers
relu_grown = runs["relu, deviation 1"][-1]
tanh_bounded = runs["tanh, deviation 1"][-1]
relu_scaled = runs["relu, deviation 0.2"][-1]

# %% overflow
import warnings

z_large = np.array([[-1000.0, 0.0, 1000.0]])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print("sigmoid:", sigmoid(z_large))
    powers = np.exp(z_large)
    shares = powers / powers.sum(axis=1, keepdims=True)
    print("softmax:", shares)
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")


# %% safe
def safe_sigmoid(z):
    """Return the sigmoid without overflow: e^-|z| is never above 1.

    >>> safe_sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    power = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, power) / (1 + power)


with warnings.catch_warnings():
    warnings.simplefilter("error")  # a warning would end the program now
    print("sigmoid:", safe_sigmoid(z_large))
    print("softmax:", softmax(z_large))

# %% slope-of-value
z = np.array([2.0, -1.0, -0.5, 1.0])
y1 = sigmoid(z)
right = y1 * (1 - y1)
wrong = sigmoid_slope(y1)  # y1 already is a sigmoid
h = 1e-6
measured = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
print("measured:", measured)
print("right:   ", right)
print("wrong:   ", wrong)

# %% question-values
z_asked = float(np.log(4.0))
value_asked = float(sigmoid(z_asked))
slope_asked = float(sigmoid_slope(z_asked))
slope_tanh = float(1 - value_asked**2)
slope_twice = float(sigmoid_slope(value_asked))
