"""Check front matter, headings and links in the sources, where the line is known."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page
from mkdocs_lecture.parts import QUESTIONS

_ELSEWHERE = re.compile(r"^([a-z]+:|//)")
_ATTRIBUTE_ID = re.compile(r"\{[^}\n]*#([\w-]+)[^}\n]*\}")


def check_links(pages: Mapping[str, Page]) -> list[AuthorError]:
    """Report links between the `pages` (by slug) whose page or heading does not exist."""
    return [
        error
        for page in pages.values()
        for line, target in page.links
        if not _ELSEWHERE.match(target) and (error := _broken(page, line, target, pages))
    ]


def check_headings(page: Page) -> list[AuthorError]:
    """Report headings without an id of their own, and ids used twice."""
    errors = []
    seen: set[str] = set()
    for line, _, name, title in page.headings:
        if not name or name in seen:
            fault = f"the id `{name}` stands twice" if name else f"the heading “{title}” has no id"
            remedy = "End the line with `{ #an-english-id }`, the same in both languages."
            errors.append(AuthorError(fault, page.path, line, remedy))
        seen.add(name)
    return errors


def check_parts(page: Page) -> list[AuthorError]:
    """Report named parts whose id is taken or that have no title, and questions without a name."""
    errors = []
    taken = {name for _, _, name, _ in page.headings}
    for part in page.parts:
        fault = remedy = ""
        if part.kind in QUESTIONS and not part.name:
            fault = f"a question `{part}` has no id"
            remedy = f'Write `{part} an-english-id "…"`, the id the same in both languages.'
        elif part.id in taken:
            fault = f"the id `{part.id}` stands twice"
            remedy = "Give the part another name, the same in both languages."
        elif part.name and not part.title:
            fault = f"the part `{part}` has no title"
            remedy = f'Write `{part} "…"`: a part that others can link to says what it is about.'
        if fault:
            errors.append(AuthorError(fault, page.path, part.line, remedy))
        taken.add(part.id or f"line {part.line}")
    return errors


def check_front_matter(page: Page) -> list[AuthorError]:
    """Report a page without the facts that navigation and search engines need."""
    lacking = [name for name in ("title", "description") if not page.meta.get(name)]
    remedy = (
        "Begin the file with `---`, a line `name: text` for each, and `---`; "
        "a text with a colon needs quotes."
    )
    if not lacking:
        return []
    return [
        AuthorError(f"the front matter has no {' and no '.join(lacking)}", page.path, 1, remedy)
    ]


def _broken(page: Page, line: int, target: str, pages: Mapping[str, Page]) -> AuthorError | None:
    file, _, anchor = target.partition("#")
    slug = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), file)) if file else ""
    slug = slug.removesuffix(".md") or page.slug
    if file and not file.endswith(".md"):
        return None if (page.path.parent / file).exists() else _error(page, line, target, "file")
    if slug not in pages:
        return _error(page, line, target, f"page; there are {', '.join(sorted(pages))}")
    anchors = _anchors(pages[slug])
    if anchor and anchor not in anchors:
        return _error(page, line, target, f"heading; its ids are {', '.join(sorted(anchors))}")
    return None


def _error(page: Page, line: int, target: str, what: str) -> AuthorError:
    return AuthorError(
        f"the link to `{target}` leads nowhere", page.path, line, f"There is no such {what}."
    )


def _anchors(page: Page) -> set[str]:
    ids = {name for block in page.prose for name in _ATTRIBUTE_ID.findall(block.text)}
    ids |= {f"eq-{equation.label}" for equation in page.equations}
    ids |= {part.id for part in page.parts if part.id}
    for fence in page.fences:
        if fence.options.get("code") != "hide":
            ids.add(f"cell-{page.cell_name(fence)}")
        if "alt" in fence.options:
            ids.add(f"figure-{page.cell_name(fence)}")
    return ids
