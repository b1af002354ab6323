"""The first steps of the seven exercises (lecture section 18)."""

# %% matrix-product
import numpy as np

X = np.array([[1.0, 2.0], [2.0, 1.0], [0.0, 3.0]])  # three samples
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
entry = X[0] @ w1[:, 2]  # first row times third column
print("1 · 0.5 + 2 · (-1) =", entry)
print("the same entry of X @ w1:", (X @ w1)[0, 2])

# %% two-lines
x = np.array([-1.0, 0.0, 2.0])
y1 = 5 * x + 1
y2 = 2 * y1 + 2
print("two layers:", y2)
print("10 x + 4:  ", 10 * x + 4)

# %% baseline
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

iris = load_iris()
X_iris, species = iris.data[:, :2], iris.target
folds = StratifiedKFold(5, shuffle=True, random_state=0)
linear = make_pipeline(StandardScaler(), LogisticRegression())
baseline = cross_val_score(linear, X_iris, species, cv=folds).mean()
print(f"logistic regression: {baseline:.3f}")

# %% overlap
import matplotlib.pyplot as plt

flowers, twins = np.unique(X_iris, axis=0, return_inverse=True)
counts = np.zeros((len(flowers), 3), dtype=int)
np.add.at(counts, (twins.ravel(), species), 1)
mixed = flowers[(counts > 0).sum(axis=1) > 1]

for k, marker in enumerate(["C0o", "C1s", "C2^"]):
    name = iris.target_names[k]
    plt.plot(*X_iris[species == k].T, marker, ms=4, label=name)
ring = {"fillstyle": "none", "markersize": 13}
plt.plot(*mixed.T, "C4o", **ring, label="several species")
plt.xlabel("sepal length in cm")
plt.ylabel("sepal width in cm")
plt.legend(loc="lower center", bbox_to_anchor=(0.45, 1), ncols=2)
plt.show()

# %% ceiling
ceiling = counts.max(axis=1).sum()
ceiling_share = float(ceiling / len(species))
n_mixed = len(mixed)
one_flower = 1 / len(species)

# %% reference-gradients
x, label = np.array([[1.0, 2.0]]), np.array([[2.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])

z1 = x @ w1 + b1
y1 = np.maximum(z1, 0)
z2 = y1 @ w2 + b2
y_pred = np.maximum(z2, 0)
loss = np.square(y_pred - label).sum()

delta2 = 2 * (y_pred - label) * (z2 > 0)
delta1 = (delta2 @ w2.T) * (z1 > 0)
grad_w1, grad_b1 = x.T @ delta1, delta1
grad_w2, grad_b2 = y1.T @ delta2, delta2
print("loss", loss)
for name, gradient in [
    ("grad_w1", grad_w1),
    ("grad_b1", grad_b1),
    ("grad_w2", grad_w2),
    ("grad_b2", grad_b2),
]:
    print(name, gradient.shape)
    print(gradient + 0.0)  # + 0.0 turns -0.0 into 0.0
