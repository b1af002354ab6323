"""Show a program's cell or a `>>>` block on a page: code, output and figure with their wrappers."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping

from mkdocs_lecture.blocks import Block
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.expanded import Expanded, Sources, figure_placeholder
from mkdocs_lecture.figures import inline_svg
from mkdocs_lecture.filling import Filling
from mkdocs_lecture.words import WORDS


def show_cell(block: Block, done: Expanded, sources: Sources) -> str:
    """Return the Markdown of a `cell` fence; raise AuthorError if there is nothing to show."""
    fence = done.page.fence(block)
    options = {"code": "show", "output": "show"} | fence.options
    cell = sources.program(fence.program).cell(fence.cell)
    run = sources.run(fence.program).cells[fence.cell]
    name = done.page.cell_name(fence)
    parts = []
    if options["code"] != "hide":
        parts += _code(cell.code, options, name, done)
    if options["output"] == "show" and run.printed:
        parts.append(done.token(_output(run.printed, done.page.language)))
    if options["output"] == "show" and run.figures:
        parts += _figure(run.figures, Block(block.line, name), fence.options, done, sources)
    if not parts:
        raise AuthorError(
            f"nothing of the cell `{fence.cell}` is shown",
            remedy="Show its code or its output, or leave the fence out.",
        )
    return paragraphs(parts, block.indent)


def show_doctest(block: Block, done: Expanded) -> str:
    """Return the Markdown of a `>>>` block, whose button copies its code only."""
    copied = html.escape(without_prompts(block.text))
    parts = [
        done.token(f'<div class="doctest" data-copy="{copied}" {_first(block.text)}>'),
        fenced("pycon", block.text),
        done.token("</div>"),
    ]
    return paragraphs(parts, block.indent)


def without_prompts(doctest: str) -> str:
    """Return the code of a `>>>` block: no prompts, no output.

    >>> without_prompts(">>> 1 + 1\\n2\\n>>> if True:\\n...     print(3)\\n3")
    '1 + 1\\nif True:\\n    print(3)'
    """
    lines = [line[4:] for line in doctest.splitlines() if line.startswith((">>>", "..."))]
    return "\n".join(lines)


def fenced(info: str, text: str, fence: str = "```", indent: str = "") -> str:
    """Return a fenced block."""
    return textwrap.indent(f"{fence}{info}\n{text}\n{fence}", indent)


def paragraphs(parts: list[str], indent: str) -> str:
    """Return the parts with empty lines between and around them."""
    body = "\n\n".join(parts)
    return textwrap.indent(f"\n{body}\n", indent)


def _code(code: str, options: Mapping[str, str], name: str, done: Expanded) -> list[str]:
    words = WORDS[done.page.language]
    if options["code"] == "fold":
        opening = (
            f'<details class="cell" id="cell-{name}" {_first(code)}>'
            f"<summary>{html.escape(options.get('title', words['code']))}</summary>"
        )
        closing = "</details>"
    else:
        opening, closing = f'<div class="cell" id="cell-{name}" {_first(code)}>', "</div>"
    opening += (
        f'<div class="cell-tools"><a class="tool cell-link" href="#cell-{name}" '
        f'aria-label="{words["cell-link"]}"></a></div>'
    )
    return [done.token(opening), fenced("python", code), done.token(closing)]


def _output(printed: str, language: str) -> str:
    label = WORDS[language]["output"]
    text = html.escape(printed.rstrip("\n"), quote=False)
    return (
        f'<div class="output" data-label="{label}" role="group" aria-label="{label}">'
        f'<pre tabindex="0">{text}</pre></div>'
    )


def _figure(
    figures: tuple[str, ...],
    place: Block,
    options: Mapping[str, str],
    done: Expanded,
    sources: Sources,
) -> list[str]:
    """Place a cell's figure; `place` has the fence's line and the cell's name."""
    name = place.text
    if len(figures) != 1 or not options.get("alt") or not options.get("caption"):
        raise AuthorError(
            f"the cell `{name}` draws {len(figures)} figure(s), and the page describes "
            f"{'one' if options.get('alt') and options.get('caption') else 'none'}",
            remedy="Draw one figure in a cell, and give its fence the options `alt` (what "
            "there is to see) and `caption`.",
        )
    filling = Filling(done, sources)
    alt = filling.plain(options["alt"], place.line)
    labels = sources.labels.get(done.page.language)
    done.figures[name] = inline_svg(figures[0], name, alt, sources.palette, labels)
    opening = f'<figure class="figure" id="figure-{name}">{figure_placeholder(name)}<figcaption>'
    caption = filling.prose(Block(place.line, options["caption"].strip()))
    return [done.token(opening), caption, done.token("</figcaption></figure>")]


def _first(code: str) -> str:
    # For the styles: whether the buttons have room beside the first line.
    line, _, _ = code.partition("\n")
    return f'style="--first:{len(line)}"'
