"""Put into a rendered page what did not pass through Markdown: outputs, formulas, figures.

Two steps, because a page is searched, parsed and written in between: `light` leaves readable
placeholders where the heavy SVG of formulas and figures will be, and code without its markup;
`heavy` swaps them in the end.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mkdocs_lecture import mathematics, parts
from mkdocs_lecture.code import highlight_code
from mkdocs_lecture.errors import AuthorError, report
from mkdocs_lecture.expanded import Expanded, figure_placeholder
from mkdocs_lecture.mathematics import Rendered, without_macros
from mkdocs_lecture.pages import label_of, without_label
from mkdocs_lecture.symbols import colour_code
from mkdocs_lecture.terms import Terms, mark_terms
from mkdocs_lecture.words import WORDS

# Renders (TeX, displayed or not); the caller binds the language.
Render = Callable[[str, bool], Rendered]

_TOKEN = re.compile(r"(?:<p>)?⟦lecture (\d+)⟧(?:</p>)?")
_DISPLAY = re.compile(r'<div class="arithmatex">\\\[(.*?)\\\]</div>', re.DOTALL)
# With the punctuation that touches it, which is not to begin or end a line of its own.
_INLINE = re.compile(
    r"(?P<before>[(„“]?)"
    r'<span class="arithmatex">\\\((?P<tex>.*?)\\\)</span>'
    r"(?P<after>[-.,;:!?)“”]*)",
    re.DOTALL,
)
_BARE = re.compile(r"\\\((.*?)\\\)", re.DOTALL)
_ID = re.compile(r'<[a-z][^<>]*? id="([^"]+)"')
_PLACEHOLDER = re.compile(r'<span data-formula="(\d+)">[^<]*</span>')


@dataclass(frozen=True)
class Placed:
    """A formula at its place on a page."""

    rendered: Rendered
    display: bool


def light(
    content: str, expanded: Expanded, numbers: Mapping[str, str], render: Render
) -> tuple[str, list[Placed]]:
    """Return the content with tokens replaced, and the page's formulas in order of appearance.

    `numbers` are the page's equation numbers by label.
    """
    content = parts.set_ids(content)
    content = _TOKEN.sub(lambda match: expanded.inserts[int(match[1])], content)
    formulas: list[Placed] = []
    language = expanded.page.language

    def placeholder(tex: str, display: bool) -> str:
        rendered = render(tex, display)
        formulas.append(Placed(rendered, display))
        text = html.escape(rendered.text, quote=False)
        return f'<span data-formula="{len(formulas) - 1}">{text}</span>'

    def displayed(match: re.Match[str]) -> str:
        source = html.unescape(match[1])
        label = label_of(source)
        name = numbers.get(label, "")
        title = html.escape(WORDS[language]["equation"].format(name))
        tex = without_label(source)
        return (
            f'<div class="equation" id="eq-{label}" data-tex="{html.escape(without_macros(tex))}">'
            f'<div class="equation-body" tabindex="0" role="group" aria-label="{title}">'
            f"{placeholder(tex, True)}</div>"
            f'<a class="equation-number" href="#eq-{label}" aria-label="{title}">({name})</a></div>'
        )

    content = _DISPLAY.sub(displayed, content)

    def inline(match: re.Match[str]) -> str:
        formula = placeholder(html.unescape(match["tex"]), False)
        if not match["before"] and not match["after"]:
            return formula
        return f'<span class="math-kept">{match["before"]}{formula}{match["after"]}</span>'

    content = _INLINE.sub(inline, content)
    return colour_code(content), formulas


def ids(content: str) -> set[str]:
    """Return the ids in a page's content: what others can link to."""
    return set(_ID.findall(content))


def plain_formulas(text: str, render: Render) -> str:
    """Replace formulas in a text without markup, such as an entry of the table of contents."""
    return _BARE.sub(lambda match: html.escape(render(html.unescape(match[1]), False).text), text)


def heavy(
    page_html: str,
    expanded: Expanded,
    formulas: list[Placed],
    terms: Terms,
    glossary: str | None,
) -> str:
    """Swap the placeholders of the whole written page for formulas, glyphs and figures.

    The terms are marked only now, so that their definitions are not found by the search; they lead
    to the address of the `glossary`. Without one, or on it, none is marked.
    """
    if glossary is not None:
        head, article, rest = page_html.partition("<article")
        page_html = head + mark_terms(article + rest, terms, expanded.page.language, glossary)
    page_html = highlight_code(page_html)
    for name, svg in expanded.figures.items():
        page_html = page_html.replace(figure_placeholder(name), svg)

    def formula(match: re.Match[str]) -> str:
        placed = formulas[int(match[1])]
        return mathematics.html(placed.rendered, placed.display)

    page_html = _PLACEHOLDER.sub(formula, page_html)
    sheet = mathematics.glyph_sheet(placed.rendered for placed in formulas)
    asks = '<fieldset class="quiz' in page_html
    words = _script_words(expanded.page.language, _QUIZ_WORDS if asks else ())
    return re.sub(r"<article\b([^>]*)>", rf"<article\1 {words}>{sheet}", page_html, count=1)


_COPY_WORDS = ("copy-link", "copy-tex", "copy-program", "key")
_QUIZ_WORDS = (
    *("check", "entry", "choose-first", "no-number", "no-shape"),
    *("not-yet", "incomplete", "complete"),
)


def _script_words(language: str, more: Iterable[str]) -> str:
    """Return the attributes from which comforts.js and questions.js take their words."""
    names = (*_COPY_WORDS, *more)
    return " ".join(f'data-{name}="{html.escape(WORDS[language][name])}"' for name in names)


def add_facts(content: str, facts: str) -> str:
    """Put the line of facts under the page's title."""
    return content.replace("</h1>", f"</h1>\n{facts}", 1)


def error_box(errors: Iterable[AuthorError], language: str) -> str:
    """Return a red box with the page's errors for `mkdocs serve`, or nothing if there are none."""
    text = report(errors)
    if not text:
        return ""
    title = WORDS[language]["errors"]
    return (
        f'<div class="author-error" role="alert"><p><strong>{title}</strong></p>'
        f"<pre>{html.escape(text)}</pre></div>\n"
    )
