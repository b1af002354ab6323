"""From symptom to cause: what goes wrong in training, and the test that proves it."""

# %% data
import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
X_raw = iris.data[:, :2]
X = (X_raw - X_raw.mean(axis=0)) / X_raw.std(axis=0)  # standardised
y = iris.target[:, np.newaxis]


# %% network
def start_parameters(seed):
    """Draw w1 (2, 4), b1 (1, 4), w2 (4, 1), b2 (1, 1), standard normal.

    >>> [parameter.shape for parameter in start_parameters(seed=0)]
    [(2, 4), (1, 4), (4, 1), (1, 1)]
    """
    random = np.random.default_rng(seed)
    shapes = [(2, 4), (1, 4), (4, 1), (1, 1)]
    return [random.standard_normal(shape) for shape in shapes]


def forward(X, w1, b1, w2, b2, linear=False):
    """Compute z1, y1 (N, 4) and z2, y_pred (N, 1); the output has ReLU or not.

    >>> forward(X, *start_parameters(seed=1))[-1].shape
    (150, 1)
    """
    z1 = X @ w1 + b1
    y1 = np.maximum(z1, 0)
    z2 = y1 @ w2 + b2
    return z1, y1, z2, (z2 if linear else np.maximum(z2, 0))


def squared_loss(X, y, parameters, linear=False):
    """Return the sum of squares for X (N, 2) and y (N, 1).

    >>> float(squared_loss(X, y, start_parameters(seed=0)))
    250.0
    """
    return np.square(forward(X, *parameters, linear)[-1] - y).sum()


# %% training
def gradients(X, y, w1, b1, w2, b2, linear=False):
    """Return the slopes of the loss in the shapes of w1, b1, w2, b2.

    >>> [slope.shape for slope in gradients(X, y, *start_parameters(seed=1))]
    [(2, 4), (1, 4), (4, 1), (1, 1)]
    """
    z1, y1, z2, y_pred = forward(X, w1, b1, w2, b2, linear)
    delta2 = 2 * (y_pred - y) * (1 if linear else z2 > 0)
    delta1 = (delta2 @ w2.T) * (z1 > 0)
    sums = [delta.sum(axis=0, keepdims=True) for delta in (delta1, delta2)]
    return X.T @ delta1, sums[0], y1.T @ delta2, sums[1]


def train(X, y, parameters, alpha, steps, gradients=gradients, **output):
    """Descend along the gradients: new parameters, and all losses.

    >>> losses = train(X, y, start_parameters(seed=1), 0.0005, 300)[1]
    >>> bool(losses[-1] < 0.1 * losses[0])
    True
    """
    losses = [squared_loss(X, y, parameters, **output)]
    for _ in range(steps):
        slopes = gradients(X, y, *parameters, **output)
        pairs = zip(parameters, slopes, strict=True)
        parameters = [p - alpha * slope for p, slope in pairs]
        losses.append(squared_loss(X, y, parameters, **output))
    return parameters, losses


# %% sound
start = start_parameters(1)
trained, losses_sound = train(X, y, start, alpha=0.0005, steps=300)
for step in (0, 10, 20, 50, 100, 300):
    print(f"loss after {step:3} steps: {losses_sound[step]:6.2f}")


# %% numerical-gradients
def numerical_gradients(X, y, parameters, h=1e-6, **output):
    """Estimate all gradients by central differences, without any formula.

    >>> measured = numerical_gradients(X, y, start_parameters(seed=1))
    >>> [slope.shape for slope in measured]
    [(2, 4), (1, 4), (4, 1), (1, 1)]
    """
    slopes = []
    for k, parameter in enumerate(parameters):
        slope = np.zeros_like(parameter)
        for entry in np.ndindex(parameter.shape):
            moved = [p.copy() for p in parameters]
            moved[k][entry] += h
            above = squared_loss(X, y, moved, **output)
            moved[k][entry] -= 2 * h
            below = squared_loss(X, y, moved, **output)
            slope[entry] = (above - below) / (2 * h)
        slopes.append(slope)
    return slopes


red = 0.001  # above this relative error, the gradient check is red


def relative_errors(computed, measured):
    """Return for each array how far `computed` is off; 0 is perfect.

    >>> relative_errors([np.array([3.0, 4.0])], [np.array([0.0, 0.0])])
    [1.0]
    """
    errors = []
    for one, other in zip(computed, measured, strict=True):
        size = max(np.linalg.norm(one), np.linalg.norm(other))
        off = np.linalg.norm(one - other)
        errors.append(float(off / size) if size else 0.0)
    return errors


