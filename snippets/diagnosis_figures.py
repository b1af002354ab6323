"""The drawing of the page `diagnosis`."""

# %% checks
import matplotlib.pyplot as plt
from drawing.checklist import draw_checks

checks = [
    (["y_pred.shape == y.shape?"], ["y without np.newaxis"]),
    (["is the first loss", "a number?"], ["nan in X, overflow"]),
    (["is any slope not 0?"], ["dead output"]),
    (["gradient check green?"], ["mask, factor,", "sum or sign"]),
    (["is each change", "−alpha · gradient?"], ["sign or order", "of the update"]),
    (["does every step", "lower the loss?"], ["alpha too large"]),
    (["does the loss fall below", "that of the mean?"], ["alpha too small,", "dead layer"]),
    (["are all classes predicted?"], ["argmax, rounding"]),
    (["test accuracy about", "as good as training?"], ["overfitted"]),
    (["the same with other seeds?"], ["a lucky start"]),
]
draw_checks(checks, end="no known fault left")
plt.show()
