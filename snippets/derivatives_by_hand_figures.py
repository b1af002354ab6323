"""The nudge of the chapter on derivatives by hand (section 16), as a picture."""

# %% nudges
import matplotlib.pyplot as plt
from drawing.nudge import draw_nudges

# The numbers of the program's first cell; a test compares.
x, nudge = 0.5, 0.1
before = [x, 2 * x + 0.5]
after = [x + nudge, 2 * (x + nudge) + 0.5]
before.append(before[-1] ** 2)
after.append(after[-1] ** 2)
moved = [new - old for old, new in zip(before, after, strict=True)]

draw_nudges(["x", "v", "f"], before, after, ["doubled", "about tripled"])
plt.show()
