"""Connect `languages` and `search_index` to MkDocs; nothing else happens here."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_lecture.languages import label, without_alternates
from mkdocs_lecture.search_index import dump, own_index, search_below


class LanguagesPlugin(BasePlugin):
    """Finish what mkdocs-static-i18n begins: labels, links and a search index per language.

    static-i18n builds the default language, and inside that build's last event (priority -100)
    each of the others; then it writes one index for all, from which it drops what reads the same
    in both languages. So each language's index is kept before, and written after that.
    """

    def __init__(self):
        """Start without any index."""
        super().__init__()
        self._indexes: dict[str, dict] = {}

    @event_priority(-200)
    def on_config(self, config):
        """Set the labels that Markdown extensions write, in the language that is built now."""
        language = config.theme["language"]
        config.mdx_configs.setdefault("toc", {})["permalink_title"] = label(language, "permalink")
        footnotes = config.mdx_configs.setdefault("footnotes", {})
        footnotes["BACKLINK_TITLE"] = label(language, "footnote") + " ({})"
        return config

    def on_post_page(self, output, page, config):
        """Send the page's search to its own language, and drop the links that cost a 404."""
        return without_alternates(search_below(output, _folder(config)))

    def on_post_template(self, output_content, template_name, config):
        """Do the same for the 404 page, of which there is one: an empty text is not written."""
        if template_name != "404.html":
            return output_content
        return "" if _folder(config) else without_alternates(output_content)

    @event_priority(-50)
    def _keep_index(self, config):
        language = config.plugins["i18n"].current_language
        index = json.loads(_index_file(config, "").read_text(encoding="utf-8"))
        self._indexes[_folder(config)] = own_index(index, language, _folder(config))

    @event_priority(-200)
    def _write_indexes(self, config):
        if config.plugins["i18n"].building:
            return
        for folder, index in self._indexes.items():
            file = _index_file(config, folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dump(index), encoding="utf-8")

    on_post_build = CombinedEvent(_keep_index, _write_indexes)


def _folder(config) -> str:
    """Return the folder of the language that is built now: "" for the default, or "en"."""
    i18n = config.plugins["i18n"]
    return "" if i18n.is_default_language_build else i18n.current_language


def _index_file(config, folder: str) -> Path:
    return Path(config.site_dir, folder, "search", "search_index.json")
