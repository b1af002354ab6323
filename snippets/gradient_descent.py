"""Gradient descent for a line: slopes, steps, learning rates, stopping (section 14)."""

# %% example
import numpy as np

x = np.array([0.0, 1.0, 3.0, 4.0])  # one feature, four samples: (N,) = (4,)
y = np.array([2.0, 1.0, 3.0, 6.0])  # their labels: (N,)
N = len(x)


def squared_loss(x, y, w, b):
    """Return the mean of the squared residuals; x, y (N,) (section 13).

    >>> squared_loss(np.array([0.0, 2.0]), np.array([1.0, 1.0]), w=1.0, b=0.0)
    1.0
    """
    return float(np.mean((y - (w * x + b)) ** 2))


# %% slope
h = 0.001
w, b = 0.0, 0.0
loss_start = squared_loss(x, y, w, b)
change_w = squared_loss(x, y, w + h, b) - squared_loss(x, y, w - h, b)
change_b = squared_loss(x, y, w, b + h) - squared_loss(x, y, w, b - h)
slope_w, slope_b = change_w / (2 * h), change_b / (2 * h)
print(f"loss {loss_start}, slope along w {slope_w:.3f}, along b {slope_b:.3f}")


# %% gradient
def gradient(x, y, w, b):
    """Return the slopes of the loss along w and b; x, y (N,) (section 14).

    >>> gradient(np.array([1.0, 3.0]), np.array([1.0, 1.0]), w=0.0, b=0.0)
    (-4.0, -2.0)
    """
    u = y - (w * x + b)
    grad_w = np.mean(-2 * x * u)
    grad_b = np.mean(-2 * u)
    return float(grad_w), float(grad_b)


# %% first-step
w, b, alpha = 0.0, 0.0, 0.1
grad_w, grad_b = gradient(x, y, w, b)
w_new, b_new = w - alpha * grad_w, b - alpha * grad_b
loss_new = squared_loss(x, y, w_new, b_new)
print("slopes:", grad_w, grad_b)
print(f"new: w = {w_new:.1f}, b = {b_new:.1f}, loss {loss_new:.3f}")

# %% sums-by-hand
# The numbers of the page's worked example.
u = y - (w * x + b)
products = x * u
sum_u, sum_products = float(u.sum()), float(products.sum())


# %% descend
def descend(x, y, alpha, steps, w=0.0, b=0.0):
    """Return w and b of every step as rows, the start first: (steps + 1, 2).

    >>> descend(np.array([1.0, 3.0]), np.array([1.0, 1.0]), alpha=0.5, steps=1)
    array([[0., 0.],
           [2., 1.]])
    """
    path = [(w, b)]
    for _ in range(steps):
        grad_w, grad_b = gradient(x, y, w, b)  # both, before w or b changes
        w, b = w - alpha * grad_w, b - alpha * grad_b
        path.append((w, b))
    return np.array(path)


# %% three-rates
alphas = {"too small": 0.002, "good": 0.1, "too large": 0.145}
for name, alpha in alphas.items():
    path = descend(x, y, alpha, steps=100)
    losses = [squared_loss(x, y, *path[step]) for step in (0, 1, 10, 100)]
    print(f"{name} ({alpha}):", *(f"{loss:.3g}" for loss in losses))

# %% rates-by-name
alpha_small, alpha_good, alpha_large = alphas.values()
last_small, last_good, last_large = (
    squared_loss(x, y, *descend(x, y, alpha, 100)[-1]) for alpha in alphas.values()
)
first_length = alpha_good * float(np.hypot(*gradient(x, y, 0.0, 0.0)))

# %% one-parameter
b_fixed = 1.0
curvature = float(2 * np.mean(x**2))  # lambda
w_best = float(np.mean(x * (y - b_fixed)) / np.mean(x**2))
limit = 2 / curvature
print(f"lambda = {curvature}, best w = {w_best}, limit = {limit:.4f}")
for alpha in (0.99 * limit, 1.01 * limit):
    w = 0.0
    for _ in range(200):
        w = w - alpha * gradient(x, y, w, b_fixed)[0]
    factor = 1 - alpha * curvature
    away = abs(w - w_best)
    print(f"alpha = {alpha:.4f}: factor {factor:.2f}, distance {away:.3g}")

