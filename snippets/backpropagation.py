"""Backpropagation: all gradients of a small network, by hand and in code (sections 15 to 17)."""

# %% example
import numpy as np

X = np.array([[2.0, 1.0]])  # one sample, two features: (N, D) = (1, 2)
y = np.array([[2.0]])  # its label: (N, 1)

w1 = np.array([[1.0, -2.0], [2.0, 1.0]])  # (D, H1): column i is neuron i
b1 = np.array([[-1.0, 1.0]])  # (1, H1)
w2 = np.array([[2.0], [1.0]])  # (H1, 1)
b2 = np.array([[-1.0]])  # (1, 1)
parameters = [w1, b1, w2, b2]


# %% forward
def forward(X, w1, b1, w2, b2):
    """Compute z1, y1 (N, H1) and z2, y_pred (N, 1) from X (N, D) (section 15).

    >>> z1, y1, z2, y_pred = forward(X, *parameters)
    >>> y_pred
    array([[5.]])
    """
    z1 = X @ w1 + b1
    y1 = np.maximum(z1, 0)
    z2 = y1 @ w2 + b2
    y_pred = np.maximum(z2, 0)
    return z1, y1, z2, y_pred


# %% backward
def backward(X, y, w2, z1, y1, z2, y_pred):
    """Return the gradients for w1, b1, w2, b2, each in its parameter's shape.

    X (N, D), y (N, 1), w2 (H1, 1); z1, y1 (N, H1), z2, y_pred (N, 1) come from
    `forward`. Sections 16 and 17, for all samples at once.

    >>> slopes = backward(X, y, w2, *forward(X, *parameters))
    >>> [slope.shape for slope in slopes]
    [(2, 2), (1, 2), (2, 1), (1, 1)]
    """
    delta2 = 2 * (y_pred - y) * (z2 > 0)
    grad_w2 = y1.T @ delta2
    grad_b2 = delta2.sum(axis=0, keepdims=True)
    delta1 = (delta2 @ w2.T) * (z1 > 0)
    grad_w1 = X.T @ delta1
    grad_b1 = delta1.sum(axis=0, keepdims=True)
    return grad_w1, grad_b1, grad_w2, grad_b2


# %% slide-formulas
# The layout of the slide: features are rows, weights are (targets, sources).
random = np.random.default_rng(17)
x_column, label = random.standard_normal((2, 1)), 1.0
w1_slide, b1_slide = random.standard_normal((4, 2)), random.standard_normal((4, 1))
w2_slide, b2_slide = random.standard_normal((1, 4)), random.standard_normal((1, 1))

z1_slide = w1_slide @ x_column + b1_slide
y1_slide = np.maximum(z1_slide, 0)
z2_slide = w2_slide @ y1_slide + b2_slide
difference = np.maximum(z2_slide, 0) - label
slide_w2 = 2 * y1_slide * difference
slide_w1 = 2 * x_column @ (difference @ w2_slide)
print("w2", w2_slide.shape, " slide:", slide_w2.shape)
print("w1", w1_slide.shape, " slide:", slide_w1.shape)

values = forward(x_column.T, w1_slide.T, b1_slide.T, w2_slide.T, b2_slide)
right_w1 = backward(x_column.T, label, w2_slide.T, *values)[0]
print("output on: ", z2_slide[0] > 0)
print("neurons on:", (z1_slide > 0).ravel())
print("agreeing:  ", np.isclose(slide_w1, right_w1).all(axis=0))

differences = np.hstack([difference] * 3)  # three samples side by side: (1, 3)
try:
    differences @ w2_slide
except ValueError as error:
    print("3 samples:", differences.shape, "@", w2_slide.shape, type(error).__name__)

# %% one-sample
z1, y1, z2, y_pred = forward(X, *parameters)
loss = np.square(y_pred - y).sum()
print("z1 =", z1, " y1 =", y1)
print("z2 =", z2, " y_pred =", y_pred, " loss =", loss)

