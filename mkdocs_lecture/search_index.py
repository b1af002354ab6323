"""Give each language a search index of its own, beside its own start page."""

from __future__ import annotations

import json
import re

_BASE = re.compile(r'(<script id="__config" type="application/json">.*?"base": ?")([^"]*)(")', re.S)


def own_index(index: dict, language: str, folder: str) -> dict:
    """Return the index of one language's pages, with places relative to its `folder` ("" or "en").

    >>> index = {"config": {"lang": ["de", "en"]}, "docs": [
    ...     {"location": "en/", "title": "Start", "text": ""},
    ...     {"location": "en/a/#x", "title": "Size", "text": "(12, 10)"},
    ... ]}
    >>> own = own_index(index, "en", "en")
    >>> own["config"]
    {'lang': ['en']}
    >>> [entry["location"] for entry in own["docs"]]
    ['', 'a/#x']
    """
    prefix = f"{folder}/" if folder else ""
    strangers = [e["location"] for e in index["docs"] if not e["location"].startswith(prefix)]
    if strangers:
        raise ValueError(f"the index for {language} has pages outside {prefix}: {strangers}")
    docs = [{**e, "location": e["location"].removeprefix(prefix)} for e in index["docs"]]
    return {**index, "config": {**index["config"], "lang": [language]}, "docs": docs}


def dump(index: dict) -> str:
    """Write an index without spaces, and with umlauts as they are: it is a third smaller.

    >>> dump({"docs": [{"title": "Größe"}]})
    '{"docs":[{"title":"Größe"}]}'
    """
    return json.dumps(index, separators=(",", ":"), ensure_ascii=False)


def search_below(html: str, folder: str) -> str:
    """Let a page's search start in `folder` below the site's root, where its language's index is.

    The default language has no folder (""): its pages stay as they are. The slash at the end
    matters: without it a browser would take the folder for a page, and look beside it.

    >>> search_below('<script id="__config" type="application/json">{"base": "../.."}', "en")
    '<script id="__config" type="application/json">{"base": "../../en/"}'
    """
    if not folder:
        return html
    html, count = _BASE.subn(lambda m: f"{m[1]}{m[2].rstrip('/')}/{folder}/{m[3]}", html, count=1)
    if not count:
        raise ValueError("no __config with a base on the page: has the theme changed?")
    return html
