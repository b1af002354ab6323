"""Tell which paragraph has changed in one language only, by what both said when they last agreed.

`docs/agreed.txt` keeps a digest of each paragraph beside that of its twin. A paragraph whose digest
is in it, while its twin's is not, has been left behind.

    python -m mkdocs_lecture.twins          tell what one language still needs, record what agrees
    python -m mkdocs_lecture.twins --agree  record all paragraphs as they are now
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from mkdocs_lecture.errors import AuthorError, report
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.parity import differences

LANGUAGES = ("de", "en")
_HEADING = re.compile(r"#{1,6}\s.*\{[^}]*#(?P<id>[\w-]+)")

Pair = tuple[str, str]  # the digests of a paragraph and of its twin


@dataclass(frozen=True)
class Paragraph:
    """A heading, a paragraph, a list, a table or a fence; `line` and `section` say where."""

    line: int
    section: str
    text: str

    @property
    def digest(self) -> str:
        """What stands for the text, white space aside."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:12]


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """Split the page at empty lines and fences, in page order."""
    section = "top"
    title = "\n".join(str(page.meta.get(key, "")) for key in ("title", "description"))
    yield Paragraph(1, section, title)
    for block in page.blocks:
        if block.fence:
            yield Paragraph(block.line, section, f"{block.info}\n{block.text}")
            continue
        lines = enumerate(block.text.split("\n"), start=block.line)
        for filled, group in groupby(lines, key=lambda numbered: bool(numbered[1].strip())):
            if filled:
                numbers, texts = zip(*group, strict=True)
                heading = _HEADING.match(texts[0])
                section = heading["id"] if heading else section
                yield Paragraph(numbers[0], section, "\n".join(texts))


def pairs(page: Page, twin: Page) -> list[tuple[Paragraph, Paragraph]]:
    """Pair the paragraphs of both pages; raise AuthorError for a section that has more on one."""
    ours, theirs = (
        {section: list(group) for section, group in groupby(paragraphs(it), attrgetter("section"))}
        for it in (page, twin)
    )
    paired = []
    for section, here in ours.items():
        there = theirs.get(section, [])
        if len(here) != len(there):
            raise AuthorError(
                f"the section `#{section}` has {len(here)} paragraphs, lists, tables and fences; "
                f"in {twin.path} it has {len(there)}",
                page.path,
                here[0].line,
                "Give both languages the same paragraphs in the same order.",
            )
        paired += zip(here, there, strict=True)
    return paired


def left_behind(page: Page, twin: Page, agreed: Iterable[Pair]) -> list[AuthorError]:
    """Report each paragraph that is not what it was when both languages agreed, while its twin is.

    What has changed in both languages, or is new in both, counts as agreed.
    """
    known = set(agreed)
    before = tuple(set(side) for side in zip(*known, strict=True)) or (set(), set())
    errors = []
    for ours, theirs in pairs(page, twin):
        pair = (ours.digest, theirs.digest)
        same = [digest in side for digest, side in zip(pair, before, strict=True)]
        if pair in known or not any(same):
            continue
        places = [(page.path, ours.line), (twin.path, theirs.line)]
        (path, line), (other, other_line) = places if same[1] else reversed(places)
        errors.append(
            AuthorError(
                f"this paragraph has changed since both languages last agreed; its twin "
                f"{other}:{other_line} has not",
                path,
                line,
                "Change the twin likewise. If both say the same as they are: make agree",
            )
        )
    return errors


def read_agreed(file: Path) -> dict[str, list[Pair]]:
    """Return the pairs by page; without the file there are none."""
    agreed: dict[str, list[Pair]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else []:
        if not line.startswith("#"):
            slug, ours, theirs = line.split()
            agreed.setdefault(slug, []).append((ours, theirs))
    return agreed


def written(twins: Mapping[str, tuple[Page, Page]]) -> str:
    """Return the text of the file for all pages as they are."""
    lines = ["# What both languages agreed on: page, German, English. `make parity` writes it."]
    for slug, (page, twin) in sorted(twins.items()):
        digests = dict.fromkeys((a.digest, b.digest) for a, b in pairs(page, twin))
        lines += [f"{slug} {ours} {theirs}" for ours, theirs in digests]
    return "\n".join(lines) + "\n"


def check(docs: Path, agree: bool = False) -> list[AuthorError]:
    """Compare all pages; write the file anew if there is nothing to report."""
    pages = [
        {file.stem: read_page(file, language) for file in sorted((docs / language).glob("*.md"))}
        for language in LANGUAGES
    ]
    twins = {slug: (page, pages[1][slug]) for slug, page in pages[0].items() if slug in pages[1]}
    errors = []
    for slug in pages[0].keys() ^ pages[1].keys():
        errors.append(AuthorError(f"the page `{slug}` is there in one language only", docs))
    agreed = read_agreed(docs / "agreed.txt")
    for slug, (page, twin) in twins.items():
        errors += [*differences(page, twin), *differences(twin, page)]
        try:
            errors += left_behind(page, twin, [] if agree else agreed.get(slug, []))
        except AuthorError as error:
            errors.append(error)
    if not errors:
        (docs / "agreed.txt").write_text(written(twins), encoding="utf-8")
    return errors


if __name__ == "__main__":
    sys.exit(report(check(Path("docs"), agree="--agree" in sys.argv[1:])) or None)
