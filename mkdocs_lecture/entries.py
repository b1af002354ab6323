"""The values that an `enter` question knows: what is shown, and which entries are the same."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isclose
from typing import Any

from mkdocs_lecture import writing
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.values import REFERENCE

_VALUES = re.compile(r"R|[(\[]R(?:, ?R)*,?[)\]]")


@dataclass(frozen=True)
class Entry:
    """A value as a page shows it, and the numbers with which an entry is compared.

    An entry may differ by `within`: half a unit of the last place if the place was rounded, else 0.
    """

    shown: str
    numbers: tuple[float, ...]
    shape: bool
    within: float
    percent: bool

    @property
    def attributes(self) -> str:
        """Give questions.js what it compares with."""
        value = json.dumps(list(self.numbers) if self.shape else self.numbers[0])
        percent = " data-percent" if self.percent else ""
        return f'data-value="{value}" data-within="{self.within:g}"{percent}'

    def covers(self, other: Entry) -> bool:
        """Tell whether who enters what `other` shows, enters this value too."""
        pairs = zip(self.numbers, other.numbers, strict=False)
        same_kind = self.shape == other.shape and len(self.numbers) == len(other.numbers)
        return same_kind and all(
            isclose(one, two, rel_tol=1e-9, abs_tol=self.within + 1e-12) for one, two in pairs
        )


def read_entry(
    head: str, look_up: Callable[[str], tuple[Any, str]], language: str, right: bool
) -> Entry:
    """Read the line of an answer: values of a run, or, for a wrong answer, a typed one.

    `look_up` gives value and format of a reference.
    """
    references = [match["reference"] for match in REFERENCE.finditer(head)]
    template = REFERENCE.sub("R", head)
    if references and _VALUES.fullmatch(template):
        pairs = [look_up(reference) for reference in references]
        if template == "R":
            return entry(*pairs[0], language)
        return entry({"tuple": [value for value, _ in pairs]}, pairs[0][1], language)
    if right:
        raise AuthorError(
            f"the right value `{head}` is typed",
            remedy="Take it from the run: `- [x] {{ value }}`, or `- [x] ({{ rows }}, {{ n }})`.",
        )
    return entry(_typed(head), "", language)


def entry(value: Any, spec: str, language: str) -> Entry:
    """Return the entry for a value of a run.

    >>> entry(0.2549, ".2f", "de")
    Entry(shown='0,25', numbers=(0.25,), shape=False, within=0.005, percent=False)
    >>> entry({"tuple": [3, 4]}, "", "en")
    Entry(shown='(3, 4)', numbers=(3.0, 4.0), shape=True, within=0, percent=False)
    """
    shape = isinstance(value, dict | list)
    values = _members(value)
    printed = [writing.in_code(one, spec).strip("()").replace(",", "") for one in values]
    percent = all(text.endswith("%") for text in printed)
    places = [Decimal(text.rstrip("%")) / (100 if percent else 1) for text in printed]
    within = 0.0
    for place, one in zip(places, values, strict=True):
        if not isclose(place, one, rel_tol=1e-9, abs_tol=1e-12):
            within = max(within, float(Decimal(1).scaleb(place.as_tuple().exponent) / 2))
    shown = writing.in_prose(value, spec, language)
    return Entry(shown, tuple(map(float, places)), shape, within or 0, percent)


def _members(value: Any) -> Sequence[float]:
    if isinstance(value, dict):
        value = value.get("tuple")
    values = value if isinstance(value, list) else [value]
    if not values or not all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in values
    ):
        raise AuthorError(
            f"`{value}` cannot be entered",
            remedy="An `enter` question asks for a number, or for several such as a shape; "
            "ask for anything else with `choose`.",
        )
    return values


def _typed(head: str) -> Any:
    try:
        value = ast.literal_eval(head.replace("−", "-"))
    except (SyntaxError, ValueError):
        value = None
    if isinstance(value, tuple) and head.startswith("("):
        return {"tuple": list(value)}
    if isinstance(value, int | float | list):
        return value
    raise AuthorError(
        f"the value `{head}` is no number",
        remedy="Write {{ value }}, or type a wrong one as in Python: 0.5, -3, (3, 4).",
    )
