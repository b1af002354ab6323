"""Split a page's Markdown into prose and fenced blocks, each with the line where it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")


@dataclass(frozen=True)
class Block:
    """A run of lines: a fenced block (`info` is its header, `text` its dedented body) or prose.

    `line` is the line of the file where it starts, counted from 1; for a fenced block that is the
    line of the fence.
    """

    line: int
    text: str
    info: str = ""
    indent: str = ""
    fence: str = ""


def split(text: str, first_line: int = 1) -> Iterator[Block]:
    """Split Markdown into prose and fenced blocks, at any indentation.

    >>> text = "a\\n\\n```cell x\\ncode: hide\\n```\\nb"
    >>> [(block.line, block.info, block.text) for block in split(text)]
    [(1, '', 'a\\n'), (3, 'cell x', 'code: hide'), (6, '', 'b')]
    """
    prose: list[str] = []
    body: list[str] = []
    opened: re.Match[str] | None = None
    start = first_line
    for number, line in enumerate(text.split("\n"), start=first_line):
        if opened is None:
            if match := _FENCE.match(line):
                if prose:
                    yield Block(start, "\n".join(prose))
                opened, body, start = match, [], number
            else:
                prose.append(line)
        elif line.strip() == opened["ticks"]:
            indent = opened["indent"]
            dedented = "\n".join(inner.removeprefix(indent) for inner in body)
            yield Block(start, dedented, opened["info"].strip(), indent, opened["ticks"])
            opened, prose, start = None, [], number + 1
        else:
            body.append(line)
    if opened is None and prose:
        yield Block(start, "\n".join(prose))
    elif opened is not None:
        yield Block(
            start, "\n".join(body), opened["info"].strip(), opened["indent"], opened["ticks"]
        )


def is_cell(block: Block) -> bool:
    """Tell whether the block is a `cell` fence."""
    return block.info.split(" ")[0] == "cell"


def is_doctest(block: Block) -> bool:
    """Tell whether the block is a fence with `>>>` lines."""
    return block.info.split(" ")[0] == "pycon"


def is_road_map(block: Block) -> bool:
    """Tell whether the block is the fence that stands for the lecture's road map."""
    return block.info == "roadmap"


def is_glossary(block: Block) -> bool:
    """Tell whether the block is the fence that stands for the list of all terms."""
    return block.info == "glossary"
