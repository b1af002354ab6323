"""The site's colours for figures; the page swaps each for the one of its colour scheme.

A symbol has one colour everywhere: X, w, b, y, and gradients. `C0` to `C5` in matplotlib are the
same six colours in this order.
"""

X = "#1558d6"
W = "#8d6408"
B = "#0a5549"
Y = "#540f80"
GRADIENT = "#c0268f"
QUIET = "#6b6f76"

INK = "#1c1d20"
PAPER = "#ffffff"
LINE = "#c4c7cc"

CYCLE = (X, W, B, Y, GRADIENT, QUIET)
