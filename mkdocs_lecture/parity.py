"""Tell what one language's page still needs to say the same as the other's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from mkdocs_lecture.blocks import Block, is_cell
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page
from mkdocs_lecture.questions import HINT
from mkdocs_lecture.values import REFERENCE

_WORDS_IN_TEX = re.compile(r"\\(text|mathrm|operatorname)\{[^{}]*\}")
_TABLE_ROW = re.compile(r"^\s*\|")
_LIST_ITEM = re.compile(r"^\s*([-*:]|\d+\.)(\s+\[[ x?]\])?\s+\S")


@dataclass(frozen=True)
class Item:
    """Something that both languages have to have: its section's id, its kind, what it says."""

    section: str
    kind: str
    text: str


def differences(page: Page, twin: Page) -> list[AuthorError]:
    """Report what `page` has and `twin` lacks, section by section, or has in another order."""
    errors = []
    lines, there = _items(page), _items(twin)
    missing = Counter(there.values())
    for line, item in lines.items():
        if missing[item] > 0:
            missing[item] -= 1
        else:
            errors.append(_lacking(page, line, item, twin))
    ordered, ordered_there = (
        [item for item in items.values() if item.kind in _IN_ORDER] for items in (lines, there)
    )
    if not errors and not +missing and ordered != ordered_there:
        first = next(a for a, b in zip(ordered, ordered_there, strict=True) if a != b)
        line = next(line for line, item in lines.items() if item == first)
        errors.append(
            AuthorError(
                f"the {first.kind} `{first.text}` stands in another place than in {twin.path}",
                page.path,
                int(line),
                "Bring both pages into the same order.",
            )
        )
    return errors


# Words may change places within a sentence, blocks may not within a page.
_IN_ORDER = {"heading", "cell", "equation", "part", "code block", "table row", "list item"}


def _lacking(page: Page, line: float, item: Item, twin: Page) -> AuthorError:
    return AuthorError(
        f"the {item.kind} `{item.text}` has no twin in {twin.path}",
        page.path,
        int(line),
        f"Add it there in the section `#{item.section}`, or take it out here.",
    )


def _items(page: Page) -> dict[float, Item]:
    """Return the page's items by line; those of one line get fractions of it."""
    found: dict[float, Item] = {}
    sections = [(0, "top"), *((line, name) for line, _, name, _ in page.headings)]
    for line, kind, text in sorted(_found(page)):
        section = max(entry for entry in sections if entry[0] <= line)[1]
        place = float(line)
        while place in found:
            place += 0.001
        found[place] = Item(section, kind, text)
    return found


def _found(page: Page) -> Iterator[tuple[int, str, str]]:
    for line, level, name, _ in page.headings:
        yield line, "heading", f"{'#' * level} {name}"
    for fence in page.fences:
        shown = [
            f"{key}: {fence.options[key]}" for key in ("code", "output") if key in fence.options
        ]
        described = [f"with {key}" for key in ("title", "alt", "caption") if key in fence.options]
        yield fence.line, "cell", ", ".join([f"{fence.program}/{fence.cell}", *shown, *described])
    for equation in page.equations:
        yield equation.line, "equation", f"{equation.label}: {wordless(equation.tex)}"
    for line, display, tex in page.formulas:
        if not display:
            yield line, "formula", wordless(tex)
    for question in page.questions:
        if question.part.kind == "enter":
            for choice in question.choices:
                if choice.mark != HINT and not REFERENCE.search(choice.head):
                    yield choice.line, "value", choice.head
    for part in page.parts:
        yield part.line, "part", str(part)
    for line, target in page.links:
        yield line, "link", target
    for line, label in page.eqrefs:
        yield line, "reference to the equation", label
    for block in page.blocks:
        if block.fence and not is_cell(block):
            yield block.line, "code block", f"{block.info}: {block.text}"
        for match in REFERENCE.finditer(block.text):
            line = block.line + block.text.count("\n", 0, match.start())
            yield line, "value", match["reference"]
        if not block.fence:
            yield from _rows_and_items(block)


def _rows_and_items(block: Block) -> Iterator[tuple[int, str, str]]:
    # A list begins after an empty line and goes on below what is indented deeper than its marks;
    # within a paragraph, a line may begin with "0." or "-" too.
    may_begin, marks = True, inf
    for line, text in enumerate(block.text.split("\n"), start=block.line):
        indent = len(text) - len(text.lstrip())
        match = _LIST_ITEM.match(text)
        if _TABLE_ROW.match(text):
            yield line, "table row", f"{text.count('|') - 1} columns"
        elif match and (may_begin or match[1] == ":"):
            yield line, "list item", match[1] + (match[2] or "")
            may_begin, marks = True, indent
        elif not text.strip():
            may_begin, marks = True, inf
        else:
            may_begin = may_begin and marks < indent


def wordless(tex: str) -> str:
    r"""Return the TeX with its words and its white space left out: what both languages share.

    >>> wordless(r"y = 1 \text{ wenn } x > 0") == wordless(r"y=1 \text{ if } x > 0")
    True
    """
    return "".join(_WORDS_IN_TEX.sub(r"\\text{}", tex).split())
