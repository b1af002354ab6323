"""Derivatives of the loss by one weight after another (lecture section 16)."""

# %% nudge
x = 0.5
nudges = [0.1, 0.01, 0.001]
v, f = 2 * x + 0.5, (2 * x + 0.5) ** 2
print("v =", v, " f =", f)
factors_v, factors_f = [], []
print("nudge  v moves by     f moves by")
for nudge in nudges:
    v_new = 2 * (x + nudge) + 0.5
    f_new = v_new**2
    by_v, by_f = (v_new - v) / nudge, (f_new - f) / nudge
    factors_v.append(by_v)
    factors_f.append(by_f)
    print(f"{nudge:<5}  {by_v:.3f} nudges   {by_f:.3f} nudges")
slope_f = 2 * v * 2
print("chain rule:", slope_f)

# %% example
import numpy as np

# This page's layout: features are rows. W1 and W2 are the transposes of
# w1 and w2 in sections 12 and 15; X, b1, z1 and y1 are columns.
X = np.array([[1.0], [2.0]])  # (2, 1)
y = 2.0  # the label
W1 = np.array([[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [2.0, -1.0]])  # (4, 2)
b1 = np.array([[0.0], [-2.0], [1.0], [1.0]])  # (4, 1)
W2 = np.array([[0.5, 1.0, -1.0, -0.5]])  # (1, 4)
b2 = np.array([[1.0]])  # (1, 1)


# %% forward
def forward(W1, b1, W2, b2):
    """Compute z1, y1 (4, 1) and z2, y_pred (1, 1) for X (section 16).

    >>> forward(W1, b1, W2, b2)[-1]
    array([[1.5]])
    """
    z1 = W1 @ X + b1
    y1 = np.maximum(z1, 0)
    z2 = W2 @ y1 + b2
    y_pred = np.maximum(z2, 0)
    return z1, y1, z2, y_pred


z1, y1, z2, y_pred = forward(W1, b1, W2, b2)
loss = (y_pred.item() - y) ** 2  # .item(): the number in a (1, 1) array
print("z1 =", z1.ravel())  # .ravel(): the entries in one line
print("y1 =", y1.ravel())
print("z2 =", z2.item(), " y_pred =", y_pred.item(), " loss =", loss)


# %% curve
def loss_of(w):
    """Return the loss if w2,1 is `w` and everything else stays (section 16).

    >>> loss_of(0.5)
    0.25
    """
    moved = W2.copy()
    moved[0, 0] = w
    return (forward(W1, b1, moved, b2)[-1].item() - y) ** 2


here = W2[0, 0].item()
kink = (here * y1[0, 0] - z2.item()) / y1[0, 0]  # where z2 is exactly 0
lowest = here + (y - y_pred.item()) / y1[0, 0]  # where y_pred is the label
far_left = -1.0
far_loss = loss_of(far_left)
print("z2 = 0 at", kink, " loss left of it:", far_loss)
print("smallest loss at", lowest)

# %% curve-figure
import matplotlib.pyplot as plt

off, on = np.linspace(-1.4, kink, 2), np.linspace(kink, 1.75, 100)
measured_slope = (loss_of(here + 1e-5) - loss_of(here - 1e-5)) / 2e-5
slope = round(measured_slope, 6)
touch = np.array([here - 0.55, here + 0.45])

plt.figure(figsize=(5, 3.6))
plt.plot(off, [loss_of(w) for w in off], "C5--")
plt.plot(on, [loss_of(w) for w in on], "C3-")
plt.plot(touch, loss + slope * (touch - here), "C4-.")
plt.plot(here, loss, "C4o")
plt.plot(far_left, loss_of(far_left), "C5s")
named = f"slope {slope:g}".replace("-", "−")
plt.text(touch[0] - 0.05, 1.3, named, color="C4", ha="right")
plt.text(-0.85, 3.85, "z2 < 0: slope 0", color="C5", va="top", ha="center")
plt.text(0.75, 3, "z2 > 0: parabola", color="C3", ha="center")
plt.text(kink + 0.08, 4, "kink", va="center")
plt.xlabel("w2,1")
plt.ylabel("loss of one sample")
plt.ylim(-0.3, 4.3)
plt.show()

# %% three-factors
outer = 2 * (y_pred.item() - y)  # the square
middle = 1.0 if z2.item() > 0 else 0.0  # ReLU
for i in range(4):
    inner = y1[i, 0]  # the sum z2
    product = outer * middle * inner + 0.0  # + 0.0 turns -0.0 into 0.0
    print(f"w2,{i + 1}: {outer} * {middle} * {inner} =", product)
print(f"b2:   {outer} * {middle} * 1.0 =", outer * middle)

# %% gradient
difference = y_pred - y  # (1, 1)
grad_W2 = 2 * difference * (z2 > 0) @ y1.T  # (1, 1) · (1, 4) = (1, 4)
grad_b2 = 2 * difference * (z2 > 0)  # (1, 1)
print("grad_W2", grad_W2.shape, grad_W2.tolist())
print("grad_b2", grad_b2.shape, grad_b2.tolist())
row, y1_row = grad_W2 + 0.0, y1.T  # + 0.0: -0.0 becomes 0.0


# %% check
h = 1e-5
measured = np.zeros_like(W2)
for i in range(4):
    step = np.zeros_like(W2)
    step[0, i] = h
    above = (forward(W1, b1, W2 + step, b2)[-1].item() - y) ** 2
    below = (forward(W1, b1, W2 - step, b2)[-1].item() - y) ** 2
    measured[0, i] = (above - below) / (2 * h)
print("measured:", (measured + 0.0).round(6).tolist())
print("computed:", (grad_W2 + 0.0).tolist())

# %% layer-one
links = {
    "square": 2 * (y_pred.item() - y),
    "relu 2": float(z2.item() > 0),
    "w2,4": W2[0, 3].item(),
    "relu 1": float(z1[3, 0] > 0),
    "X 2": X[1, 0].item(),
}
grad_entry = float(np.prod(list(links.values())))
print(" * ".join(f"{link:g}" for link in links.values()), "=", grad_entry)

h = 1e-5
step = np.zeros_like(W1)
step[3, 1] = h  # neuron 4, feature 2
above = (forward(W1 + step, b1, W2, b2)[-1].item() - y) ** 2
below = (forward(W1 - step, b1, W2, b2)[-1].item() - y) ** 2
entry_measured = (above - below) / (2 * h)
print(f"measured: {entry_measured:.6f}")

# %% at-zero
print("h      from left  from right   both")
for h in (0.1, 0.01, 0.001):
    left = (loss_of(kink) - loss_of(kink - h)) / h
    right = (loss_of(kink + h) - loss_of(kink)) / h
    central = (left + right) / 2
    print(f"{h:<5}  {left:9.2f}  {right:10.2f}  {central:5.2f}")
W2_kink = W2.copy()
W2_kink[0, 0] = kink
z2_kink, y_pred_kink = forward(W1, b1, W2_kink, b2)[2:]
right_slope, middle_slope = round(right, 2), round(central, 2)
at_kink = 2 * (y_pred_kink - y) * (z2_kink > 0) @ y1.T
slope_at_kink = at_kink[0, 0] + 0.0
print("z2 =", z2_kink.item(), " by the convention:", slope_at_kink)

# %% transposed
slide = 2 * difference * y1
print("2 (y_pred - y) y1:", slide.shape, " W2:", W2.shape)
alpha = 0.1
broken = W2 - alpha * slide
print("W2 - alpha * slide:", broken.shape)
print("turned into a row:", (slide.T + 0.0).tolist())

# %% sign
v = y - y_pred.item()
dv = -1.0  # the derivative of y - y_pred with respect to y_pred
print("2 * v      =", 2 * v)
print("2 * v * dv =", 2 * v * dv)

# %% slips
points, slopes = [here, far_left], {}
for w in points:
    moved = W2.copy()
    moved[0, 0] = w
    z2_now, y_pred_now = forward(W1, b1, moved, b2)[2:]
    d, on, inner = y_pred_now.item() - y, z2_now.item() > 0, y1[0, 0]
    slopes[w] = {
        "right": 2 * d * on * inner,
        "factor 2 forgotten": d * on * inner,
        "inner forgotten": 2 * d * on,
        "case forgotten": 2 * d * inner,
        "y - y_pred": 2 * -d * on * inner,
    }
    near = (loss_of(w + 1e-5) - loss_of(w - 1e-5)) / 2e-5
    print(f"w2,1 = {w}: measured {near + 0.0:.4f}")
    for name, value in slopes[w].items():
        print(f"    {name:18} {value + 0.0:7.4f}")
case_forgotten = slopes[far_left]["case forgotten"]

# %% question-gradient
# Another sample whose hidden values are y1_new; the same W2 and b2.
y1_given = (6, 0, 2, 2)
y1_new, y_new = np.array(y1_given)[:, np.newaxis], 3.0
y_pred_new = np.maximum(W2 @ y1_new + b2, 0).item()
answer = 2 * (y_pred_new - y_new) * y1_given[0]
without_two = (y_pred_new - y_new) * y1_given[0]
without_inner = 2 * (y_pred_new - y_new)
wrong_sign = -answer

# %% question-off
b2_off = np.array([[-1.0]])
z2_off, y_pred_off = (value.item() for value in forward(W1, b1, W2, b2_off)[2:])
loss_off = (y_pred_off - y) ** 2
grad_off = 2 * (y_pred_off - y) * (z2_off > 0) * y1.T + 0.0
grad_off_without_case = 2 * (y_pred_off - y) * y1.T + 0.0

# %% question-shape
hidden = 7
shape = (W2.shape[0], hidden)
shape_turned = shape[::-1]
