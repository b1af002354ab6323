"""A multilayer perceptron of scikit-learn, trained and taken apart (section 9)."""

# %% load-data
import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
X = iris.data
y = iris.target
print("X:", X.shape, " y:", y.shape)
print("features:", *iris.feature_names, sep="\n  ")
for k, species in enumerate(iris.target_names):
    print(f"class {k}: {species}, {(y == k).sum()} flowers")
print("first flower:", X[0], "class", y[0])

# %% look-at-data
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
for k, marker in enumerate(["o", "s", "^"]):
    ax.plot(X[y == k, 2], X[y == k, 3], marker, alpha=0.7, label=iris.target_names[k])
ax.set_xlabel("petal length in cm")
ax.set_ylabel("petal width in cm")
ax.legend()
plt.show()

# %% split
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(
    X,
    y,
    test_size=0.2,
    stratify=y,
    random_state=0,
)
print("training:", X_train.shape, "flowers per class:", np.bincount(y_train))
print("test:    ", X_test.shape, "flowers per class:", np.bincount(y_test))

# %% split-without-stratify
unstratified = []
for seed in range(5):
    y_drawn = train_test_split(X, y, test_size=0.2, random_state=seed)[3]
    unstratified.append(np.bincount(y_drawn).tolist())
    print(f"seed {seed}: test flowers per class {unstratified[-1]}")

# %% train
from sklearn.metrics import accuracy_score
from sklearn.neural_network import MLPClassifier


def perceptron(seed, max_iter=10000):
    """Return an untrained network with hidden layers (7, 4) (section 9).

    >>> perceptron(seed=0).hidden_layer_sizes
    (7, 4)
    """
    return MLPClassifier(
        hidden_layer_sizes=(7, 4),
        max_iter=max_iter,
        random_state=seed,
    )


clf = perceptron(seed=0)
clf.fit(X_train, y_train)
y_pred = clf.predict(X_test)
accuracy = accuracy_score(y_test, y_pred)
print("accuracy on the test data:", accuracy)

# %% accuracy-by-hand
right = int((y_pred == y_test).sum())
print("right:", right, "of", len(y_test))
print("mean of y_pred == y_test:", np.mean(y_pred == y_test))
print("clf.score(X_test, y_test):", clf.score(X_test, y_test))

train_accuracy = clf.score(X_train, y_train)
print(f"accuracy on the training data: {train_accuracy:.3f}")

all_right_by_luck = 0.95 ** len(y_test)
print(f"chance of 30 of 30 when 95 % are right: {all_right_by_luck:.2f}")

# %% many-seeds
seeds = range(40)
raw_networks = [perceptron(seed).fit(X_train, y_train) for seed in seeds]
raw_accuracy = np.array([net.score(X_test, y_test) for net in raw_networks])
lowest, highest = raw_accuracy.min(), raw_accuracy.max()

print("seeds 0 to 11:")
print(raw_accuracy[:12].reshape(2, 6).round(3))
for value in np.unique(raw_accuracy):
    count = (raw_accuracy == value).sum()
    print(f"accuracy {value:.3f}: {count} of {len(seeds)} networks")

# %% parameters
print(type(clf.coefs_).__name__, "of", len(clf.coefs_), "weight matrices")
n_parameters = 0
for w, b in zip(clf.coefs_, clf.intercepts_, strict=True):
    print("weights", w.shape, " biases", b.shape)
    n_parameters += w.size + b.size
print("parameters:", n_parameters)
n_layers, n_outputs = clf.n_layers_, clf.n_outputs_
print("n_layers_:", n_layers, " n_outputs_:", n_outputs)
print("activation:", clf.activation, " out_activation_:", clf.out_activation_)


# %% activation-functions
def relu(z):
    """Return z where it is positive, else 0, in the shape of z (section 11).

    >>> relu(np.array([4.0, -7.0, 3.0]))
    array([4., 0., 3.])
    """
    return np.maximum(z, 0)


def softmax(z):
    """Turn each row of z, (N, K), into probabilities, (N, K) (section 9).

    >>> softmax(np.array([[0.0, np.log(3)]])).round(2)
    array([[0.25, 0.75]])
    """
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% forward-by-hand
w1, w2, w3 = clf.coefs_
b1, b2, b3 = clf.intercepts_

