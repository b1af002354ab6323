"""Number the displayed equations of a language's pages, and link references to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page

# (slug of the page, label) → number as printed, such as "12.3"
Numbers = Mapping[tuple[str, str], str]


def number(pages: Iterable[Page]) -> tuple[Numbers, list[AuthorError]]:
    """Number each page's equations within its section of the lecture; report label mistakes."""
    numbers: dict[tuple[str, str], str] = {}
    errors = []
    for page in pages:
        section = f"{page.meta['section']}." if "section" in page.meta else ""
        for count, equation in enumerate(page.equations, start=1):
            key = (page.slug, equation.label)
            if not equation.label:
                message, remedy = "an equation without a label", r"Add `\label{name}` to it."
            elif key in numbers:
                message, remedy = f"two equations are called `{equation.label}`", "Rename one."
            else:
                numbers[key] = f"{section}{count}"
                continue
            errors.append(AuthorError(message, page.path, equation.line, remedy))
    return numbers, errors


def link(numbers: Numbers, slug: str, reference: str) -> tuple[str, str]:
    """Return address (from the page `slug`) and number for `label` or `page/label`.

    >>> link({("a", "x"): "3.1"}, "b", "a/x")
    ('../a/#eq-x', '3.1')
    """
    target, _, label = reference.rpartition("/")
    target = target or slug
    if (target, label) not in numbers:
        known = ", ".join(name for page, name in numbers if page == target)
        raise AuthorError(
            f"there is no equation `{label}` on the page `{target}`",
            remedy=f"Its equations: {known or 'none'}.",
        )
    address = "" if target == slug else relative(slug, target)
    return f"{address}#eq-{label}", numbers[target, label]


def relative(slug: str, target: str) -> str:
    """Return the address of the page `target` as seen from the page `slug`.

    >>> relative("index", "a"), relative("a", "index"), relative("a", "labs/b")
    ('a/', '../', '../labs/b/')
    """
    start, end = ("" if name == "index" else name for name in (slug, target))
    return posixpath.relpath(f"/{end}", f"/{start}") + "/"