# %% two-parameters
hessian = 2 * np.array([[np.mean(x**2), x.mean()], [x.mean(), 1.0]])
flat, steep = np.linalg.eigvalsh(hessian)  # the curvatures of the bowl
limit_both = 2 / steep
print(f"curvatures {flat:.3f} and {steep:.3f}, limit {limit_both:.4f}")
for alpha in (0.99 * limit_both, 1.01 * limit_both):
    w, b = descend(x, y, alpha, steps=1000)[-1]
    print(f"alpha = {alpha:.4f}: w = {w:.4g}, b = {b:.4g}")


# %% stopping-rule
def descend_until(x, y, alpha, magnitude=True):
    """Return steps, w and b once the loss changes by less than 0.01 (section 14).

    Without `magnitude` the change keeps its sign.

    >>> descend_until(np.array([-1.0, 1.0]), np.array([1.0, 5.0]), alpha=0.5)
    (2, 2.0, 3.0)
    """
    w, b, steps = 0.0, 0.0, 0
    loss = squared_loss(x, y, w, b)
    while steps < 10_000:  # an end even if the loss grows
        grad_w, grad_b = gradient(x, y, w, b)
        w, b = w - alpha * grad_w, b - alpha * grad_b
        steps, old, loss = steps + 1, loss, squared_loss(x, y, w, b)
        change = abs(loss - old) if magnitude else loss - old
        if change < 0.01:
            break
    return steps, w, b


for magnitude in (False, True):
    steps, w, b = descend_until(x, y, 0.1, magnitude)
    print(f"absolute value {magnitude}: steps {steps}, w = {w:.2f}, b = {b:.2f}")

# %% stopping-and-rate
loss_best = squared_loss(x, y, 1.0, 1.0)  # by the closed form: w = b = 1
stops = {}
for alpha in (0.1, 0.01, 0.001, 0.0001, 0.00001):
    steps, w, b = stops[alpha] = descend_until(x, y, alpha)
    above = squared_loss(x, y, w, b) - loss_best
    print(f"{alpha:7}: {steps:3} steps, w {w:.3f}, b {b:.3f}, loss + {above:.3f}")

# %% stop-of-the-smallest
steps_tiny, w_tiny, b_tiny = stops[0.00001]
above_tiny = squared_loss(x, y, w_tiny, b_tiny) - loss_best

# %% iris
from sklearn.datasets import load_iris

iris = load_iris()
x_iris = iris.data[:, 2]  # petal length in cm: (150,)
y_iris = iris.data[:, 3]  # petal width in cm: (150,)
w_iris, b_iris = np.polyfit(x_iris, y_iris, deg=1)  # the closed form
print(f"closed form: w = {w_iris:.4f}, b = {b_iris:.4f}")
for steps in (10, 100, 1000):
    w, b = descend(x_iris, y_iris, alpha=0.05, steps=steps)[-1]
    print(f"{steps} steps: w = {w:.4f}, b = {b:.4f}")

# %% units
loss_iris = squared_loss(x_iris, y_iris, w_iris, b_iris)
stopped_after, stopped_at = {}, {}
for unit, factor in {"cm": 1, "mm": 10}.items():
    steps, w, b = descend_until(x_iris, factor * y_iris, alpha=0.05)
    loss = squared_loss(x_iris, y_iris, w / factor, b / factor)  # in cm²
    stopped_after[unit], stopped_at[unit] = steps, loss
    print(f"{unit}: {steps} steps, loss {loss:.4f}, smallest {loss_iris:.4f}")

# %% limit-iris
mean_iris = np.mean(x_iris)
hessian_iris = 2 * np.array([[np.mean(x_iris**2), mean_iris], [mean_iris, 1.0]])
limit_iris = float(2 / np.linalg.eigvalsh(hessian_iris)[-1])

# %% standardise
x_scaled = (x_iris - x_iris.mean()) / x_iris.std()
w_scaled, b_scaled = descend(x_scaled, y_iris, alpha=0.5, steps=1)[-1]
w_back = w_scaled / x_iris.std()
b_back = b_scaled - w_back * x_iris.mean()
print(f"one step: w = {w_back:.4f}, b = {b_back:.4f} for lengths in cm")


# %% direction
def aim(x, y, w, b, alpha):
    """Return by how many degrees the next step misses, and its share of the way.

    >>> aim(np.array([-1.0, 1.0]), np.array([1.0, 5.0]), 0.0, 0.0, alpha=0.25)
    (0, 0.5)
    """
    step = -alpha * np.array(gradient(x, y, w, b))
    way = np.polyfit(x, y, deg=1) - (w, b)
    length, distance = np.linalg.norm(step), np.linalg.norm(way)
    degrees = np.degrees(np.arccos(min(step @ way / (length * distance), 1)))
    return round(degrees), round(float(length / distance), 3)


