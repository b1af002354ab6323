"""The macros every page may use: name without backslash -> TeX, or [TeX, number of arguments]."""

MACROS: dict[str, str | list] = {
    "R": r"\mathbb{R}",
    "T": r"^{\mathsf T}",  # transposed: w_2\T
    "relu": r"\operatorname{relu}",
    "softmax": r"\operatorname{softmax}",
    "argmax": r"\operatorname*{arg\,max}",
    "loss": r"\mathit{loss}",
    "pred": r"{\text{pred}}",  # as a subscript: y_\pred
    "ypred": r"y_{\text{pred}}",
    "ind": r"\mathbf{1}",  # indicator: \ind[z > 0]
}
