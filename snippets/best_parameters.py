"""The best parameters: least squares for a line, on paper, in NumPy, on Iris (section 13)."""

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
    y_pred = w * x + b
    residual = y - y_pred
    return float(np.mean(residual**2))


# %% two-lines
w_flat, b_flat = 0.0, 3.0
w_good, b_good = 1.0, 1.0
for w, b in [(w_flat, b_flat), (w_good, b_good)]:
    residual = y - (w * x + b)
    loss = squared_loss(x, y, w, b)
    print(f"w = {w}, b = {b}: residuals {residual}, loss {loss}")


# %% residuals-by-line
# Names of their own for the page's formulas.
loss_flat = squared_loss(x, y, w_flat, b_flat)
loss_good = squared_loss(x, y, w_good, b_good)
residual_flat = y - (w_flat * x + b_flat)
residual_good = y - (w_good * x + b_good)
sum_flat, sum_good = float(np.sum(residual_flat**2)), float(np.sum(residual_good**2))


# %% why-squared
import matplotlib.pyplot as plt

labels = np.sort(y)  # the only parameter is b: predict the same number for all
b_values = np.linspace(-0.5, 7.5, 801)
squared = np.mean((labels - b_values[:, np.newaxis]) ** 2, axis=1)
absolute = np.mean(np.abs(labels - b_values[:, np.newaxis]), axis=1)

best_squared = b_values[np.isclose(squared, squared.min())]
best_absolute = b_values[np.isclose(absolute, absolute.min())]
print(f"squares smallest for b = {best_squared[0]:.2f}")
print(f"absolute values smallest from b = {best_absolute[0]:.2f} to {best_absolute[-1]:.2f}")

plt.figure(figsize=(5, 3.2))
plt.plot(b_values, squared, "C2-")
plt.plot(b_values, absolute, "C4--")
plt.plot(labels, np.zeros(N), "C3^", clip_on=False)
plt.text(5.2, 7.5, "squares", color="C2")
plt.text(4.6, 1.2, "absolute values", color="C4")
plt.text(4.2, 0.3, "labels", color="C3", ha="center")
plt.ylim(0, 9)
plt.xlabel("b")
plt.ylabel("loss (mean)")
plt.show()


# %% plateau
flat_from, flat_to = float(best_absolute[0]), float(best_absolute[-1])
b_squared = float(best_squared[0])
absolute_smallest = float(absolute.min())


# %% closed-form
def best_line(x, y):
    """Return w and b with the smallest squared loss; x, y (N,) (section 13).

    >>> best_line(np.array([0.0, 1.0, 2.0]), np.array([5.0, 7.0, 9.0]))
    (2.0, 5.0)
    """
    x_mean, y_mean = x.mean(), y.mean()
    variance = np.mean((x - x_mean) ** 2)
    covariance = np.mean((x - x_mean) * (y - y_mean))
    w = covariance / variance
    b = y_mean - w * x_mean
    return float(w), float(b)


w_best, b_best = best_line(x, y)
print("w =", w_best, " b =", b_best)


# %% means-by-hand
# The numbers of the page's worked example.
x_mean, y_mean = float(x.mean()), float(y.mean())
x_centred, y_centred = x - x_mean, y - y_mean
squares, products = x_centred**2, x_centred * y_centred
variance, covariance = float(squares.mean()), float(products.mean())


# %% other-ways
columns = np.column_stack([x, np.ones(N)])  # for w and for b: (4, 2)
by_lstsq = np.linalg.lstsq(columns, y)[0]
by_polyfit = np.polyfit(x, y, deg=1)
print("lstsq:  ", by_lstsq.round(12), "\npolyfit:", by_polyfit.round(12))


# %% iris
from sklearn.datasets import load_iris

iris = load_iris()
x_iris = iris.data[:, 2]  # petal length in cm: (150,)
y_iris = iris.data[:, 3]  # petal width in cm: (150,)
w_iris, b_iris = best_line(x_iris, y_iris)
loss_iris = squared_loss(x_iris, y_iris, w_iris, b_iris)
print(f"w = {w_iris:.4f}, b = {b_iris:.4f}, loss = {loss_iris:.4f}")


# %% iris-figure
ends = np.array([x_iris.min(), x_iris.max()])
plt.figure(figsize=(5, 3.2))
plt.plot(x_iris, y_iris, "C0o", markersize=4, alpha=0.5)
plt.plot(ends, w_iris * ends + b_iris, "C1-")
plt.xlabel("petal length in cm")
plt.ylabel("petal width in cm")
plt.show()


# %% outlier
from sklearn.linear_model import QuantileRegressor


def absolute_line(x, y):
    """Return w and b with the smallest absolute residuals; x, y (N,).

    >>> w, b = absolute_line(np.arange(5.0), np.array([0.0, 1.0, 2.0, 3.0, 40.0]))
    >>> round(w, 6), round(abs(b), 6)
    (1.0, 0.0)
    """
    model = QuantileRegressor(quantile=0.5, alpha=0).fit(x[:, np.newaxis], y)
    return float(model.coef_[0]), float(model.intercept_)


y_typo = y_iris.copy()
y_typo[100] *= 10  # one decimal point forgotten
for fit in (best_line, absolute_line):
    before, after = fit(x_iris, y_iris), fit(x_iris, y_typo)
    print(f"{fit.__name__}: w = {before[0]:.3f} → {after[0]:.3f}")


