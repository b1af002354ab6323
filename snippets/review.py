"""The seven questions of the lecture's review, answered by runs (section 2)."""

# %% load-data
import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

iris = load_iris()
X, y = iris.data, iris.target
X_train, X_test, y_train, y_test = train_test_split(
    X,
    y,
    test_size=0.2,
    stratify=y,
    random_state=0,
)
print("training:", X_train.shape, " test:", X_test.shape)

# %% same-points
import matplotlib.pyplot as plt

fig, (left, right) = plt.subplots(1, 2, sharex=True, sharey=True)
left.plot(*X[:, 2:].T, "C5o", markersize=4, alpha=0.7)
for k, marker in enumerate(["C0o", "C1s", "C2^"]):
    flowers = X[y == k]
    right.plot(*flowers[:, 2:].T, marker, markersize=4, alpha=0.7)
right.text(2.0, 0.15, "setosa", color="C0")
right.text(4.6, 1.05, "versicolor", color="C1", va="top")
right.text(4.9, 2.3, "virginica", color="C2", ha="right")
left.set_title("without labels")
right.set_title("with labels")
left.set_ylabel("petal width in cm")
fig.supxlabel("petal length in cm", fontsize=12)
plt.show()

# %% three-tasks
from sklearn.datasets import make_circles


def rings(seed):
    """Draw 150 points of two noisy rings, and which ring each is in.

    >>> X, y = rings(seed=0)
    >>> X.shape, y.shape
    ((150, 2), (150,))
    """
    return make_circles(150, noise=0.15, factor=0.4, random_state=seed)


def rule(seed):
    """Draw 150 rows of 8 features; two thresholds decide the class.

    >>> X, y = rule(seed=0)
    >>> X.shape, y.shape
    ((150, 8), (150,))
    """
    X = np.random.default_rng(seed).uniform(0, 1, (150, 8))
    return X, ((X[:, 0] > 0.3) & (X[:, 1] < 0.7)).astype(int)


def iris_flowers(seed):
    """Return the whole Iris data set, whatever the seed."""
    return X, y


# %% models
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

models = {
    "linear": LogisticRegression(),
    "tree": DecisionTreeClassifier(random_state=0),
    "network": MLPClassifier(
        hidden_layer_sizes=(8,),
        solver="lbfgs",
        alpha=1,
        max_iter=2000,
        random_state=0,
    ),
}

# %% compare-models
from sklearn.model_selection import StratifiedKFold, cross_val_score

scores = {}
for task in (rings, rule, iris_flowers):
    for name, model in models.items():
        accuracies = []
        for seed in range(3):
            cv = StratifiedKFold(5, shuffle=True, random_state=seed)
            scaled = make_pipeline(StandardScaler(), model)
            accuracies += [*cross_val_score(scaled, *task(seed), cv=cv)]
        score = float(np.mean(accuracies))
        scores[f"{task.__name__} {name}"] = score
        print(f"{task.__name__:12}  {name:7}  {score:.3f}")

# %% compare-gains
iris_gain = 100 * (scores["iris_flowers network"] - scores["iris_flowers linear"])

# %% rings-figure
points, classes = rings(seed=0)
side = np.linspace(-1.7, 1.7, 100)
grid = np.stack(np.meshgrid(side, side), axis=-1)
fig, axes = plt.subplots(1, 2, sharey=True, figsize=(5.2, 3))
for ax, name in zip(axes, ["linear", "network"], strict=True):
    model = make_pipeline(StandardScaler(), models[name])
    model.fit(points, classes)
    inner = model.predict_proba(grid.reshape(-1, 2))[:, 1].reshape(100, 100)
    ax.contourf(*grid.T, inner.T, [0.5, 2], colors=["C5"], alpha=0.2)
    ax.contour(*grid.T, inner.T, [0.5], colors="C5")
    for k, marker in enumerate(["C0o", "C1^"]):
        ax.plot(*points[classes == k].T, marker, markersize=4)
    ax.set_title(name)
    ax.set_aspect("equal")
plt.show()

# %% supervised
classifier = make_pipeline(StandardScaler(), LogisticRegression())
classifier.fit(X_train, y_train)  # flowers and their species
species = classifier.predict(X_test)
accuracy = np.mean(species == y_test)
print("first test flowers:", species[:6])
print("their species:     ", y_test[:6])
print(f"accuracy: {accuracy:.3f}")

# %% unsupervised
from sklearn.cluster import KMeans

kmeans = KMeans(n_clusters=3, n_init=10, random_state=0)
kmeans.fit(X_train)  # flowers only
clusters = kmeans.predict(X_test)
print("first test flowers:", clusters[:6])
print("their species:     ", y_test[:6])