y1 = relu(X_test @ w1 + b1)
y2 = relu(y1 @ w2 + b2)
z3 = y2 @ w3 + b3
P = softmax(z3)

print("shapes:", X_test.shape, y1.shape, y2.shape, z3.shape)
P_sklearn = clf.predict_proba(X_test)
print("by hand: ", *(f"{probability:.4f}" for probability in P[0]))
print("sklearn: ", *(f"{probability:.4f}" for probability in P_sklearn[0]))
agree = np.allclose(P, P_sklearn, rtol=0, atol=1e-12)
print("all 30 agree to 12 places:", agree)
print("same classes:", np.array_equal(P.argmax(axis=1), y_pred))


# %% loss-by-hand
def cross_entropy(P, y):
    """Return the mean of -ln P of the true classes; P (N, K), y (N,).

    >>> P = np.array([[0.5, 0.5], [0.25, 0.75]])
    >>> float(cross_entropy(P, np.array([0, 1])).round(4))
    0.4904
    """
    return -np.log(P[np.arange(len(y)), y]).mean()


N = len(y_train)
data_loss = cross_entropy(clf.predict_proba(X_train), y_train)
penalty = clf.alpha / (2 * N) * sum((w**2).sum() for w in clf.coefs_)
loss = data_loss + penalty
print(f"cross-entropy {data_loss:.8f}")
print(f"+ L2 penalty  {penalty:.8f}")
print(f"= loss        {loss:.8f}")
print(f"clf.loss_     {clf.loss_:.8f}")

# %% loss-one-step-later
from copy import deepcopy

one_step_more = deepcopy(clf).partial_fit(X_train, y_train)
print(f"by hand:             {loss:.8f}")
print(f"one_step_more.loss_: {one_step_more.loss_:.8f}")
print("equal to 12 places: ", abs(loss - one_step_more.loss_) < 1e-12)

# %% softmax-of-three
z = np.array([[2.0, 1.0, -1.0]])
e = np.exp(z)
e_sum = e.sum()
p = softmax(z)
loss_of_class = -np.log(p[0])
print("e^z:    ", e[0].round(3), "sum", e_sum.round(3))
print("softmax:", p[0].round(4), "sum", p.sum().round(4))
for k in range(3):
    print(f"true class {k}: loss {loss_of_class[k]:.3f}")


# %% settings
l2_alpha = clf.alpha
learning_rate = clf.learning_rate_init
n_iter = clf.n_iter_
settings = clf.get_params()
for name in ["solver", "learning_rate_init", "alpha", "batch_size", "tol"]:
    print(f"{name}: {settings[name]}")
print("steps until it stopped, n_iter_:", n_iter)

# %% standardise
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit(X_train)
X_train_std = scaler.transform(X_train)
X_test_std = scaler.transform(X_test)
print("mean  of the four features:", scaler.mean_.round(2))
print("scale of the four features:", scaler.scale_.round(2))
for name, data in [("training", X_train_std), ("test", X_test_std)]:
    print(f"{name} data afterwards:")
    # Adding 0.0 turns -0.0 into 0.0.
    print("  mean ", data.mean(axis=0).round(2) + 0.0)
    print("  scale", data.std(axis=0).round(2))

# %% pipeline
from sklearn.pipeline import make_pipeline

model = make_pipeline(StandardScaler(), perceptron(seed=0))
model.fit(X_train, y_train)
std_seed_0 = model.score(X_test, y_test)
print(f"standardised, seed 0: {std_seed_0:.3f}")
print(f"raw,          seed 0: {raw_accuracy[0]:.3f}")

# %% many-seeds-standardised
std_networks = [perceptron(s).fit(X_train_std, y_train) for s in seeds]
std_accuracy = np.array([n.score(X_test_std, y_test) for n in std_networks])

raw_train = np.array([n.score(X_train, y_train) for n in raw_networks])
std_train = np.array([n.score(X_train_std, y_train) for n in std_networks])
raw_collapses = int((raw_train < 0.75).sum())
std_collapses = int((std_train < 0.75).sum())
raw_median, std_median = np.median(raw_accuracy), np.median(std_accuracy)
print("of", len(seeds), "networks each")
print(f"raw:          {raw_collapses} collapsed, median {raw_median:.3f}")
print(f"standardised: {std_collapses} collapsed, median {std_median:.3f}")