# %% shape
y_flat = iris.target  # np.newaxis forgotten
y_pred = forward(X, *trained)[-1]
loss_shape = np.square(y_pred - y_flat).sum()
loss_right = np.square(y_pred - y).sum()
print("y_pred", y_pred.shape, " y", y_flat.shape)
print("y_pred - y", (y_pred - y_flat).shape)
print(f"loss {loss_shape:.1f} instead of {loss_right:.1f}")


# %% shape-silent
def fit_line(x, y, alpha=0.02, steps=3000):
    """Fit y = w x + b by gradient descent, mean of squares."""
    w, b = 0.0, 0.0
    for _ in range(steps):
        residual = x * w + b - y
        w = w - alpha * 2 * np.mean(residual * x)
        b = b - alpha * 2 * np.mean(residual)
    return float(w), float(b)


petal_length, petal_width = iris.data[:, 2:3], iris.data[:, 3:4]
w_right, b_right = fit_line(petal_length, petal_width)
w_wrong, b_wrong = fit_line(petal_length, iris.data[:, 3])  # labels (150,)
print(f"labels (150, 1): w = {w_right:.3f}, b = {b_right:.3f}")
print(f"labels (150,):   w = {w_wrong:.3f}, b = {b_wrong:.3f}")
print("mean of the labels:", round(iris.data[:, 3].mean(), 3))

# %% dead-output
dead_output = start_parameters(0)
_, losses_dead = train(X_raw, y, dead_output, alpha=0.0005, steps=300)
print("loss:", losses_dead[0], losses_dead[1], "…", losses_dead[-1])

z1, y1, z2, y_pred = forward(X_raw, *dead_output)
print("output off for all samples:", bool((z2 <= 0).all()))
slopes = gradients(X_raw, y, *dead_output)
print("largest slope:", max(np.abs(slope).max() for slope in slopes))


# %% dead-hidden
def only_bias_left(seed):
    """Tell whether all hidden neurons are off throughout, the output on."""
    z1, _, z2, _ = forward(X_raw, *start_parameters(seed))
    return bool((z1 <= 0).all() and (z2 > 0).all())


seed_hidden = next(seed for seed in range(1000) if only_bias_left(seed))
start_hidden = start_parameters(seed_hidden)
dead_hidden, losses_hidden = train(X_raw, y, start_hidden, 0.0005, 300)
z1, y1, z2, y_pred = forward(X_raw, *dead_hidden)
print(f"loss: {losses_hidden[0]:.2f} … {losses_hidden[-1]:.2f}")
print("hidden neurons off for all samples:", (z1 <= 0).all(axis=0))
print("different predictions:", len(np.unique(y_pred.round(6))))

# %% tiny-alpha
_, losses_tiny = train(X, y, start, alpha=1e-9, steps=300)
slopes = gradients(X, y, *start)
moves = [
    float(1e-9 * np.abs(slope).max() / np.abs(parameter).max())
    for slope, parameter in zip(slopes, start, strict=True)
]
print(f"loss: {losses_tiny[0]:.4f} … {losses_tiny[-1]:.4f}")
print(f"largest slope: {max(np.abs(slope).max() for slope in slopes):.1f}")
print("step / parameter:", *(f"{move:.0e}" for move in moves))

# %% nan
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exploded, losses_nan = train(X, y, start, 0.005, 12, linear=True)
for step in (0, 1, 2, 4, 6, 8, 10):
    print(f"step {step:2}: loss {losses_nan[step]:.3g}")
kinds = list(dict.fromkeys(str(warning.message) for warning in caught))
print(*kinds, sep="\n")

# %% nan-test
try:
    with np.errstate(over="raise", invalid="raise"):
        train(X, y, start, 0.005, 12, linear=True)
except FloatingPointError as error:
    print("FloatingPointError:", error)

after_nan = {}
for alpha in (0.005, 0.0005):
    with np.errstate(over="ignore", invalid="ignore"):
        losses = train(X, y, start, alpha, 300, linear=True)[1]
    after_nan[alpha] = losses[-1]
    print(f"alpha = {alpha}: loss after 300 steps {losses[-1]:.2f}")

# %% nan-values
losses_first = [float(loss) for loss in losses_nan[:6]]
nan_repaired = float(after_nan[0.0005])

# %% oscillation
_, losses_swing = train(X, y, start, 0.003, 300, linear=True)
_, losses_calm = train(X, y, start, 0.0005, 300, linear=True)
print("alpha = 0.003: ", *(f"{loss:.0f}" for loss in losses_swing[:8]))
print("alpha = 0.0005:", *(f"{loss:.0f}" for loss in losses_calm[:8]))
rises = int((np.diff(losses_swing) > 0).sum())
rises_calm = int((np.diff(losses_calm) > 0).sum())
print("steps that raised the loss:", rises, "and", rises_calm)

