"""The weighted sums of a layer as one matrix product, features as rows (section 6)."""

# %% parameters
import numpy as np

X = np.array([[1.0, 2.0]])  # (1, 2): samples are rows
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])  # (2, 4)
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])  # (1, 4)

X_T, w1_T, b1_T = X.T, w1.T, b1.T  # transposed: features are rows
print("w1_T", w1_T.shape, " X_T", X_T.shape, " b1_T", b1_T.shape)
print(w1_T)

# %% product
product = w1_T @ X_T
z1_T = product + b1_T
y1_T = np.maximum(z1_T, 0)
print(np.hstack([product, b1_T, z1_T, y1_T]))

# %% three-ways
H1, D = w1_T.shape

by_loops = np.zeros((H1, 1))
for i in range(H1):  # one neuron after the other
    for j in range(D):  # the sum over its inputs
        by_loops[i, 0] += w1_T[i, j] * X_T[j, 0]
    by_loops[i, 0] += b1_T[i, 0]

by_sums = np.zeros((H1, 1))
for i in range(H1):
    by_sums[i, 0] = np.sum(w1_T[i, :] * X_T[:, 0]) + b1_T[i, 0]

by_product = w1_T @ X_T + b1_T

same = bool(np.all(by_loops == by_sums) and np.all(by_sums == by_product))
print("loops, sums and product agree:", same)

# %% counts
parameters = w1_T.size + b1_T.size

# %% one-row
changed = w1_T.copy()
changed[2, :] = [3.0, 1.0]  # the row of neuron 3
print((changed @ X_T + b1_T - z1_T).T)

# %% one-feature
moved = X_T.copy()
moved[1, 0] += 1.0  # the second feature
print((w1_T @ moved + b1_T - z1_T).T)

# %% mistake-star
try:
    w1_T * X_T
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).strip()}")

x = X[0]  # the two features, shape (2,)
terms = w1_T * x
print(terms)
print("* gives", terms.shape, ", @ gives", (w1_T @ X_T).shape)

w2_T, b2 = np.array([[0.5, 1.0, -1.0, -0.5]]), np.array([[1.0]])
y1_wrong = np.maximum(terms + b1_T, 0)
y_pred_wrong = np.maximum(w2_T @ y1_wrong + b2, 0)
y_pred = np.maximum(w2_T @ y1_T + b2, 0)
print("y_pred with *:", y_pred_wrong, " with @:", y_pred)

# %% mistake-transpose
try:
    w1 @ X_T
except ValueError as error:
    message = str(error).removeprefix("matmul: ").partition(",")[0]
    print(w1.shape, "@", X_T.shape)
    print(f"{type(error).__name__}: {message}")

# %% mistake-square
square_T = w1_T[:2, :]  # neurons 1 and 2 only
z_right = square_T @ X_T
z_wrong = square_T.T @ X_T
print("right:", z_right.T, " transposed:", z_wrong.T)

# %% mistake-one-axis
b_flat = b1_T[:, 0]  # shape (4,)
z1_wrong = w1_T @ X_T + b_flat
print(f"{product.shape} + {b_flat.shape} gives {z1_wrong.shape}")
print(z1_wrong)
y_pred_four = np.maximum(w2_T @ np.maximum(z1_wrong, 0) + b2, 0)
print("y_pred:", y_pred_four)

# %% question-product
W_question = np.array([[2.0, -1.0], [4.0, 3.0]])
x_question = np.array([[3.0], [1.0]])
entry = (W_question @ x_question)[1, 0]
entry_transposed = (W_question.T @ x_question)[1, 0]
entry_of_first_row = (W_question @ x_question)[0, 0]

# %% question-shape
z_question, b_question = np.zeros((3, 1)), np.zeros(3)
shape_sum = (z_question + b_question).shape
shape_column, shape_flat = z_question.shape, b_question.shape