# %% spread
fig, axes = plt.subplots(2, 1, sharex=True, sharey=True, figsize=(5.2, 4.2))
panels = [("raw features", raw_accuracy), ("standardised features", std_accuracy)]
for ax, (title, accuracies) in zip(axes, panels, strict=True):
    for value in np.unique(accuracies):
        count = (accuracies == value).sum()
        look = {"color": "C0"} if value > 0.75 else {"fill": False, "hatch": "////"}
        ax.bar(value, count, width=0.028, edgecolor="C0" if value > 0.75 else "C4", **look)
        ax.text(value, count + 1, str(count), ha="center")
    ax.axvline(0.75, color="C5", linestyle=":")
    ax.set_title(title)
    ax.set_ylabel("networks")
    ax.set_ylim(0, 42)
axes[0].text(0.73, 25, "collapsed", ha="right")
axes[1].set_xlabel("accuracy on the 30 test flowers")
plt.show()


# %% dead-at-the-start
def dead_at_start(X, seed, hidden=7):
    """Count neurons with z1 <= 0 for every row of X, (N, D), before training.

    >>> dead_at_start(np.array([[1.0, 2.0], [3.0, 1.0]]), seed=1, hidden=4)
    3
    """
    rng = np.random.RandomState(seed)
    limit = np.sqrt(6 / (X.shape[1] + hidden))
    w1 = rng.uniform(-limit, limit, (X.shape[1], hidden))
    b1 = rng.uniform(-limit, limit, hidden)
    return int((X @ w1 + b1 <= 0).all(axis=0).sum())


limit = np.sqrt(6 / (4 + 7))
raw_dead = np.mean([dead_at_start(X_train, s) for s in range(1000)])
std_dead = np.mean([dead_at_start(X_train_std, s) for s in range(1000)])
print(f"raw:          {raw_dead:.2f} of 7 neurons dead on average")
print(f"standardised: {std_dead:.2f} of 7 neurons dead on average")

# %% dead-and-collapsed
starts = np.array([dead_at_start(X_train, s) for s in seeds])
collapsed_dead = starts[raw_train < 0.75].mean()
sound_dead = starts[raw_train > 0.75].mean()
print(f"raw networks that collapsed later: {collapsed_dead:.2f}")
print(f"raw networks that did not:         {sound_dead:.2f}")


# %% loss-curves
worst = int(raw_train.argmin())
ln3 = np.log(3)
halfway = int(np.flatnonzero((raw_train > 0.5) & (raw_train < 0.75))[0])
fig, ax = plt.subplots()
curves = [(0, "C0-", (-10, 8)), (halfway, "C4--", (-10, 8)), (worst, "C1:", (50, 10))]
for seed, style, place in curves:
    curve = raw_networks[seed].loss_curve_
    end = (len(curve), curve[-1])
    ax.plot(range(1, len(curve) + 1), curve, style)
    ax.plot(*end, style[:2] + "o")
    line = {"arrowstyle": "-", "color": "C5"}
    ax.annotate(f"seed {seed}", end, place, textcoords="offset points", arrowprops=line)
ax.axhline(ln3, color="C5", linewidth=1)
ax.text(1400, ln3 + 0.03, "ln 3")
ax.set_xlabel("step of the training")
ax.set_ylabel("loss in training")
ax.set_xlim(0, 1600)
plt.show()

# %% best-of-five
raw_loss = np.array([net.loss_ for net in raw_networks])
best = raw_loss.reshape(8, 5).argmin(axis=1) + 5 * np.arange(8)
print("lowest loss of five, seeds:", best)
best_minimum = raw_accuracy[best].min()
print("their test accuracies:     ", raw_accuracy[best].round(3))

# %% confusion
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import cross_val_predict

model = make_pipeline(StandardScaler(), perceptron(seed=1))
y_cross = cross_val_predict(model, X, y, cv=5)
confusion = confusion_matrix(y, y_cross)
diagonal = np.trace(confusion)
cross_accuracy = accuracy_score(y, y_cross)
print(confusion)
print(f"accuracy: {diagonal} / {confusion.sum()} = {cross_accuracy:.4f}")

