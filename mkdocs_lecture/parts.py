"""The parts of a page, which authors write as admonitions, and the ids that they give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(
    r"^(?P<indent>\s*)(?P<marks>!!!|\?\?\?\+?|===)(?:\s+(?P<kind>[\w-]+))?"
    r"(?:\s+(?P<name>[\w-]+))?(?:\s+\"(?P<title>.*)\")?"
)
# What Python-Markdown makes of a part with a name: both words become classes.
_NAMED = re.compile(
    r'(?P<tag><div class="admonition |<details class=")(?P<kind>[\w-]+) (?P<name>[\w-]+)"'
)
QUESTIONS = ("choose", "enter")


@dataclass(frozen=True)
class Part:
    """An admonition, a fold or a tab: `!!! kind name "title"`; what is left out is empty."""

    line: int
    indent: int
    marks: str
    kind: str
    name: str
    title: str

    @property
    def id(self) -> str:
        """The id that the part has on the built page, empty without a name."""
        return element_id(self.kind, self.name) if self.name else ""

    def __str__(self) -> str:
        """Give the part without its title: what both languages share.

        >>> print(read_part('!!! slide bare-zero "On the slide"', 1))
        !!! slide bare-zero
        """
        return " ".join(filter(None, [self.marks, self.kind, self.name]))


def read_part(text: str, line: int) -> Part | None:
    """Read a line that opens a part; return None for any other."""
    match = _PART.match(text)
    if match is None:
        return None
    found = match.groupdict(default="")
    return Part(line, len(found.pop("indent")), **found)


def element_id(kind: str, name: str) -> str:
    """Return the id of a named part.

    >>> element_id("slide", "bare-zero"), element_id("enter", "loss")
    ('slide-bare-zero', 'question-loss')
    """
    return f"{'question' if kind in QUESTIONS else kind}-{name}"


def set_ids(content: str) -> str:
    """Give each named part of a rendered page its id in the place of its second class.

    >>> set_ids('<div class="admonition slide bare-zero">')
    '<div class="admonition slide" id="slide-bare-zero">'
    """
    return _NAMED.sub(
        lambda m: f'{m["tag"]}{m["kind"]}" id="{element_id(m["kind"], m["name"])}"', content
    )