# %% outlier-values
typo_right, typo_wrong = float(y_iris[100]), float(y_typo[100])
w_squares_typo = best_line(x_iris, y_typo)[0]
w_absolute = absolute_line(x_iris, y_iris)[0]
w_absolute_typo = absolute_line(x_iris, y_typo)[0]


# %% small-network
def network_loss(b1, w2):
    """Return the loss of 1 → 2 → 1 on the example; b1, w2 (2,).

    The weights of the first layer are 1, the bias of the output is 2.

    >>> network_loss(np.zeros(2), np.zeros(2))  # predicts 2 everywhere
    4.5
    """
    y1 = np.maximum(x[:, np.newaxis] + b1, 0)  # (4, 2)
    y_pred = y1 @ w2 + 2  # no ReLU at the output: a regression
    return float(np.mean((y - y_pred) ** 2))


b1, w2 = np.array([0.0, -2.0]), np.array([-1.0, 4.0])
swap = [1, 0]  # the hidden neurons change places
print("loss:", network_loss(b1, w2))
print("swapped:", network_loss(b1[swap], w2[swap]))
middle = network_loss((b1 + b1[swap]) / 2, (w2 + w2[swap]) / 2)
print("half-way between the two:", middle)


# %% network-cut
way = np.linspace(-0.3, 1.3, 161)
to_b1, to_w2 = b1[swap] - b1, w2[swap] - w2
cut = [network_loss(b1 + t * to_b1, w2 + t * to_w2) for t in way]
line_cut = [squared_loss(x, y, w=2 * t, b=b_good) for t in way]

# Where both entries of b1 are equal, the two neurons are one: b1 = −kink, weight s.
one_kink = np.inf
for kink in np.linspace(-3, 4, 2100, endpoint=False):
    y1 = np.maximum(x - kink, 0)  # (4,)
    s = y1 @ (y - 2) / (y1 @ y1)  # the best weight for this kink
    one_kink = min(one_kink, float(np.mean((y - s * y1 - 2) ** 2)))
print(f"with one kink, the loss is at least {one_kink:.2f}")

plt.figure(figsize=(5, 3.2))
plt.plot(way, cut, "C4-")
plt.plot(way, line_cut, "C0--")
plt.plot([0, 1], [0, 0], "C4o", clip_on=False)
plt.text(0.5, 7.8, "network", color="C4", ha="center")
plt.text(0.5, 3.5, "line", color="C0", ha="center")
plt.ylim(0, 15)
plt.xlabel("path through the parameters")
plt.ylabel("loss (mean)")
plt.show()


# %% residual-sign
h = 1e-6  # the predictions grow by this much
residual = y - (w_flat * x + b_flat)  # sections 13 to 15
difference = (w_flat * x + b_flat) - y  # sections 12, 16 and 17
print("loss:", np.mean(residual**2), np.mean(difference**2))
moved_residual = y - (w_flat * x + b_flat + h)
moved_difference = (w_flat * x + b_flat + h) - y
print("residual:  ", ((moved_residual - residual) / h).round(3))
print("difference:", ((moved_difference - difference) / h).round(3))


# %% without-square
w_absurd, b_absurd = -5.0, 13.0
for w, b in [(w_good, b_good), (w_flat, b_flat), (w_absurd, b_absurd)]:
    residual = y - (w * x + b)
    loss = squared_loss(x, y, w, b)
    print(f"w = {w}, b = {b}: mean {residual.mean()}, loss {loss}")


# %% column-labels
y_column = y[:, np.newaxis]  # (4, 1) as scikit-learn's features are
residual = y_column - (w_good * x + b_good)
loss_broadcast = float(np.mean(residual**2))
broadcast_count = residual.size
print("shape of the residuals:", residual.shape, " loss:", loss_broadcast)


# %% loss-and-accuracy
x_sepal, species = iris.data[:, 0], iris.target  # length in cm; 0, 1 or 2


def accuracy(w, b):
    """Return the fraction of the 150 species that the rounded line hits.

    >>> round(accuracy(w=0.0, b=1.0), 3)
    0.333
    """
    predicted = np.clip(np.round(w * x_sepal + b), 0, 2)
    return float(np.mean(predicted == species))


w_sepal, b_sepal = best_line(x_sepal, species)
w_steep = 1.5 * w_sepal
b_steep = species.mean() - w_steep * x_sepal.mean()
for w, b in [(w_sepal, b_sepal), (w_steep, b_steep)]:
    loss = squared_loss(x_sepal, species, w, b)
    print(f"loss {loss:.4f}, accuracy {accuracy(w, b):.3f}")


# %% accuracies
loss_sepal = squared_loss(x_sepal, species, w_sepal, b_sepal)
loss_steep = squared_loss(x_sepal, species, w_steep, b_steep)
accuracy_sepal, accuracy_steep = accuracy(w_sepal, b_sepal), accuracy(w_steep, b_steep)


# %% question-loss
w_asked, b_asked = 1.0, 0.0
residual_asked = y - (w_asked * x + b_asked)
loss = question_loss = squared_loss(x, y, w_asked, b_asked)
sum_of_squares = float(np.sum(residual_asked**2))
without_square = float(np.mean(residual_asked))
print("residuals:", residual_asked, " loss:", loss)


# %% question-units
y_mm = 10 * y_iris  # the labels in millimetres instead of centimetres
w_mm, b_mm = best_line(x_iris, y_mm)
loss_mm = squared_loss(x_iris, y_mm, w_mm, b_mm)
print(f"w = {w_mm:.4f}, b = {b_mm:.4f}, loss = {loss_mm:.4f}")
print(f"loss in mm² / loss in cm²: {loss_mm / loss_iris:.1f}")
