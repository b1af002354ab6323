"""Connect the lecture's build to MkDocs; the work itself is done by the other modules."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler, get_relative_url

from mkdocs_lecture import finish, swap
from mkdocs_lecture.downloads import FOLDER, write_downloads
from mkdocs_lecture.errors import AuthorError, report
from mkdocs_lecture.expanded import Expanded
from mkdocs_lecture.facts import facts_line
from mkdocs_lecture.pages import Page as SourcePage
from mkdocs_lecture.site import Site

log = logging.getLogger("mkdocs.plugins.lecture")


class LectureConfig(Config):
    """The plugin's settings in mkdocs.yml."""

    snippets = config_options.Dir(exists=True, default="snippets")
    cache = config_options.Type(str, default=".cache")
    timeout = config_options.Type(int, default=120)


class LecturePlugin(BasePlugin[LectureConfig]):
    """Expand pages before MkDocs renders them, finish them afterwards, and swap the site in."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Start without a site; the plugin lives as long as the command."""
        # The time that compressed files carry: two builds of one tree are the same to the byte.
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        self._serving = command == "serve"
        self._site: Site | None = None
        self._errors: list[AuthorError] = []
        self._formulas: dict[Path, list[finish.Placed]] = {}
        self._site_dir: Path | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Build beside the old site; in `serve` let mistakes stand in the page instead."""
        if self._serving:
            _forgive_warnings()
        elif self._site_dir is None:
            self._site_dir = Path(config.site_dir)
            config.site_dir = str(swap.staging(self._site_dir))

    @event_priority(100)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read everything once for both languages, whose builds follow each other."""
        i18n = config.plugins["i18n"]
        if not i18n.is_default_language_build:
            return
        if self._site is None:
            self._site = Site(
                Path(os.path.relpath(config.docs_dir)),
                Path(os.path.relpath(self.config.snippets)),
                Path(config.config_file_path).parent / self.config.cache,
                [language.locale for language in i18n.config.languages],
                self.config.timeout,
                log.info,
            )
        try:
            self._errors = self._site.refresh()
        except AuthorError as error:
            raise PluginError(str(error)) from None
        if self._errors and not self._serving:
            raise PluginError(f"\n\n{report(self._errors)}\n")
        if self._errors:
            log.error("\n\n%s\n", report(self._errors))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the theme's compiled templates."""
        folder = Path(config.config_file_path).parent / self.config.cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Replace the source by plain Markdown, before static-i18n titles the parts in it."""
        return self._expanded(page).markdown

    def on_page_content(self, content: str, *, page: Page, config: Any, files: Files) -> str:
        """Put in what did not pass through Markdown, with placeholders for what is heavy."""
        expanded = self._expanded(page)
        source = expanded.page
        render = partial(self._site.render, source.language)
        numbers = {
            label: number
            for (slug, label), number in self._site.numbers[source.language].items()
            if slug == source.slug
        }
        content, self._formulas[source.path] = finish.light(content, expanded, numbers, render)
        # MkDocs checks links when all is rendered; by itself it knows the ids in Markdown only.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *finish.ids(content)}
        for item in _entries(page.toc):
            item.title = finish.plain_formulas(item.title, render)
        has_program = source.program in self._site.page_programs
        address = get_relative_url(FOLDER, page.url) + "/" if has_program else None
        content = finish.add_facts(content, facts_line(source, address))
        return finish.error_box(self._errors_of(source), source.language) + content

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Swap the placeholders: the page is about to be written."""
        expanded = self._expanded(page)
        formulas = self._formulas[expanded.page.path]
        glossary = self._site.glossary_address(expanded.page)
        return finish.heavy(output, expanded, formulas, self._site.terms, glossary)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the programs and notebooks, once for both languages."""
        if config.plugins["i18n"].is_default_language_build:
            write_downloads(self._site, Path(config.site_dir) / FOLDER)

    def on_shutdown(self) -> None:
        """Put the new site in place if nothing was raised, strict mode's warnings included."""
        if self._site_dir is None:
            return
        if sys.exc_info()[1] is None:
            swap.swap_in(self._site_dir)
        else:
            swap.discard(self._site_dir)

    def _expanded(self, page: Page) -> Expanded:
        return self._site.expanded[Path(os.path.relpath(page.file.abs_src_path))]

    def _errors_of(self, page: SourcePage) -> list[AuthorError]:
        """Choose the errors of the page, and those that belong to no page that exists."""
        elsewhere = {other for other in self._site.expanded if other != page.path}
        return [
            error
            for error in self._errors
            if error.path not in elsewhere
            and (not error.page or error.page.startswith(f"{page.path}:"))
        ]


def _forgive_warnings() -> None:
    # MkDocs has begun to count warnings before any plugin can change `strict`; it would end the
    # rebuild because of them, and the server would hang.
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
        logger.removeHandler(handler)


def _entries(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in toc:
        yield item
        yield from _entries(item.children)