# %% large-steps-values
# How ten starts end when the steps are too large, with a linear output and with ReLU.
with np.errstate(over="ignore", invalid="ignore"):
    ends_linear = [
        train(X, y, start_parameters(s), 0.003, 300, linear=True)[1][-1] for s in range(10)
    ]
    ends_relu = [train(X, y, start_parameters(s), 0.005, 300)[1][-1] for s in range(10)]
    ends_tenth = [train(X, y, start_parameters(s), 0.0005, 300)[1][-1] for s in range(10)]
nan_linear = int(np.isnan(ends_linear).sum())
nan_relu = int(np.isnan(ends_relu).sum())
stuck = np.isclose(ends_relu, 250)
stuck_relu = int(stuck.sum())
dead_before = np.array([(forward(X, *start_parameters(s))[2] <= 0).all() for s in range(10)])
dead_at_start = int(dead_before.sum())
switched_off = int((stuck & ~dead_before).sum())  # alive at the start: a step did it
rescued = int((stuck & ~dead_before & (np.array(ends_tenth) < 100)).sum())
loss_of_mean = float(np.square(y - y.mean()).sum())


# %% wrong-sign
def uphill(X, y, *parameters, **output):
    """Return the gradients with the wrong sign."""
    return [-slope for slope in gradients(X, y, *parameters, **output)]


_, losses_uphill = train(X, y, start, 0.0005, 3, uphill, linear=True)
print("loss:", *(f"{loss:.0f}" for loss in losses_uphill))

# %% tiny-step
now = squared_loss(X, y, start, linear=True)
for name, used in [("right sign", gradients), ("wrong sign", uphill)]:
    for alpha in (0.01, 1e-6):
        after = train(X, y, start, alpha, 1, used, linear=True)[1][-1]
        print(f"{name}, alpha = {alpha}: loss changes by {after - now:+.3f}")

# %% one-third
y_pred = forward(X, *trained)[-1]
rounded = np.rint(y_pred[:, 0]).clip(0, 2).astype(int)
candidates = {
    "argmax over one column": y_pred.argmax(axis=1),
    "astype(int) cuts off": y_pred[:, 0].astype(int),
    "rounded, cut to 0 … 2": rounded,
}
accuracies = {}
for name, classes in candidates.items():
    accuracies[name] = float(np.mean(classes == iris.target))
    counts = np.bincount(classes, minlength=3)
    print(f"{name:22} {accuracies[name]:.3f} ", counts)
compared = rounded == y  # a column this time
print(f"rounded, y as a column {compared.mean():.3f} ", compared.shape)

# %% one-third-values
accuracy_argmax, accuracy_cut, accuracy_rounded = accuracies.values()
accuracy_column = float(compared.mean())


# %% bugs
def gradients_with(bug):
    """Return a function like `gradients` that has one of the usual bugs."""

    def wrong(X, y, w1, b1, w2, b2):
        z1, y1, z2, y_pred = forward(X, w1, b1, w2, b2)
        factor = {"factor 2 missing": 1, "sign": -2}.get(bug, 2)
        delta2 = factor * (y_pred - y) * (bug == "mask 2 missing" or z2 > 0)
        grad_w2, grad_b2 = y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
        if bug == "w2 changed first":
            w2 = w2 - 0.0005 * grad_w2
        delta1 = (delta2 @ w2.T) * (bug == "mask 1 missing" or z1 > 0)
        grad_b1 = delta1.sum(axis=0, keepdims=True)
        if bug == "b1 forgotten":
            grad_b1 = 0 * grad_b1
        share = 1 / len(X) if bug == "mean for sum" else 1
        slopes = X.T @ delta1, grad_b1, grad_w2, grad_b2
        return [share * slope for slope in slopes]

    return wrong


# %% gradient-check
measured = numerical_gradients(X, y, start)
bugs = ["none", "mask 1 missing", "mask 2 missing", "w2 changed first"]
bugs += ["b1 forgotten", "factor 2 missing", "mean for sum", "sign"]
errors_of = {}
print("bug                     w1       b1       w2       b2")
for bug in bugs:
    computed = gradients_with(bug)(X, y, *start)
    errors_of[bug] = relative_errors(computed, measured)
    print(f"{bug:18}", *(f"{error:8.2g}" for error in errors_of[bug]))

# %% ratio
for bug in ("factor 2 missing", "mean for sum", "sign"):
    computed = gradients_with(bug)(X, y, *start)
    print(f"{bug:18}", (measured[0] / computed[0])[0].round(3))

# %% ratio-values
N_samples = len(X)


