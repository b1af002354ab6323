"""A complete 2 → 4 → 1 network in NumPy, computed and trained (sections 12, 17)."""

# %% load-data
import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
X = iris.data[:, :2]  # sepal length and sepal width
y = iris.target[:, np.newaxis]  # class numbers 0, 1, 2 as a column
print("X          ", X.shape)
print("iris.target", iris.target.shape)
print("y          ", y.shape)


# %% relu
def relu(z):
    """Replace negative entries of z, of any shape, by 0 (section 12).

    >>> relu(np.array([[-1.5, 0.0, 2.5]]))
    array([[0. , 0. , 2.5]])
    """
    return np.maximum(z, 0)


print(relu(np.array([4, -7, 3])))


# %% start-parameters
def start_parameters(seed, D=2, H1=4, outputs=1):
    """Draw w1 (D, H1), b1 (1, H1), w2 (H1, outputs), b2 (1, outputs).

    All are standard normal, mean 0 and deviation 1, as in section 12.

    >>> [parameter.shape for parameter in start_parameters(seed=0)]
    [(2, 4), (1, 4), (4, 1), (1, 1)]
    """
    random = np.random.default_rng(seed)
    shapes = [(D, H1), (1, H1), (H1, outputs), (1, outputs)]
    return [random.standard_normal(shape) for shape in shapes]


# %% forward
def forward(X, w1, b1, w2, b2):
    """Compute z1, y1 (N, H1) and z2, y_pred (N, 1) from X (N, D) (section 12).

    >>> parameters = start_parameters(seed=0)
    >>> z1, y1, z2, y_pred = forward(np.zeros((150, 2)), *parameters)
    >>> y1.shape, y_pred.shape
    ((150, 4), (150, 1))
    """
    z1 = X @ w1 + b1
    y1 = relu(z1)
    z2 = y1 @ w2 + b2
    y_pred = relu(z2)
    return z1, y1, z2, y_pred


# %% shapes
parameters = start_parameters(seed=0)
arrays = [X, *parameters, *forward(X, *parameters)]
names = ["X", "w1", "b1", "w2", "b2", "z1", "y1", "z2", "y_pred"]
shapes = {name: array.shape for name, array in zip(names, arrays, strict=True)}
for name, shape in shapes.items():
    print(f"{name:6}", shape)


# %% squared-loss
def squared_loss(X, y, w1, b1, w2, b2):
    """Return the sum of squares for X (N, D) and y (N, 1) (section 12).

    >>> parameters = start_parameters(seed=0)
    >>> y = forward(X, *parameters)[-1] + 1  # 1 off, 150 times
    >>> float(squared_loss(X, y, *parameters))
    150.0
    """
    y_pred = forward(X, w1, b1, w2, b2)[-1]
    return np.square(y_pred - y).sum()


# %% one-sample
x = np.array([[1.0, 2.0]])  # one sample: a row of X
label = np.array([[2.0]])  # its entry of y

w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])

z1, y1, z2, y_pred = forward(x, w1, b1, w2, b2)
loss = squared_loss(x, label, w1, b1, w2, b2)
print("z1     =", z1)
print("y1     =", y1)
print("z2     =", z2)
print("y_pred =", y_pred)
print("loss   =", loss)

# %% delta-by-hand
# What the page computes before it measures the slope.
delta2_computed = (2 * (y_pred - label) * (z2 > 0))[0, 0]

# %% another-sample
# Asked on the page, with what comes out if a step is forgotten.
x_new, label_new = np.array([[0.0, 3.0]]), np.array([[2.0]])
z1_new, y1_new, z2_new, y_pred_new = forward(x_new, w1, b1, w2, b2)
loss_new = squared_loss(x_new, label_new, w1, b1, w2, b2)
difference_new = (y_pred_new - label_new)[0, 0]
loss_without_relu = np.square(z1_new @ w2 + b2 - label_new)[0, 0]
loss_without_b2 = squared_loss(x_new, label_new, w1, b1, w2, 0 * b2)


