"""The network and the sample that run through the lecture, for drawings.

The programs of the pages write the same numbers down themselves, since their code is copied; tests
compare them.
"""

import numpy as np

x = np.array([[1.0, 2.0]])
w1 = np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 1.0, -1.0, -1.0]])
b1 = np.array([[0.0, -2.0, 1.0, 1.0]])
w2 = np.array([[0.5], [1.0], [-1.0], [-0.5]])
b2 = np.array([[1.0]])
y1 = np.maximum(x @ w1 + b1, 0)
y_pred = np.maximum(y1 @ w2 + b2, 0)
