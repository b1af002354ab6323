"""The gradients of a network of any depth (lecture section 17)."""

# %% entries
import numpy as np

# Layer 1 of the network on the page on backpropagation, with three samples.
X = np.array([[2.0, 1.0], [-1.0, 2.0], [0.0, 2.0]])  # (N, D) = (3, 2)
delta1 = np.array([[12.0, 0.0], [-4.0, -2.0], [-8.0, -4.0]])  # (N, H1)

grad_w1 = np.zeros((2, 2))
for j in range(2):  # feature
    for i in range(2):  # neuron
        for n in range(3):  # the sum over the samples
            grad_w1[j, i] += X[n, j] * delta1[n, i]
print("entry by entry:", grad_w1.tolist())
print("X.T @ delta1:  ", (X.T @ delta1).tolist())


# %% forward
def forward(X, ws, bs):
    """Return the input and the sum z of every layer, and y_pred (section 17).

    `ws` and `bs` are lists; layer k of the code, counted from 0, has ws[k]
    (sources, neurons), bs[k] (1, neurons) and the input inputs[k].

    >>> inputs, zs, y_pred = forward(np.ones((3, 2)), [np.eye(2)] * 4, [0] * 4)
    >>> len(zs), y_pred.shape
    (4, (3, 2))
    """
    inputs, zs = [], []
    y_now = X
    for w, b in zip(ws, bs, strict=True):
        inputs.append(y_now)
        zs.append(y_now @ w + b)
        y_now = np.maximum(zs[-1], 0)
    return inputs, zs, y_now


# %% backward
def backward(y, ws, inputs, zs, y_pred):
    """Return the gradients of all w, of all b, and all errors (section 17).

    >>> ws, bs, y = [np.eye(2)] * 4, [np.zeros((1, 2))] * 4, np.zeros((3, 2))
    >>> values = forward(np.ones((3, 2)), ws, bs)
    >>> grads_w, grads_b, _ = backward(y, ws, *values)
    >>> grads_w[0].tolist(), grads_b[0].shape
    ([[6.0, 6.0], [6.0, 6.0]], (1, 2))
    """
    deltas = [2 * (y_pred - y) * (zs[-1] > 0)]
    for k in reversed(range(1, len(ws))):  # l = k, counted from 1
        delta = (deltas[0] @ ws[k].T) * (zs[k - 1] > 0)
        deltas.insert(0, delta)  # in front, so that deltas[k] belongs to ws[k]
    grads_w = [x.T @ delta for x, delta in zip(inputs, deltas, strict=True)]
    grads_b = [delta.sum(axis=0, keepdims=True) for delta in deltas]
    return grads_w, grads_b, deltas


# %% three-layers
X = np.array([[1.0, 2.0]])
y = np.array([[2.0]])
w1, b1 = np.array([[1.0, 2.0], [1.0, -1.0]]), np.array([[0.0, 1.0]])
w2, b2 = np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([[0.0, 0.0]])
w3, b3 = np.array([[2.0], [1.0]]), np.array([[-1.0]])
ws, bs = [w1, w2, w3], [b1, b2, b3]

inputs, zs, y_pred = forward(X, ws, bs)
grads_w, grads_b, deltas = backward(y, ws, inputs, zs, y_pred)
loss = np.square(y_pred - y).sum()
print("y_pred =", y_pred.item(), " loss =", loss)
for k in (2, 1, 0):
    delta, grad_w = deltas[k] + 0.0, grads_w[k] + 0.0  # -0.0 becomes 0.0
    print(f"layer {k + 1}: z {zs[k].tolist()}, delta {delta.tolist()}")
    print(f"    grad_w {grad_w.tolist()}")

# %% three-layers-values
# Entries of lists have names of their own here, for the page's text and tests.
z1, z2, z3 = zs
_, y1, y2 = inputs
delta1, delta2, delta3 = (delta + 0.0 for delta in deltas)  # + 0.0: no negative zero
grad_w1, grad_w2, grad_w3 = (grad_w + 0.0 for grad_w in grads_w)
arriving2, arriving1 = delta3 @ w3.T, delta2 @ w2.T  # before the masks
mask1, mask2 = (z1 > 0).astype(int), (z2 > 0).astype(int)
w3_row, w2_turned, y1_column, x_column = w3.T, w2.T, y1.T, X.T


# %% special-case
x = np.array([[1.0, 2.0]])  # the lecture's example, 2 → 4 → 1
label = np.array([[2.0]])
lecture_ws = [
    np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]]),
    np.array([[0.5], [1.0], [-1.0], [-0.5]]),
]
lecture_bs = [np.array([[0.0, -2.0, 1.0, 1.0]]), np.array([[1.0]])]

values = forward(x, lecture_ws, lecture_bs)
lecture_w, lecture_b, _ = backward(label, lecture_ws, *values)
for k in range(2):
    print(f"grad_w{k + 1} =", (lecture_w[k] + 0.0).tolist())
    print(f"grad_b{k + 1} =", (lecture_b[k] + 0.0).tolist())


# %% random-layers
import itertools