# %% gradients
def gradients(X, y, w1, b1, w2, b2):
    """Return the slopes of the loss in the shapes of w1, b1, w2, b2 (sec. 17).

    >>> slopes = gradients(X, y, *start_parameters(seed=0))
    >>> [slope.shape for slope in slopes]
    [(2, 4), (1, 4), (4, 1), (1, 1)]
    """
    z1, y1, z2, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2 * (y_pred - y) * (z2 > 0)
    grad_w2 = y1.T @ delta2
    grad_b2 = delta2.sum(axis=0, keepdims=True)
    delta1 = (delta2 @ w2.T) * (z1 > 0)
    grad_w1 = X.T @ delta1
    grad_b1 = delta1.sum(axis=0, keepdims=True)
    return grad_w1, grad_b1, grad_w2, grad_b2


# %% one-slope
h = 0.001
up, down = w2.copy(), w2.copy()
up[0, 0] += h
down[0, 0] -= h
loss_up = squared_loss(x, label, w1, b1, up, b2)
loss_down = squared_loss(x, label, w1, b1, down, b2)
slope_measured = (loss_up - loss_down) / (2 * h)
slope_computed = gradients(x, label, w1, b1, w2, b2)[2][0, 0]
print(f"measured {slope_measured:.6f}, computed {slope_computed:.6f}")


# %% train
def train(X, y, parameters, alpha, steps):
    """Descend along the gradients: new parameters and all losses (section 15).

    >>> start = start_parameters(seed=8)
    >>> parameters, losses = train(X, y, start, alpha=0.00001, steps=20)
    >>> len(losses), bool(losses[-1] < losses[0])
    (21, True)
    """
    w1, b1, w2, b2 = parameters
    losses = [squared_loss(X, y, w1, b1, w2, b2)]
    for _ in range(steps):
        grad_w1, grad_b1, grad_w2, grad_b2 = gradients(X, y, w1, b1, w2, b2)
        w1 = w1 - alpha * grad_w1
        b1 = b1 - alpha * grad_b1
        w2 = w2 - alpha * grad_w2
        b2 = b2 - alpha * grad_b2
        losses.append(squared_loss(X, y, w1, b1, w2, b2))
    return [w1, b1, w2, b2], losses


# %% dead-output
alpha, steps = 0.0005, 300
dead_output = start_parameters(seed=0)
_, losses_dead_output = train(X, y, dead_output, alpha, steps)
print("loss:", losses_dead_output[0], "→", losses_dead_output[-1])

z1, y1, z2, y_pred = forward(X, *dead_output)
print("largest z2:", z2.max().round(2))
slopes = gradients(X, y, *dead_output)
for name, slope in zip(["w1", "b1", "w2", "b2"], slopes, strict=True):
    print(f"largest slope for {name}:", np.abs(slope).max())


# %% dead-hidden
def only_bias_left(seed):
    """Tell whether for all flowers y1 is 0 and y_pred is not."""
    z1, _, z2, _ = forward(X, *start_parameters(seed))
    return bool((z1 <= 0).all() and (z2 > 0).all())


seed_dead_hidden = next(seed for seed in range(1000) if only_bias_left(seed))
start = start_parameters(seed_dead_hidden)
dead_hidden, losses_dead_hidden = train(X, y, start, alpha, steps)
y_pred = forward(X, *dead_hidden)[-1]
print("first such seed:", seed_dead_hidden)
print("loss:", losses_dead_hidden[0].round(2), "→", losses_dead_hidden[-1])
print(f"predictions from {y_pred.min():.6f} to {y_pred.max():.6f}")

# %% standardise
mean, deviation = X.mean(axis=0), X.std(axis=0)
X_std = (X - mean) / deviation

for name, features in [("raw", X), ("standardised", X_std)]:
    print(name, features.min(axis=0).round(1), features.max(axis=0).round(1))


# %% dead-starts
def count_starts(X, starts=1000):
    """Return the share of dead starts, and of hidden neurons both on and off.

    Dead: z2 <= 0 for all samples. Both: z1 > 0 for some samples, not for all.
    """
    dead, mixed = [], []
    for seed in range(starts):
        z1, _, z2, _ = forward(X, *start_parameters(seed))
        dead.append((z2 <= 0).all())
        mixed.extend((z1 > 0).any(axis=0) & (z1 <= 0).any(axis=0))
    return float(np.mean(dead)), float(np.mean(mixed))


dead_raw, mixed_raw = count_starts(X)
dead_std, mixed_std = count_starts(X_std)
print(f"raw:          {dead_raw:.1%} dead, {mixed_raw:.1%} both on and off")
print(f"standardised: {dead_std:.1%} dead, {mixed_std:.1%} both on and off")


