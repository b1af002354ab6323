"""What runs inside a program's own interpreter: figure set-up, and publishing its values."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from numbers import Number
from pathlib import Path
from typing import Any

VALUES_MIME = "application/x-lecture-values+json"
LARGEST_VALUE = 400

MATPLOTLIB_STYLE = Path(__file__).with_name("lecture.mplstyle")


def prepare() -> None:
    """Let `plt.show()` publish SVG in the site's style."""
    import matplotlib
    import matplotlib.pyplot
    from IPython import get_ipython
    from matplotlib_inline.config import InlineBackend

    get_ipython().run_line_magic("matplotlib", "inline")
    InlineBackend.instance().figure_formats = {"svg"}
    # A fixed page size keeps figures of one kind the same width on the page.
    InlineBackend.instance().print_figure_kwargs = {
        "bbox_inches": None,
        "metadata": {"Date": None},
    }
    matplotlib.pyplot.style.use(MATPLOTLIB_STYLE)


def publish(namespace: Mapping[str, Any]) -> None:
    """Send the namespace's plain values to the build as a display message."""
    from IPython import get_ipython
    from IPython.display import display

    own = namespace.keys() - get_ipython().user_ns_hidden.keys()
    values = {
        name: data
        for name in sorted(own)
        if not name.startswith("_") and (data := plain(namespace[name])) is not None
    }
    display({VALUES_MIME: values}, raw=True)


def plain(value: Any) -> Any:
    """Return `value` as JSON data, or None where prose has no use for it.

    Numbers, strings, and lists, tuples, dictionaries and arrays of them with at most
    LARGEST_VALUE entries pass; a tuple is marked, since it is written with parentheses.

    >>> plain((12, 10))
    {'tuple': [12, 10]}
    >>> plain({"raw": 0.5})
    {'dict': {'raw': 0.5}}
    >>> plain(print) is None
    True
    """
    if hasattr(value, "tolist") and getattr(value, "size", 0) <= LARGEST_VALUE:
        value = value.tolist()
    if isinstance(value, str | bool):
        return value
    if isinstance(value, Number) and not isinstance(value, complex):
        value = value if isinstance(value, int | float) else float(value)
        # JSON has no word for an overflow, which can be the very lesson.
        return value if isfinite(value) else str(value)
    if isinstance(value, Mapping) and len(value) <= LARGEST_VALUE:
        entries = {str(key): plain(entry) for key, entry in value.items()}
        return None if None in entries.values() else {"dict": entries}
    if isinstance(value, list | tuple) and len(value) <= LARGEST_VALUE:
        entries = [plain(entry) for entry in value]
        if any(entry is None for entry in entries):
            return None
        return {"tuple": entries} if isinstance(value, tuple) else entries
    return None