delta2 = 2 * (y_pred - y) * (z2 > 0)
arriving = delta2 @ w2.T  # what layer 2 hands back, before mask 1
delta1 = arriving * (z1 > 0)
print("delta2 =", delta2, " arriving =", arriving, " delta1 =", delta1)

grad_w1, grad_b1, grad_w2, grad_b2 = backward(X, y, w2, z1, y1, z2, y_pred)
print("grad_w1 =", grad_w1.tolist(), " grad_b1 =", grad_b1)
print("grad_w2 =", grad_w2.tolist(), " grad_b2 =", grad_b2)

# %% two-samples
X_both = np.array([[2.0, 1.0], [-1.0, 2.0]])
y_both = np.array([[2.0], [9.0]])

separately = []
for n in (0, 1):
    X_n, y_n = X_both[n : n + 1], y_both[n : n + 1]  # slices keep both axes
    separately.append(backward(X_n, y_n, w2, *forward(X_n, *parameters)))
    print(f"sample {n + 1}: grad_w1 =", separately[n][0].tolist())

together = backward(X_both, y_both, w2, *forward(X_both, *parameters))
print("together: grad_w1 =", together[0].tolist())

equal = [
    np.array_equal(first + second, batch)
    for first, second, batch in zip(*separately, together, strict=True)
]
print("sum equal to the gradient of both, for w1, b1, w2, b2:", equal)

# %% values-of-both
# Entries of tuples have names of their own here, for the page's text and tests.
first_w1, first_b1, first_w2, first_b2 = separately[0]
second_w1, second_b1, second_w2, second_b2 = separately[1]
both_w1, both_b1, both_w2, both_b2 = together
X_turned = X_both.T


# %% numerical-gradient
def numerical_gradient(loss_now, parameter, h=1e-5):
    """Estimate a gradient by central differences, in the shape of `parameter`.

    `loss_now()` computes the loss with the array `parameter` as it stands then;
    every entry is moved by +h and −h and put back: two losses each.

    >>> v = np.array([3.0, -1.0])
    >>> numerical_gradient(lambda: np.square(v).sum(), v).round(6)
    array([ 6., -2.])
    """
    slope = np.zeros_like(parameter)
    for entry in np.ndindex(parameter.shape):
        kept = parameter[entry]
        parameter[entry] = kept + h
        above = loss_now()
        parameter[entry] = kept - h
        below = loss_now()
        parameter[entry] = kept
        slope[entry] = (above - below) / (2 * h)
    return slope


# %% check-one-gradient
def squared_loss(X, y, parameters):
    """Return the sum of squares of the network for X (N, D) and y (N, 1)."""
    return np.square(forward(X, *parameters)[-1] - y).sum()


def loss_of_both():
    """Return the loss on both samples with the parameters as they stand."""
    return squared_loss(X_both, y_both, parameters)


estimate = numerical_gradient(loss_of_both, w1)
print("central differences:", estimate.round(6).tolist())
print("backward:           ", together[0].tolist())


# %% gradient-check
def gradient_error(X, y, parameters, backward):
    """Return the relative error of `backward` against central differences.

    0: the same; 2: the sign is wrong; 0 as well if all slopes are 0.

    >>> bool(gradient_error(X, y, parameters, backward) < 1e-9)
    True
    """
    exact = backward(X, y, parameters[2], *forward(X, *parameters))
    estimate = [
        numerical_gradient(lambda: squared_loss(X, y, parameters), parameter)
        for parameter in parameters
    ]
    exact = np.concatenate([slope.ravel() for slope in exact])
    estimate = np.concatenate([slope.ravel() for slope in estimate])
    size = max(np.linalg.norm(exact), np.linalg.norm(estimate))
    return float(np.linalg.norm(exact - estimate) / size) if size > 0 else 0.0


# %% random-networks
def random_network(seed):
    """Draw X (N, D), y (N, 1) and the parameters of D → H1 → 1; sizes 2 to 6.

    >>> X_drawn, y_drawn, drawn = random_network(seed=0)
    >>> X_drawn.shape[1] == drawn[0].shape[0]
    True
    """
    random = np.random.default_rng(seed)
    N, D, H1 = random.integers(2, 7, size=3)
    shapes = [(N, D), (N, 1), (D, H1), (1, H1), (H1, 1), (1, 1)]
    X, y, *parameters = (random.standard_normal(shape) for shape in shapes)
    return X, y, parameters