# %% train-standardised
def alive(seed):
    """Tell whether z2 is positive for at least one flower."""
    return (forward(X_std, *start_parameters(seed))[2] > 0).any()


seed_alive = next(seed for seed in range(1000) if alive(seed))
trained, losses = train(X_std, y, start_parameters(seed_alive), alpha, steps)
print("first seed that is not dead:", seed_alive)
for step in (0, 10, 20, 50, 100, 300):
    print(f"loss after {step:3} steps: {losses[step]:6.2f}")

after_10, _ = train(X_std, y, start_parameters(seed_alive), alpha, steps=10)
still_on = (forward(X_std, *after_10)[2] > 0).sum()
print("output on after 10 steps:", still_on, "of", len(X_std), "flowers")

# %% loss-curve
import matplotlib.pyplot as plt

plt.figure()
plt.plot(losses_dead_output, "C5:", label="raw: dead output")
plt.plot(losses_dead_hidden, "C1--", label="raw: dead hidden layer")
plt.plot(losses, "C0-", label="standardised")
plt.xlabel("step")
plt.ylabel("loss (sum of squares)")
plt.ylim(0, 300)
plt.legend(loc="center right", bbox_to_anchor=(1, 0.6))
plt.show()


# %% accuracy
def rounded(y_pred):
    """Turn predictions (N, 1) into class numbers (N,): the nearest of 0, 1, 2.

    >>> rounded(np.array([[0.4], [1.2], [2.9]]))
    array([0, 1, 2])
    """
    return np.rint(y_pred[:, 0]).clip(0, 2).astype(int)


classes = rounded(forward(X_std, *trained)[-1])
accuracy = np.mean(classes == iris.target)
print(f"rounded to its own class: {accuracy:.3f} of the flowers")

versicolor, virginica = (X[iris.target == k].tolist() for k in (1, 2))
shared = sum(flower in virginica for flower in versicolor)
print("versicolor with the same two features as a virginica:", shared)


# %% regions
low, high = X_std.min(axis=0) - 0.3, X_std.max(axis=0) + 0.3
length, width = np.meshgrid(*np.linspace(low, high, 200).T)
points = np.column_stack([length.ravel(), width.ravel()])
plane = forward(points, *trained)[-1].reshape(length.shape)

grid = length, width, plane
bounds = [-1, 0.5, 1.5, plane.max() + 1]  # between them: rounded to 0, 1, 2
plt.figure()
plt.contourf(*grid, bounds, colors=["C0", "C1", "C2"], alpha=0.25)
lines = plt.contour(*grid, [0.5, 1.5], colors="C5", linestyles=["--", ":"])
plt.clabel(lines, fmt="%.1f", manual=[(0.6, 2.4), (1.7, 2.2)])
for number, marker in enumerate("os^"):
    flowers = X_std[iris.target == number]
    name = iris.target_names[number]
    plt.plot(*flowers.T, marker, color=f"C{number}", label=f"{number} {name}")
plt.xlabel("sepal length, standardised")
plt.ylabel("sepal width, standardised")
plt.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
plt.show()


# %% many-starts
def train_many(X, alpha, starts=100, steps=300):
    """Train from the seeds 0, 1, 2, …: (parameters, losses) for each."""
    seeds = range(starts)
    return [train(X, y, start_parameters(seed), alpha, steps) for seed in seeds]


runs = {
    "raw, alpha = 0.00001": train_many(X, 0.00001),
    "raw, alpha = 0.0005": train_many(X, 0.0005),
    "standardised, alpha = 0.0005": train_many(X_std, 0.0005),
}
constant_loss = np.square(y.mean() - y).sum()  # the best for one fixed number
failed = []
for name, run in runs.items():
    last_losses = np.array([run_losses[-1] for _, run_losses in run])
    failed.append(float(np.mean(last_losses > 0.99 * constant_loss)))
    print(f"{name}: {failed[-1]:.0%} failed")

# %% many-starts-figure
styles = ["C1-.", "C5:", "C0-"]
plt.figure()
for (name, run), style in zip(runs.items(), styles, strict=True):
    last_losses = np.sort([run_losses[-1] for _, run_losses in run])
    plt.step(np.arange(1, len(run) + 1), last_losses, style, label=name)
