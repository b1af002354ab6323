"""The line under a page's title: section of the lecture, reading time, layout, downloads."""

from __future__ import annotations

from html import escape

from mkdocs_lecture.pages import Page
from mkdocs_lecture.words import WORDS


def facts_line(page: Page, downloads: str | None) -> str:
    """Return the line as HTML; `downloads` is the address of the folder, None without a program.

    Raise nothing: a fact that the front matter leaves out is left out here.
    """
    words, meta = WORDS[page.language], page.meta
    facts = [
        f'<span class="fact fact-{name}">{escape(words[name].format(meta[name]))}</span>'
        for name in ("section", "minutes")
        if name in meta
    ]
    if layout := meta.get("layout"):
        facts.append(f'<span class="fact layout-badge layout-{layout}">{words[layout]}</span>')
    if downloads is not None:
        facts += [
            f'<a class="fact fact-download" href="{downloads}{page.program}{suffix}" download>'
            f"{words[name]} <code>{suffix}</code></a>"
            for name, suffix in (("program", ".py"), ("notebook", ".ipynb"))
        ]
    return f'<p class="page-facts">{" ".join(facts)}</p>' if facts else ""
