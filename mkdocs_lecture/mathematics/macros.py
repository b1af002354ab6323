"""The macros every page may use: name without backslash -> TeX."""

import re

MACROS: dict[str, str] = {
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


def without_macros(tex: str) -> str:
    r"""Return the TeX as others can use it, who do not have these macros.

    >>> without_macros(r"\loss = \relu(X w_1\T), \lossless")
    '\\mathit{loss} = \\operatorname{relu}(X w_1^{\\mathsf T}), \\lossless'
    """
    return re.sub(r"\\([A-Za-z]+)", lambda match: MACROS.get(match[1], match[0]), tex)