path = descend(x_iris, y_iris, alpha=0.05, steps=100)
aims = {steps: aim(x_iris, y_iris, *path[steps], alpha=0.05) for steps in (0, 10, 100)}
aim_scaled = aim(x_scaled, y_iris, 0.0, 0.0, alpha=0.5)
for steps, (degrees, share) in aims.items():
    print(f"raw, after {steps} steps: {degrees}° off, {share} of the way")
print(f"standardised: {aim_scaled[0]}° off, {aim_scaled[1]} of the way")

# %% aims-by-step
(degrees_0, _), (degrees_10, _), (degrees_100, share_100) = aims.values()


# %% one-after-the-other
def descend_mixed(x, y, alpha, steps):
    """Return the last w and b; wrong: the slope of b sees the new w."""
    w, b = 0.0, 0.0
    for _ in range(steps):
        w = w - alpha * gradient(x, y, w, b)[0]
        b = b - alpha * gradient(x, y, w, b)[1]
    return w, b


first_mixed = descend_mixed(x, y, 0.1, steps=1)
print("first step, mixed:", *(f"{value:.2f}" for value in first_mixed))
for alpha in (0.1, 0.145):
    together = descend(x, y, alpha, steps=500)[-1]
    mixed = descend_mixed(x, y, alpha, steps=500)
    print(f"alpha = {alpha}: right {together[0]:.3g}, mixed {mixed[0]:.3g}")

# %% two-valleys
x_two, y_two = np.array([-1.0, 2.0]), np.array([1.0, 3.0])


def neuron_slope(w):
    """Return the slope of mean((y - relu(w x))²) for the two samples.

    >>> neuron_slope(1.0)
    -2.0
    """
    z = w * x_two
    u = y_two - np.maximum(z, 0)
    return float(np.mean(-2 * x_two * u * (z > 0)))


ends, end_losses = [], []
for start in (-2.0, 2.7):
    w = start
    for _ in range(100):
        w = w - 0.1 * neuron_slope(w)
    loss = np.mean((y_two - np.maximum(w * x_two, 0)) ** 2)
    ends.append(w)
    end_losses.append(float(loss))
    print(f"start {start}: w = {w:.3f}, loss = {loss:.3f}")


# %% sum-or-mean
def descend_sum(x, y, alpha, steps):
    """Return what `descend` returns, but for the sum of the squares."""
    w, b = 0.0, 0.0
    path = [(w, b)]
    for _ in range(steps):
        grad_w, grad_b = (len(x) * slope for slope in gradient(x, y, w, b))
        w, b = w - alpha * grad_w, b - alpha * grad_b
        path.append((w, b))
    return np.array(path)


mean_path = descend(x, y, 0.1, steps=50)
same_path = np.allclose(mean_path, descend_sum(x, y, 0.1 / N, steps=50))
print("sum with alpha / N, same path:", same_path)
w_runaway = descend_sum(x, y, 0.1, steps=50)[-1, 0]
print(f"sum with the same alpha: w = {w_runaway:.1e}")

losses = np.array([squared_loss(x, y, w, b) for w, b in mean_path])
stop_mean = int(np.argmax(np.abs(np.diff(losses)) < 0.01)) + 1
stop_sum = int(np.argmax(np.abs(np.diff(N * losses)) < 0.01)) + 1
print(f"change below 0.01: mean after {stop_mean} steps, sum after {stop_sum}")


# %% wrong-sign
w, b = 0.0, 0.0
losses_uphill = [squared_loss(x, y, w, b)]
for _ in range(3):
    grad_w, grad_b = gradient(x, y, w, b)
    w, b = w + 0.1 * grad_w, b + 0.1 * grad_b
    losses_uphill.append(squared_loss(x, y, w, b))
print("loss:", *(f"{loss:.1f}" for loss in losses_uphill))

# %% question-step
w_asked, b_asked, alpha = 1.0, 0.0, 0.1
u_asked = y - (w_asked * x + b_asked)
products_asked = x * u_asked
grad_w, grad_b = gradient(x, y, w_asked, b_asked)
w_new = w_asked - alpha * grad_w
uphill = w_asked + alpha * grad_w
with_sum = w_asked - alpha * N * grad_w
without_two = w_asked - alpha * grad_w / 2
print("slope along w:", grad_w, " new w:", w_new)

# %% question-rates
curvature_asked = 4.0
rates = [0.1, 0.3, 0.5, 0.6]
factors = [1 - alpha * curvature_asked for alpha in rates]
print(*(f"{factor:.1f}" for factor in factors))