networks = 100
errors = [gradient_error(*random_network(seed), backward) for seed in range(networks)]
worst_error = max(errors)
print(f"{networks} networks, largest relative error: {worst_error:.0e}")

# %% relu-cases
cases = {"both_on": 0, "hidden_off": 0, "output_off": 0, "both_off": 0}
decisive = 0  # networks with a hidden neuron off and the output neuron on
for seed in range(networks):
    X_drawn, _, drawn = random_network(seed)
    z1_drawn, _, z2_drawn, _ = forward(X_drawn, *drawn)
    hidden, output = np.broadcast_arrays(z1_drawn > 0, z2_drawn > 0)
    cases["both_on"] += int((hidden & output).sum())
    cases["hidden_off"] += int((~hidden & output).sum())
    cases["output_off"] += int((hidden & ~output).sum())
    cases["both_off"] += int((~hidden & ~output).sum())
    decisive += int((~hidden & output).any())
for name, number in cases.items():
    print(f"{name:10} {number}")

# %% step-size
print("h      one-sided  central")
step_errors = {}
for h in (1e-2, 1e-5, 1e-8, 1e-11):
    above, here, below = (
        squared_loss(X_both, y_both, [w1 + np.array([[s, 0], [0, 0]]), b1, w2, b2])
        for s in (h, 0, -h)
    )
    exact = together[0][0, 0]
    one_sided, central = (above - here) / h, (above - below) / (2 * h)
    step_errors[h] = abs(one_sided - exact), abs(central - exact)
    print(f"{h:.0e}  {abs(one_sided - exact):.0e}      {abs(central - exact):.0e}")

# %% kink
# Not shown: two numbers of the page's text.
z = np.array([0.0])
slope_at_zero = numerical_gradient(lambda: np.maximum(z, 0).sum(), z)[0]
mean_w1 = numerical_gradient(lambda: loss_of_both() / 2, w1)

# %% one-step
loss_both = loss_of_both()
alphas = [0.001, 0.01, 0.1]
losses_after = []
for alpha in alphas:
    moved = [p - alpha * s for p, s in zip(parameters, together, strict=True)]
    losses_after.append(squared_loss(X_both, y_both, moved))
    print(f"alpha = {alpha}: loss {loss_both:.2f} → {losses_after[-1]:.2f}")
y_pred_far = forward(X_both, *moved)[-1]
print("y_pred after the last step:", y_pred_far.tolist())

# %% steepest-only-locally
flat = np.concatenate([slope.ravel() for slope in together])  # all 9 slopes
steepest = -flat / np.linalg.norm(flat)
random = np.random.default_rng(15)
directions = random.standard_normal((1000, flat.size))
directions /= np.linalg.norm(directions, axis=1, keepdims=True)


def loss_after(step):
    """Return the loss after adding `step` (9,) to w1, b1, w2, b2 in this order."""
    pieces = np.split(step, np.cumsum([p.size for p in parameters])[:-1])
    moved = [p + s.reshape(p.shape) for p, s in zip(parameters, pieces, strict=True)]
    return squared_loss(X_both, y_both, moved)


lengths = [0.001, 0.1, 1.0, 2.0]
along_gradient, better = [], []
for length in lengths:
    along_gradient.append(loss_after(length * steepest))
    losses = np.array([loss_after(length * direction) for direction in directions])
    better.append(int((losses < along_gradient[-1]).sum()))
    print(f"length {length}: loss {along_gradient[-1]:.2f}, better: {better[-1]} of 1000")