plt.xlabel("starts, sorted by their last loss")
plt.ylabel("loss after 300 steps")
plt.ylim(0, 430)
plt.yticks(range(0, 251, 50))
plt.legend(loc="upper left")
plt.show()


# %% softmax
def softmax(z):
    """Turn each row of z (N, K) into K probabilities that add up to 1.

    >>> softmax(np.array([[0.0, 0.0], [np.log(3.0), 0.0]]))
    array([[0.5 , 0.5 ],
           [0.75, 0.25]])
    """
    shifted = z - z.max(axis=1, keepdims=True)  # cancels, and avoids overflow
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


one_hot = np.eye(3)[iris.target]
print("labels: ", iris.target[[0, 50, 100]].tolist())
print("one-hot:", one_hot[[0, 50, 100]].tolist())


# %% train-softmax
def train_softmax(X, Y, parameters, alpha, steps):
    """Train with softmax and cross-entropy; Y (N, K) is one-hot."""
    w1, b1, w2, b2 = parameters
    losses = []
    for _ in range(steps):
        z1 = X @ w1 + b1
        y1 = relu(z1)
        P = softmax(y1 @ w2 + b2)
        losses.append(-np.log((P * Y).sum(axis=1)).sum())
        delta2 = P - Y
        delta1 = (delta2 @ w2.T) * (z1 > 0)
        w2 = w2 - alpha * (y1.T @ delta2)
        b2 = b2 - alpha * delta2.sum(axis=0, keepdims=True)
        w1 = w1 - alpha * (X.T @ delta1)
        b1 = b1 - alpha * delta1.sum(axis=0, keepdims=True)
    return [w1, b1, w2, b2], losses


def most_likely(X, w1, b1, w2, b2):
    """Return for each sample the most likely class, (N,)."""
    return softmax(relu(X @ w1 + b1) @ w2 + b2).argmax(axis=1)


# %% compare-outputs
from sklearn.linear_model import LogisticRegression


def share_correct(classes):
    """Return which share of the 150 `classes` agrees with the labels."""
    return float(np.mean(classes == iris.target))


def softmax_shares(alpha, starts=100):
    """Train with softmax from the seeds 0, 1, 2, …: share correct for each."""
    shares = []
    for seed in range(starts):
        start = start_parameters(seed, outputs=3)
        parameters, _ = train_softmax(X_std, one_hot, start, alpha, steps)
        shares.append(share_correct(most_likely(X_std, *parameters)))
    return shares


with_relu = [
    share_correct(rounded(forward(X_std, *parameters)[-1]))
    for parameters, _ in runs["standardised, alpha = 0.0005"]
]
with_softmax = softmax_shares(alpha=0.002)
with_large_steps = softmax_shares(alpha=0.02)
model = LogisticRegression().fit(X_std, iris.target)
logistic = share_correct(model.predict(X_std))
print(f"logistic regression: {logistic:.3f}")

# %% accuracy-table
# The entries of the page's table: lowest, median and highest share, row by row.
summary = [
    [min(shares), float(np.median(shares)), max(shares)]
    for shares in (with_relu, with_softmax, with_large_steps)
]

# %% mistake-newaxis
y_pred = forward(X_std, *trained)[-1]
difference = y_pred - iris.target
print(y_pred.shape, "-", iris.target.shape, "=", difference.shape)

loss_right = np.square(y_pred - y).sum()
loss_wrong = np.square(difference).sum()
loss_wrong_constant = np.square(np.ones((150, 1)) - iris.target).sum()
print(f"trained:  right {loss_right:6.2f}, wrong {loss_wrong:8.2f}")
print(f"always 1: right {constant_loss:6.2f}, wrong {loss_wrong_constant:8.2f}")

try:
    train(X_std, iris.target, start_parameters(seed_alive), alpha, steps)
except ValueError as error:
    print("ValueError:", error)

# %% mistake-raw-features
y_pred_raw = forward(X, *trained)[-1]
accuracy_raw = share_correct(rounded(y_pred_raw))
print(f"predictions from {y_pred_raw.min():.1f} to {y_pred_raw.max():.1f}")
print(f"accuracy {accuracy_raw:.3f} instead of {accuracy:.3f}")

# %% mistake-argmax
classes = y_pred.argmax(axis=1)
accuracy_argmax = share_correct(classes)
print("classes:", np.unique(classes), f" accuracy: {accuracy_argmax:.3f}")