def random_layers(sizes, random, scale=1.0):
    """Draw ws and bs for layers of these sizes; `scale` is the deviation of ws.

    >>> ws, bs = random_layers([2, 4, 3, 1], np.random.default_rng(0))
    >>> [w.shape for w in ws], [b.shape for b in bs]
    ([(2, 4), (4, 3), (3, 1)], [(1, 4), (1, 3), (1, 1)])
    """
    pairs = list(itertools.pairwise(sizes))  # (sources, neurons) of each layer
    ws = [scale * random.standard_normal(shape) for shape in pairs]
    bs = [random.standard_normal((1, neurons)) for _, neurons in pairs]
    return ws, bs


# %% gradient-error
def gradient_error(X, y, ws, bs, backward, h=1e-5):
    """Return the relative error of `backward` against central differences.

    Also whether a gradient differs from 0: if none does, there is nothing to check.

    >>> error, lives = gradient_error(x, label, lecture_ws, lecture_bs, backward)
    >>> error < 1e-9, lives
    (True, True)
    """
    grads_w, grads_b, _ = backward(y, ws, *forward(X, ws, bs))
    exact, measured = [], []
    for array, grad in zip([*ws, *bs], [*grads_w, *grads_b], strict=True):
        for entry in np.ndindex(array.shape):
            kept, losses = array[entry], []
            for array[entry] in (kept + h, kept - h):
                losses.append(np.square(forward(X, ws, bs)[-1] - y).sum())
            array[entry] = kept
            measured.append((losses[0] - losses[1]) / (2 * h))
            exact.append(grad[entry])
    size = max(np.linalg.norm(exact), np.linalg.norm(measured))
    error = np.linalg.norm(np.subtract(exact, measured)) / size if size > 0 else 0.0
    return float(error), bool(np.any(exact))


# %% check-depths
depths, networks = [1, 2, 3, 5], 30  # hidden layers; networks of each depth


def check(depth, backward):
    """Check `backward` on random networks of this depth; return what was found.

    >>> check(1, backward)[2]
    0
    """
    alive, errors = 0, []
    for seed in range(networks):
        random = np.random.default_rng([depth, seed])
        sizes = [*random.integers(2, 6, size=depth + 1), 1]
        X = random.standard_normal((random.integers(2, 6), sizes[0]))
        y = random.standard_normal((len(X), 1))
        error, lives = gradient_error(X, y, *random_layers(sizes, random), backward)
        alive += lives
        errors.append(error)
    return alive, max(errors), sum(error > 1e-6 for error in errors)


print("hidden  with gradient  largest error")
checked = {depth: check(depth, backward) for depth in depths}
for depth, (alive, worst, _) in checked.items():
    print(f"{depth:6}  {alive:7} of {networks}  {worst:13.0e}")
worst_error = max(worst for _, worst, _ in checked.values())


# %% output-mask-only
def backward_slide(y, ws, inputs, zs, y_pred):
    """Return what the slide's formulas give: no mask but that of the last layer."""
    on = [np.ones_like(z) for z in zs[:-1]]  # as if every hidden neuron were on
    return backward(y, ws, inputs, [*on, zs[-1]], y_pred)


print("hidden  with gradient  objections")
objections = {depth: check(depth, backward_slide) for depth in depths}
for depth, (alive, _, objected) in objections.items():
    print(f"{depth:6}  {alive:13}  {objected:10}")

# %% sum-of-samples
X_three = np.array([[1.0, 2.0], [1.0, 0.0], [2.0, 2.0]])
y_three = np.array([[2.0], [3.0], [3.0]])


def first_gradient(X, y):
    """Return the gradient of w1 of the three-layer example for samples X (N, 2).

    >>> first_gradient(X_three, y_three).shape
    (2, 2)
    """
    return backward(y, ws, *forward(X, ws, bs))[0][0]


singles = [first_gradient(X_three[n : n + 1], y_three[n : n + 1]) for n in range(3)]
whole = first_gradient(X_three, y_three)
for n in range(3):
    print(f"sample {n + 1}:", (singles[n] + 0.0).tolist())
print("sum:     ", whole.tolist())
print("mean:    ", (whole / 3).round(3).tolist())

# %% start-weights
from sklearn.datasets import load_iris

iris = load_iris()
X_iris = iris.data[:, :2]
X_iris = (X_iris - X_iris.mean(axis=0)) / X_iris.std(axis=0)
y_iris = iris.target[:, np.newaxis]

H = 32  # neurons in each of nine hidden layers
scales = {"small": 0.1, "He": (2 / H) ** 0.5, "large": 0.6}


def norms(scale, seed):
    """Return the lengths of all errors and of all gradients of w; None if all are 0.

    >>> [len(lengths) for lengths in norms(0.25, seed=0)]
    [10, 10]
    """
    ws, bs = random_layers([2] + [H] * 9 + [1], np.random.default_rng(seed), scale)
    bs = [0 * b for b in bs]  # as is usual
    grads_w, _, deltas = backward(y_iris, ws, *forward(X_iris, ws, bs))
    if not deltas[-1].any():
        return None  # the output neuron is dead
    return [list(map(np.linalg.norm, arrays)) for arrays in (deltas, grads_w)]