# %% renamed
share_equal = np.mean(clusters == y_test)
print(f"cluster number equals class number: {share_equal:.3f}")
groups = np.zeros((3, 3), dtype=int)
np.add.at(groups, (y_test, clusters), 1)  # count every pair
for name, row in zip(iris.target_names, groups, strict=True):
    print(f"{name:10} in clusters 0, 1, 2: {row}")

# %% all-flowers
from itertools import permutations

from sklearn.model_selection import cross_val_predict

clusters_all = KMeans(n_clusters=3, n_init=10, random_state=0).fit_predict(X)
naming_right = []
for numbers in permutations(range(3)):  # cluster k is called numbers[k]
    named = np.array(numbers)[clusters_all]
    naming_right.append(int(np.sum(named == y)))
print("KMeans, each naming:", naming_right)
print("KMeans, the best:   ", max(naming_right), "of 150")

cv = StratifiedKFold(5, shuffle=True, random_state=0)
species_all = cross_val_predict(classifier, X, y, cv=cv)
print("with labels:        ", np.sum(species_all == y), "of 150")

# %% self-supervised
from sklearn.neural_network import MLPRegressor

visible, covered = X_train[:, :3], X_train[:, 3]  # no species anywhere
restorer = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(8,),
        solver="lbfgs",
        alpha=1,
        max_iter=2000,
        random_state=0,
    ),
)
restorer.fit(visible, covered)
restored = restorer.predict(X_test[:, :3])
error = np.abs(restored - X_test[:, 3]).mean()
guess_error = np.abs(covered.mean() - X_test[:, 3]).mean()
print("covered: ", X_test[:5, 3])
print("restored:", restored[:5].round(1))
print(f"mean error: {error:.2f} cm")
print(f"always guessing the mean: {guess_error:.2f} cm")

# %% next-character
text = "backpropagation"
samples = [(text[:n], text[n]) for n in range(1, len(text))]
print(len(samples), "samples from", len(text), "letters:")
for before, following in samples[:4]:
    print(f"  {before!r} → {following!r}")

# %% two-targets
regression = restorer  # three measurements in, a width out
classification = make_pipeline(StandardScaler(), models["network"])
classification.fit(X_train[:, :3], y_train)

flower = X_test[3:4, :3]
print("truth:         ", X_test[3, 3], "cm, class", y_test[3])
print("regression:    ", regression.predict(flower).round(2), "cm")
print("classification:", classification.predict(flower))
print("  probabilities", classification.predict_proba(flower).round(2))
for model in (regression, classification):
    net = model[-1]
    print(f"outputs {net.n_outputs_}, {net.out_activation_}, {net.loss}")

# %% two-targets-scores
flower_error = float(abs(regression.predict(flower)[0] - X_test[3, 3]))
species_right = int((classification.predict(X_test[:, :3]) == y_test).sum())

# %% one-hot
from sklearn.preprocessing import OneHotEncoder

labels = np.array([["setosa"], ["versicolor"], ["virginica"]])
encoder = OneHotEncoder(sparse_output=False)
one_hot = encoder.fit_transform(labels)
print("columns:", encoder.categories_[0])
print(one_hot)
print("back:", encoder.inverse_transform([[0, 1, 0]]))

# %% distances
number = np.array([[0.0], [1.0], [2.0]])
for name, codes in [("class numbers", number), ("one-hot", one_hot)]:
    differences = codes[:, np.newaxis] - codes
    distances = np.sqrt((differences**2).sum(axis=2))
    print(name)
    print(distances.round(3))

# %% between-classes
for guess in (0, 1, 2):
    expected_loss = ((guess - 0) ** 2 + (guess - 2) ** 2) / 2
    print(f"predict {guess}: expected loss {expected_loss}")

# %% one-hot-flat
try:
    encoder.fit_transform(np.array(["setosa", "virginica"]))
except ValueError as problem:
    message = str(problem).splitlines()[0]
    print("ValueError:", message)

# %% reshape
A = np.ones(120).reshape(-1, 10)
rows, columns = A.shape
axes = A.ndim
print("shape:", A.shape, " axes:", A.ndim)
print("as a column:", np.ones(120).reshape(-1, 1).shape)
print("in three axes:", np.ones(120).reshape(2, -1, 10).shape)

# %% reshape-fails
for shape in [(-1, 7), (-1, -1)]:
    try:
        np.ones(120).reshape(shape)
    except ValueError as problem:
        print(shape, "ValueError:", problem)

# %% reshape-is-no-transpose
M = np.arange(6).reshape(2, 3)
print("M           ", M.tolist())
print("reshape(3,2)", M.reshape(3, -1).tolist())
print("M.T         ", M.T.tolist())

# %% question-values
renamed_right = int(max(groups[[0, 1, 2], order].sum() for order in permutations(range(3))))
number_right = int(np.trace(groups))
asked_shape = np.arange(24).reshape(4, -1).shape
asked_swapped = asked_shape[::-1]
