"""The site's colours for figures; the page swaps each for the one of its colour scheme.

A symbol has one colour everywhere: X, w, b, y, and gradients. `C0` to `C5` in matplotlib are the
same six colours in this order.
"""

X = "#0b61a4"
W = "#b04a00"
B = "#00735c"
Y = "#7b3fa0"
GRADIENT = "#c2185b"
QUIET = "#6b6f76"

INK = "#1c1d20"
PAPER = "#ffffff"
LINE = "#c4c7cc"

CYCLE = (X, W, B, Y, GRADIENT, QUIET)
