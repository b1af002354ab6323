"""The one error class for mistakes that an author can repair."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class AuthorError(Exception):
    """A mistake in a page or a program: what is wrong, where, and what to do about it.

    `path` and `line` say where (line counted from 1, 0 when the whole file is meant), `remedy` is
    one sentence for the author, `detail` is longer material such as a traceback.

    >>> print(AuthorError("there is no cell `loss`", Path("docs/de/a.md"), 3, "Name a cell."))
    docs/de/a.md:3: there is no cell `loss`
      → Name a cell.
    """

    message: str
    path: Path | None = None
    line: int = 0
    remedy: str = ""
    detail: str = ""

    def __str__(self) -> str:
        """Give the error as the terminal shows it: place and message, detail, remedy."""
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        lines = [place + self.message]
        lines += [f"  | {line}" for line in self.detail.splitlines()]
        if self.remedy:
            lines.append(f"  → {self.remedy}")
        return "\n".join(lines)

    def at(self, path: Path, line: int) -> AuthorError:
        """Return the same error, placed at `path` and `line` if it had no place yet."""
        if self.path is not None:
            return self
        return AuthorError(self.message, path, line, self.remedy, self.detail)


def report(errors: list[AuthorError]) -> str:
    """Join errors into one text, each once, in the order of their places."""
    texts = {str(error): None for error in errors}
    return "\n\n".join(texts)
