"""The lecture as a whole: read all pages, run their programs, check and expand them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path

from mkdocs_lecture import equations, glossary, proof, roadmap
from mkdocs_lecture.checks import check_front_matter, check_headings, check_links, check_parts
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.expand import expand
from mkdocs_lecture.expanded import Expanded, Sources
from mkdocs_lecture.figures import read_labels, read_palette
from mkdocs_lecture.mathematics import Formula, Formulas, Rendered, TexError
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.runs import Runs
from mkdocs_lecture.terms import Terms, read_terms
from mkdocs_lecture.values import REFERENCE, parse


class Site:
    """The pages in `docs/<language>/` and the programs in `snippets`, checked and expanded."""

    def __init__(
        self,
        docs: Path,
        snippets: Path,
        cache: Path,
        languages: Sequence[str],
        timeout: int = 120,
        progress: Callable[[str], None] = print,
    ) -> None:
        """Remember where everything is; nothing is read before `refresh`."""
        self._docs = docs
        self._snippets = snippets
        self._languages = languages
        self.runs = Runs(snippets, cache, timeout, progress)
        self._formulas = Formulas(cache)
        self.pages: dict[str, dict[str, Page]] = {}
        self.numbers: dict[str, equations.Numbers] = {}
        self.expanded: dict[Path, Expanded] = {}
        self.terms: Terms = {}
        self._introduced: dict[str, dict[str, Page]] = {}  # by language and term
        # The programs that have the slug of a page and ran to their end.
        self.page_programs: set[str] = set()

    def refresh(self) -> list[AuthorError]:
        """Read and expand every page anew; return all mistakes found.

        Raise AuthorError if nothing can be expanded at all, for want of an interpreter.
        """
        self.runs.refresh()
        self.pages = {language: self._read(language) for language in self._languages}
        errors = [*self._missing_pages(), *self._term_errors()]
        for language, pages in self.pages.items():
            self.numbers[language], mistakes = equations.number(pages.values())
            errors += mistakes
            terms = self.terms.get(language)
            self._introduced[language] = {}
            if terms is not None:  # else its table is broken, which is told
                found = glossary.introductions(pages.values(), terms)
                self._introduced[language], mistakes = found
                errors += mistakes
        pages = [page for pages in self.pages.values() for page in pages.values()]
        self.runs.prepare(self._programs(pages))
        self.page_programs = {name for name in self._own_programs(pages) if self._has_run(name)}
        sources = self._sources()
        self.expanded = {page.path: expand(page, sources(page.language)) for page in pages}
        for page in pages:
            errors += [*check_front_matter(page), *check_headings(page), *check_parts(page)]
        for language_pages in self.pages.values():
            errors += check_links(language_pages)
        self._formulas.recall(
            [
                Formula(tex, display, expanded.page.language)
                for expanded in self.expanded.values()
                for _, display, tex in expanded.formulas
            ]
        )
        for expanded in self.expanded.values():
            errors += [*expanded.errors, *self._tex_errors(expanded)]
        return errors

    def _own_programs(self, pages: Iterable[Page]) -> set[str]:
        return {page.program for page in pages if page.program in self._programs([page])}

    def _has_run(self, name: str) -> bool:
        try:
            self.runs.run(name)
        except AuthorError:
            return False
        return True

    def render(self, language: str, tex: str, display: bool) -> Rendered:
        """Render one formula of a page; what does not parse becomes readable text in `serve`."""
        try:
            return self._formulas.render([Formula(tex, display, language)])[0]
        except TexError:
            return Rendered(svg="", mathml="<math></math>", speech=tex, text=tex, glyphs={})

    def _read(self, language: str) -> dict[str, Page]:
        folder = self._docs / language
        files = sorted(folder.glob("**/*.md"))
        return {
            file.relative_to(folder).with_suffix("").as_posix(): read_page(file, language)
            for file in files
        }

    def _missing_pages(self) -> list[AuthorError]:
        everywhere = sorted({slug for pages in self.pages.values() for slug in pages})
        return [
            AuthorError(
                f"the page `{slug}` is missing in the language `{language}`",
                self._docs / language / f"{slug}.md",
                remedy="Write it there too, with the same headings, cells and equations.",
            )
            for slug in everywhere
            for language, pages in self.pages.items()
            if slug not in pages
        ]

    def _term_errors(self) -> list[AuthorError]:
        try:
            self.terms = read_terms(self._docs / "terms.yml", self._languages)
        except AuthorError as error:
            self.terms = {}
            return [error]
        return []

    def _programs(self, pages: Iterable[Page]) -> list[str]:
        """List the programs that the pages show or take values from."""
        names = []
        for page in pages:
            references = [
                match["reference"]
                for block in page.blocks
                for match in REFERENCE.finditer(block.text)
            ]
            for reference in references:
                try:
                    names.append(parse(reference, page.program).program)
                except AuthorError:
                    continue  # told with its line when the page is expanded
            try:
                names += [fence.program for fence in page.fences]
            except AuthorError:
                continue  # likewise
        return [name for name in names if name != proof.PROGRAM]

    def _sources(self) -> Callable[[str], Sources]:
        palette = read_palette(self._snippets / "drawing" / "palette.py")
        labels = {
            language: read_labels(file)
            for language in self._languages
            if (file := self._snippets / f"labels.{language}.yml").is_file()
        }

        @cache
        def facts() -> dict[str, int | str]:
            counted = self.pages[self._languages[0]].values()  # the same in each language
            return proof.facts(counted, self._programs(counted), self.runs.run)

        return lambda language: Sources(
            program=self.runs.program,
            run=self.runs.run,
            equation_link=partial(equations.link, self.numbers[language]),
            palette=palette,
            labels=labels,
            proof=facts,
            road_map=self._road_map,
            glossary=partial(self._glossary, language),
        )

    def glossary_address(self, page: Page) -> str | None:
        """Return the address of the glossary from the page; None if there is none, or it is it."""
        if page.slug == glossary.SLUG or glossary.SLUG not in self.pages[page.language]:
            return None
        return equations.relative(page.slug, glossary.SLUG)

    def _glossary(self, language: str) -> str:
        twins = {
            other: {term.id: term for term in terms}
            for other, terms in self.terms.items()
            if other != language
        }
        terms = self.terms.get(language, ())
        return glossary.draw(language, terms, twins, self._introduced[language])

    def _road_map(self, page: Page) -> dict[str, str]:
        table = roadmap.read_table(self._docs / "roadmap.yml")
        parts = roadmap.read_parts(table, page, self.pages[page.language])
        return {
            f"road-map-{layout}": roadmap.draw(parts, table["words"], page.language, layout)
            for layout in roadmap.LAYOUTS
        }

    def _tex_errors(self, expanded: Expanded) -> list[AuthorError]:
        """Render all formulas of the page at once, which also keeps them for `render`."""
        page, waiting, errors = expanded.page, list(expanded.formulas), []
        while waiting:
            try:
                self._formulas.render([Formula(tex, d, page.language) for _, d, tex in waiting])
                break
            except TexError as error:
                bad = next(entry for entry in waiting if entry[2] == error.tex)
                waiting = [entry for entry in waiting if entry[2] != error.tex]
                remedy = "Correct the TeX; the macros of our own are listed in CONTRIBUTING.md."
                message = f"`{error.tex}` is no TeX: {error.message}"
                errors.append(AuthorError(message, page.path, bad[0], remedy))
        return errors
