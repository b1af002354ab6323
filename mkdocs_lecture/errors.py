"""The one error class for mistakes that an author can repair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass
class AuthorError(Exception):
    """A mistake in a page or a program: what is wrong, where, and what to do about it.

    `path` and `line` say where (line counted from 1, 0 when the whole file is meant), `remedy` is
    one sentence for the author, `detail` is longer material such as a traceback, and `page` the
    page's place where the mistake lies in a program that the page shows.

    >>> print(AuthorError("there is no cell `loss`", Path("docs/de/a.md"), 3, "Name a cell."))
    docs/de/a.md:3: there is no cell `loss`
      → Name a cell.
    """

    message: str
    path: Path | None = None
    line: int = 0
    remedy: str = ""
    detail: str = ""
    page: str = ""

    def __str__(self) -> str:
        """Give the error as the terminal shows it: place and message, detail, remedy."""
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        lines = [place + self.message]
        if self.page:
            lines.append(f"  shown on {self.page}")
        lines += [f"  | {line}" for line in self.detail.splitlines()]
        if self.remedy:
            lines.append(f"  → {self.remedy}")
        return "\n".join(lines)

    def at(self, path: Path, line: int) -> AuthorError:
        """Place the error at a page's line; if it lies elsewhere, note that the page shows it."""
        if self.path is None:
            return replace(self, path=path, line=line)
        return self if self.path == path else replace(self, page=f"{path}:{line}")


def report(errors: Iterable[AuthorError]) -> str:
    """Join errors into one text. A mistake that several pages show is told once."""
    once: dict[tuple[str, Path | None, int], AuthorError] = {}
    for error in errors:
        once.setdefault((error.message, error.path, error.line), error)
    return "\n\n".join(map(str, once.values()))
