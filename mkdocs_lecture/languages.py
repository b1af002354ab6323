"""What the two languages of a page need besides their words: labels and links between them."""

from __future__ import annotations

import re

LABELS = {
    "de": {"permalink": "Link zu diesem Abschnitt", "footnote": "Zurück zum Text"},
    "en": {"permalink": "Link to this section", "footnote": "Back to the text"},
}

_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" [^>]*hreflang="[^"]*"[^>]*>\n?')


def without_alternates(html: str) -> str:
    """Take the links to the other language out of a page's head.

    The theme's script would ask each of them for a sitemap of its own, and get a 404 on every
    page. Search engines find the same links in the one sitemap.

    >>> without_alternates('<head><link rel="alternate" href="./" hreflang="de"></head>')
    '<head></head>'
    """
    head, end, rest = html.partition("</head>")
    return _ALTERNATE.sub("", head) + end + rest


def label(language: str, name: str) -> str:
    """Return the label called `name` in `language`.

    >>> label("de", "permalink")
    'Link zu diesem Abschnitt'
    """
    return LABELS[language][name]