# %% counting
class Counted(float):
    """A number that counts every multiplication it takes part in.

    >>> Counted.multiplications = 0
    >>> Counted(2.0) * 3.0 + 4.0 * Counted(5.0)
    26.0
    >>> Counted.multiplications
    2
    """

    multiplications = 0

    def __mul__(self, other):
        """Multiply, and count."""
        Counted.multiplications += 1
        return Counted(float(self) * float(other))

    def __add__(self, other):
        """Add; the result counts on."""
        return Counted(float(self) + float(other))

    def __sub__(self, other):
        """Subtract; the result counts on."""
        return Counted(float(self) - float(other))

    def __rsub__(self, other):
        """Subtract from a plain number; the result counts on."""
        return Counted(float(other) - float(self))

    __rmul__, __radd__ = __mul__, __add__


# %% cost
def count(function):
    """Call `function()` and return how many multiplications it made."""
    Counted.multiplications = 0
    function()
    return Counted.multiplications


def multiplications(H1):
    """Count for one sample through 2 → H1 → 1: forward, backward, central."""
    random = np.random.default_rng(H1)
    shapes = [(1, 2), (1, 1), (2, H1), (1, H1), (H1, 1), (1, 1)]
    convert = np.vectorize(Counted, otypes=[object])
    X, y, *p = (convert(random.standard_normal(shape)) for shape in shapes)
    values = forward(X, *p)

    def loss_now():
        return squared_loss(X, y, p)

    return (
        count(loss_now),
        count(lambda: backward(X, y, p[2], *values)),
        count(lambda: [numerical_gradient(loss_now, parameter) for parameter in p]),
    )


hidden_sizes = [1, 4, 16, 64, 256]
sizes = [4 * H1 + 1 for H1 in hidden_sizes]  # 2 H1 + H1 weights and H1 + 1 biases
forwards, backwards, centrals = zip(*map(multiplications, hidden_sizes), strict=True)
ratios = [back / ahead for back, ahead in zip(backwards, forwards, strict=True)]
print("parameters        ", *(f"{number:9}" for number in sizes))
print("forward           ", *(f"{number:9}" for number in forwards))
print("backward          ", *(f"{number:9}" for number in backwards))
print("central difference", *(f"{number:9}" for number in centrals))

# %% cost-figure
import matplotlib.pyplot as plt

both_passes = [ahead + back for ahead, back in zip(forwards, backwards, strict=True)]

plt.figure(figsize=(5, 3.3))
plt.loglog(sizes, centrals, "C5--", marker="^", label="central differences")
plt.loglog(sizes, both_passes, "C4-", marker="o", label="forward and backward")
plt.loglog(sizes, forwards, "C0:", marker="s", label="forward")
plt.minorticks_off()
plt.xticks(sizes, sizes)
plt.yticks([10, 1000, 100000], [10, 1000, 100000])
plt.xlabel("parameters")
plt.ylabel("multiplications")
plt.legend()
plt.show()


# %% without-mask
def backward_without_mask(X, y, w2, z1, y1, z2, y_pred):
    """Return what `backward` does, but wrong: layer 1 has lost its mask."""
    delta2 = 2 * (y_pred - y) * (z2 > 0)
    grad_w2 = y1.T @ delta2
    grad_b2 = delta2.sum(axis=0, keepdims=True)
    delta1 = delta2 @ w2.T  # wrong: * (z1 > 0) is missing
    grad_w1 = X.T @ delta1
    grad_b1 = delta1.sum(axis=0, keepdims=True)
    return grad_w1, grad_b1, grad_w2, grad_b2


unmasked_w1 = backward_without_mask(X, y, w2, z1, y1, z2, y_pred)[0]
print("right:       ", grad_w1.tolist())
print("without mask:", unmasked_w1.tolist())

caught = 0
for seed in range(networks):
    error = gradient_error(*random_network(seed), backward_without_mask)
    caught += error > 1e-6
print(f"the check objects on {caught} of {networks} networks")

# %% training
from sklearn.datasets import load_iris

iris = load_iris()
X_iris = iris.data[:, :2]
X_iris = (X_iris - X_iris.mean(axis=0)) / X_iris.std(axis=0)
y_iris = iris.target[:, np.newaxis]