# %% confusion-figure
fig, ax = plt.subplots(figsize=(5.2, 4.2))
for (true, predicted), count in np.ndenumerate(confusion):
    colour = "C0" if true == predicted else "C4" if count else "C5"
    corner = (predicted - 0.46, true - 0.46)
    box = ax.add_patch(plt.Rectangle(corner, 0.92, 0.92, fill=False, edgecolor=colour))
    box.set(hatch="//" if colour == "C4" else "", linewidth=3 if colour == "C0" else 1)
    white = {"facecolor": "white", "edgecolor": "none"}
    ax.text(predicted, true, str(count), ha="center", va="center", fontsize=20, bbox=white)
ax.set_xticks(range(3), iris.target_names)
ax.set_yticks(range(3), iris.target_names)
ax.set_xlim(-0.5, 2.5)
ax.set_ylim(2.5, -0.5)
ax.set_xlabel("predicted species")
ax.set_ylabel("true species")
plt.show()

# %% shuffled-labels
rng = np.random.default_rng(0)
y_shuffled = rng.permutation(y)
A_train, A_test, s_train, s_test = train_test_split(
    X, y_shuffled, test_size=0.2, stratify=y_shuffled, random_state=0
)
big = perceptron(seed=0).set_params(hidden_layer_sizes=(100, 100))
memory = make_pipeline(StandardScaler(), big).fit(A_train, s_train)
memory_train = memory.score(A_train, s_train)
memory_test = memory.score(A_test, s_test)
print(f"shuffled labels, training data: {memory_train:.3f}")
print(f"shuffled labels, test data:     {memory_test:.3f}")

# %% wrong-scaler
net = std_networks[1]
setosa = X_test[y_test == 0]
with_training_scaler = net.predict(scaler.transform(setosa))
with_own_scaler = net.predict(StandardScaler().fit_transform(setosa))
one_flower = StandardScaler().fit_transform(setosa[:1])
own_scaler_right = int((with_own_scaler == 0).sum())
print("ten setosa flowers, training scaler:", with_training_scaler)
print("ten setosa flowers, their own scaler:", with_own_scaler)
print("one flower, its own scaler:", one_flower[0])

# %% too-few-iterations
import warnings
from textwrap import fill

from sklearn.exceptions import ConvergenceWarning

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always", ConvergenceWarning)
    short = perceptron(seed=0, max_iter=200).fit(X_train, y_train)
for warning in caught:
    print(warning.category.__name__)
    print(fill(str(warning.message), width=60))
short_accuracy = short.score(X_test, y_test)
short_loss = short.loss_
print(f"n_iter_ {short.n_iter_}, loss {short_loss:.3f}")
print(f"test accuracy {short_accuracy:.3f}")

# %% silent-collapse
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    collapsed = perceptron(worst).fit(X_train, y_train)
n_warnings = len(caught)
collapse_iter = collapsed.n_iter_
collapse_loss = collapsed.loss_
collapse_accuracy = collapsed.score(X_test, y_test)
last_fall = collapsed.loss_curve_[-2] - collapse_loss
print(f"seed {worst}: {n_warnings} warnings")
print(f"n_iter_ {collapse_iter}, loss {collapse_loss:.4f}, ln 3 {ln3:.4f}")
print(f"the last step lowered the loss by {last_fall:.6f}")
print(f"test accuracy {collapse_accuracy:.3f}")
print(confusion_matrix(y_test, collapsed.predict(X_test)))
print("probabilities of three flowers:")
print(collapsed.predict_proba(X_test[:3]).round(3))


# %% dead-at-the-end
def dead_at_end(net):
    """Count the neurons with z1 <= 0 for all of X_train, (N, D), after training.

    >>> dead_at_end(clf) <= 7
    True
    """
    z1 = X_train @ net.coefs_[0] + net.intercepts_[0]
    return int((z1 <= 0).all(axis=0).sum())


ends = np.array([dead_at_end(net) for net in raw_networks])
revived = int((starts - ends).argmax())
no_penalty = perceptron(revived).set_params(alpha=0).fit(X_train, y_train)
dead_no_penalty = dead_at_end(no_penalty)
dead_before, dead_after = int(starts[revived]), int(ends[revived])
print(f"seed {revived}: {dead_before} of 7 neurons dead at the start")
print(f"after training, alpha=0.0001: {dead_after}")
print(f"after training, alpha=0:      {dead_no_penalty}")