# %% order
def one_step(X, y, w1, b1, w2, b2, alpha):
    """Update back to front, w2 first; `grad_w1` then uses the new w2."""
    z1, y1, z2, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2 * (y_pred - y) * (z2 > 0)
    w2 = w2 - alpha * (y1.T @ delta2)
    delta1 = (delta2 @ w2.T) * (z1 > 0)  # wrong: this w2 is a step ahead
    w1 = w1 - alpha * (X.T @ delta1)
    b1 = b1 - alpha * delta1.sum(axis=0, keepdims=True)
    b2 = b2 - alpha * delta2.sum(axis=0, keepdims=True)
    return w1, b1, w2, b2


errors_order = {}
print("alpha     w1    b1    w2    b2")
for alpha in (0.0005, 0.00005):
    after = one_step(X, y, *start, alpha)
    used = [(old - new) / alpha for old, new in zip(start, after, strict=True)]
    errors_order[alpha] = relative_errors(used, measured)
    print(f"{alpha:.0e}", *(f"{e:.0e}" for e in errors_order[alpha]))

# %% alias
w1 = start[0].copy()
kept = w1  # a second name for the same array, no copy
w1 -= 0.0005 * measured[0]
print("kept unchanged:", bool(np.array_equal(kept, start[0])))
print("shares memory: ", np.shares_memory(kept, w1))

w1 = start[0].copy()
kept = w1
w1 = w1 - 0.0005 * measured[0]  # a new array
print("kept unchanged:", bool(np.array_equal(kept, start[0])))
print("shares memory: ", np.shares_memory(kept, w1))

# %% test-data
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

settings = {"solver": "lbfgs", "max_iter": 2000}


def train_and_test(hidden, penalty, seed):
    """Return the accuracies on the training half of the flowers and on the rest."""
    split = {"test_size": 0.5, "stratify": y_flat, "random_state": seed}
    X_train, X_test, y_train, y_test = train_test_split(X_raw, y_flat, **split)
    mlp = MLPClassifier(hidden, alpha=penalty, random_state=seed, **settings)
    net = make_pipeline(StandardScaler(), mlp).fit(X_train, y_train)
    return net.score(X_train, y_train), net.score(X_test, y_test)


large = [train_and_test(hidden=100, penalty=0, seed=seed) for seed in range(5)]
for on_training, on_test in large:
    print(f"training {on_training:.3f}, test {on_test:.3f}")

# %% test-data-repaired
small = [train_and_test(hidden=4, penalty=3, seed=seed) for seed in range(5)]
for name, scores in [("large", large), ("small", small)]:
    means = np.mean(scores, axis=0)
    print(f"{name}: training {means[0]:.3f}, test {means[1]:.3f}")

# %% seeds
last_losses = []
for seed in range(10):
    losses = train(X, y, start_parameters(seed), 0.0005, 300)[1]
    last_losses.append(float(losses[-1]))
at_250 = sum(loss > 249.9 for loss in last_losses)
print("seeds 0 to 9:", *(f"{loss:.1f}" for loss in last_losses))
once, again = (train(X, y, start, 0.0005, 300)[1][-1] for _ in range(2))
print("seed 1 twice: the same to the last digit:", bool(once == again))

# %% scale
for name, features in [("raw", X_raw), ("standardised", X)]:
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    z1 = forward(features, *start)[0]
    both = (z1 > 0).any(axis=0) & (z1 <= 0).any(axis=0)
    print(f"{name}: mean {abs(mean.round(2))}, deviation {deviation.round(2)}")
    print("  neurons on for some flowers and off for others:", both.sum())

# %% curves
import matplotlib.pyplot as plt

_, losses_rising = train(X, y, start, 0.0005, 4, uphill, linear=True)
panels = {
    "sound": losses_calm[:101],
    "flat, then falling": losses_sound[:101],
    "stands still": losses_dead[:101],
    "swings": losses_swing[:16],
    "explodes": losses_nan[:6],
    "rises at every step": losses_rising,
}
fig, axes = plt.subplots(3, 2, figsize=(5.2, 6))
for ax, (title, losses) in zip(axes.flat, panels.items(), strict=True):
    ax.plot(losses, "C0o-" if len(losses) < 20 else "C0-", markersize=4)
    ax.set_title(title)
    ax.set_ylim(0)
axes[2, 0].set(yscale="log", ylim=(100, 1e17))
axes[2, 0].set_yticks([1e3, 1e9, 1e15], ["1e3", "1e9", "1e15"], minor=False)
axes[2, 0].minorticks_off()
for ax in axes[2]:
    ax.set_xlabel("step")
for ax in axes[:, 0]:
    ax.set_ylabel("loss in training")
plt.show()

# %% question-values
sum_dead = float(np.square(0 - y).sum())
mean_dead = float(np.square(0 - y).mean())
mean_hidden = float(np.square(1 - y).mean())