def train(backward, seed, alpha=0.0005, steps=300):
    """Train 2 → 4 → 1 on Iris; return the loss before and after."""
    random = np.random.default_rng(seed)
    shapes = [(2, 4), (1, 4), (4, 1), (1, 1)]
    parameters = [random.standard_normal(shape) for shape in shapes]
    before = squared_loss(X_iris, y_iris, parameters)
    for _ in range(steps):
        w2, values = parameters[2], forward(X_iris, *parameters)
        slopes = backward(X_iris, y_iris, w2, *values)
        parameters = [p - alpha * s for p, s in zip(parameters, slopes, strict=True)]
    return before, squared_loss(X_iris, y_iris, parameters)


starts = 100
with_mask = np.array([train(backward, seed) for seed in range(starts)])
without_mask = np.array([train(backward_without_mask, seed) for seed in range(starts)])

# %% training-counts
constant_loss = np.square(y_iris - y_iris.mean()).sum()
print(f"best constant: loss {constant_loss:.0f}")

fell, succeeded, median = {}, {}, {}
for name, results in {"with_mask": with_mask, "without_mask": without_mask}.items():
    before, after = results.T
    fell[name] = int((after < before).sum())
    succeeded[name] = int((after < constant_loss / 2).sum())
    median[name] = float(np.median(after[after < constant_loss / 2]))
    print(f"{name}: loss fell in {fell[name]} starts,")
    print(f"    below half of the constant's in {succeeded[name]}, median {median[name]:.1f}")

# %% wrong-transpose
try:
    X @ delta1  # instead of X.T @ delta1, with one sample
except ValueError as error:
    print("ValueError:", str(error).split(",")[0], "…")

z1_both, y1_both, z2_both, y_pred_both = forward(X_both, *parameters)
delta2_both = 2 * (y_pred_both - y_both) * (z2_both > 0)
delta1_both = (delta2_both @ w2.T) * (z1_both > 0)
transposed_w1 = X_both @ delta1_both
print("two samples, wrong:", transposed_w1.tolist())
print("two samples, right:", together[0].tolist())

# %% missing-sum
b1_broken = b1 - 0.01 * delta1_both  # the sum over the samples is missing
y_pred_broken = forward(X, w1, b1_broken, w2, b2)[-1]
print("b1:", b1.shape, "→", b1_broken.shape)
print("samples:", X.shape[0], " predictions:", y_pred_broken.shape[0])


# %% wrong-sign
# Not shown: the relative error that the page names.
def backward_wrong_sign(X, y, w2, z1, y1, z2, y_pred):
    """Return what `backward` does, but with 2 * (y - y_pred) in delta2."""
    return backward(X, y_pred, w2, z1, y1, z2, y)  # y and y_pred swapped


sign_error = gradient_error(X_both, y_both, parameters, backward_wrong_sign)
print("relative error:", round(sign_error, 6))

values = forward(X_both, *parameters)
uphill = backward_wrong_sign(X_both, y_both, w2, *values)
moved = [p - 0.01 * s for p, s in zip(parameters, uphill, strict=True)]
loss_uphill = squared_loss(X_both, y_both, moved)
print(f"loss before {loss_both:.2f}, after one step {loss_uphill:.2f}")

# %% output-off
X_off, y_off, b2_off = np.array([[0.0, 2.0]]), np.array([[1.0]]), np.array([[-10.0]])
z1_off, y1_off, z2_off, y_pred_off = forward(X_off, w1, b1, w2, b2_off)
loss_off = np.square(y_pred_off - y_off).sum()
print("y1 =", y1_off, " z2 =", z2_off, " loss =", loss_off)
slopes_off = backward(X_off, y_off, w2, z1_off, y1_off, z2_off, y_pred_off)
print("largest slope:", max(np.abs(slope).max() for slope in slopes_off))

# %% third-sample
# Asked on the page; the halves are what comes out without the 2 of the square's derivative.
X_third, y_third = np.array([[3.0, 1.0]]), np.array([[5.0]])
third_z1, third_y1, third_z2, third_y_pred = forward(X_third, *parameters)
third_w1, third_b1, third_w2, third_b2 = backward(
    X_third, y_third, w2, third_z1, third_y1, third_z2, third_y_pred
)
third_half = third_w1 / 2