starts = 20
error_norms, factors, expected, smallest, largest = {}, {}, {}, {}, {}
for name, scale in scales.items():
    found = [lengths for seed in range(starts) if (lengths := norms(scale, seed))]
    error_norms[name], gradient_norms = np.median(found, axis=0)
    smallest[name], largest[name] = gradient_norms.min(), gradient_norms.max()
    factors[name] = (error_norms[name][0] / error_norms[name][-1]) ** (1 / 9)
    expected[name] = scale * (H / 2) ** 0.5
    print(f"{name:6} factor {factors[name]:.2f}, expected {expected[name]:.2f},")
    print(f"       gradients {smallest[name]:.1e} to {largest[name]:.1e}")
alive, step_ratio = len(found), largest["large"] / largest["small"]
print(f"medians of {alive} of {starts} starts")

# %% norms-figure
import matplotlib.pyplot as plt

styles = {"large": "C1--^", "He": "C0-o", "small": "C2:s"}
layers = np.arange(1, 11)
plt.figure(figsize=(5, 3.6))
for name, style in styles.items():
    plt.semilogy(layers, error_norms[name], style)
    below = -18 if name == "small" else 8
    end = (4, error_norms[name][3])
    plt.annotate(name, end, (4, below), textcoords="offset points", color=style[:2])
plt.xticks(layers, layers)
plt.yticks([1e-2, 1, 1e2, 1e4, 1e6], ["0.01", "1", "100", "10 000", "1 000 000"])
plt.minorticks_off()
plt.xlabel("layer")
plt.ylabel("length of the error")
plt.show()


# %% wrong-layer
def backward_wrong_mask(y, ws, inputs, zs, y_pred):
    """Return what `backward` does, but with each mask from one layer too late."""
    return backward(y, ws, inputs, [*zs[1:], zs[-1]], y_pred)


mask_networks = 20


def try_sizes(sizes):
    """Check networks with the wrong mask; return how many live and are wrong.

    >>> lives, wrong = try_sizes([2, 3, 3, 1])
    >>> lives >= wrong
    True
    """
    alive = wrong = 0
    for seed in range(mask_networks):
        random = np.random.default_rng(seed)
        X, y = random.standard_normal((5, 2)), random.standard_normal((5, 1))
        ws, bs = random_layers(sizes, random)
        error, lives = gradient_error(X, y, ws, bs, backward_wrong_mask)
        alive += lives
        wrong += error > 1e-6
    return alive, wrong


try:
    try_sizes([2, 4, 3, 1])
except ValueError as error:
    print("2 → 4 → 3 → 1: ValueError:")
    print("   ", str(error)[:31], "…")
equal_gradient, equal_wrong = try_sizes([2, 3, 3, 1])
print("2 → 3 → 3 → 1: wrong in", equal_wrong, "of", equal_gradient)
one_gradient, one_wrong = try_sizes([2, 4, 1])
print("2 → 4 → 1: wrong in", one_wrong, "of", one_gradient)

# %% too-early
alpha = 0.1
w3_new = w3 - alpha * grads_w[2]  # replaced too early
delta2_late = (deltas[2] @ w3_new.T) * (zs[1] > 0)
grad_w2_late = inputs[1].T @ delta2_late
print("right:        ", grads_w[1].tolist())
print("with new w3:  ", grad_w2_late.round(2).tolist())

# %% wrong-axis
rng = np.random.default_rng(3)
b_row = np.zeros((1, 4))
for samples in (3, 4):
    delta = rng.standard_normal((samples, 4))
    try:
        moved = b_row - 0.1 * delta.sum(axis=1)
        right = np.allclose(moved, b_row - 0.1 * delta.sum(axis=0))
        print(samples, "samples: no message, right:", right)
    except ValueError as error:
        print(samples, "samples: ValueError:", str(error)[:31], "…")

# %% lost-axis
without_axis = delta.sum(axis=0)  # keepdims=True is missing
b_column = b_row.T  # as in sections 5 to 7, where features are rows
row_after, column_after = b_row - without_axis, b_column - without_axis
print("gradient", without_axis.shape)
print("a row   ", b_row.shape, "→", row_after.shape)
print("a column", b_column.shape, "→", column_after.shape)

# %% question-shape
N_question = 32
sizes_question = [5, 8, 6, 1]
ws_question, bs_question = random_layers(sizes_question, np.random.default_rng(0))
values = forward(np.ones((N_question, 5)), ws_question, bs_question)
deltas_question = backward(np.ones((N_question, 1)), ws_question, *values)[2]
shape_delta2 = deltas_question[1].shape
shape_delta1 = deltas_question[0].shape
shape_w2 = ws_question[1].shape
shape_turned = shape_delta2[::-1]

# %% question-label
y_other = np.array([[4.0]])
deltas_other = backward(y_other, ws, inputs, zs, y_pred)[2]
delta3_other, delta2_other = deltas_other[2].item(), deltas_other[1] + 0.0
answer = deltas_other[0][0, 1].item()
wrong_sign = -answer
without_two = answer / 2
without_mask = (deltas_other[2] @ w3.T @ w2.T)[0, 1].item()
