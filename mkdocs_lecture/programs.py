"""Read a program in percent format: its named cells, and everything its result depends on."""

from __future__ import annotations

import ast
import hashlib
import platform
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

import jupytext

from mkdocs_lecture.errors import AuthorError

CELL_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKER = re.compile(r"^# %%(?P<title>.*)$")

# Their versions shape the outputs of every program, whether it imports them by name or not.
_ALWAYS_RELEVANT = ("ipykernel", "matplotlib", "matplotlib-inline", "numpy")
# What a package is called that is not named after its module. Any other is looked up, which reads
# the metadata of everything that is installed and takes a while.
_DISTRIBUTIONS = {"sklearn": "scikit-learn"}


@dataclass(frozen=True)
class Cell:
    """One cell of a program: its name, its code, and the line of the file where its code starts."""

    name: str
    code: str
    line: int


@dataclass(frozen=True)
class Program:
    """A program of `snippets/`: `name` without `.py`, docstring, cells in order, and `key`.

    Two programs with the same key give the same result: it digests the program's text, the local
    modules it imports (directly or not), and the versions of Python and the libraries it uses.
    """

    name: str
    path: Path
    docstring: str
    cells: tuple[Cell, ...]
    key: str

    def cell(self, name: str) -> Cell:
        """Return the cell called `name`; raise AuthorError naming the cells there are."""
        for cell in self.cells:
            if cell.name == name:
                return cell
        known = ", ".join(cell.name for cell in self.cells)
        raise AuthorError(
            f"program `{self.path}` has no cell `{name}`",
            remedy=f"Use one of its cells ({known}) or write `# %% {name}` above the code.",
        )


def read_program(folder: Path, name: str) -> Program:
    """Read `folder/name.py`; raise AuthorError for a missing file, bad syntax or bad cell names."""
    path = folder / f"{name}.py"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.py")))
        raise AuthorError(
            f"there is no program `{path}`",
            remedy=f"Create it, or name one of: {known or '(the folder is empty)'}.",
        )
    text = path.read_text(encoding="utf-8")
    try:
        docstring = ast.get_docstring(ast.parse(text))
    except SyntaxError as error:
        raise AuthorError(
            f"syntax error: {error.msg}", path, error.lineno or 0, "Correct the line."
        ) from error
    if docstring is None:
        raise AuthorError(
            "the program has no docstring", path, 1, "Say in its first line what it shows."
        )
    return Program(name, path, docstring, _cells(path, text), _key(folder, path))


def _cells(path: Path, text: str) -> tuple[Cell, ...]:
    lines = text.splitlines()
    markers = [
        (number, match["title"].strip())
        for number, line in enumerate(lines, start=1)
        if (match := _MARKER.match(line))
    ]
    # The docstring above the first marker comes as a cell of its own.
    head, *codes = [cell.source for cell in jupytext.reads(text, fmt="py:percent").cells]
    if len(ast.parse(head).body) != 1:
        raise AuthorError(
            "there is code above the first cell", path, 1, "Write `# %% name` above it."
        )
    seen: set[str] = set()
    for line, name in markers:
        if not CELL_NAME.fullmatch(name) or name in seen:
            fault = "is used twice" if name in seen else "is no cell name"
            raise AuthorError(
                f"`{name}` {fault}",
                path,
                line,
                "Write `# %% name` with a name of its own: small letters, digits and hyphens.",
            )
        seen.add(name)
    return tuple(
        Cell(name, code.strip("\n"), _first_code_line(lines, line))
        for (line, name), code in zip(markers, codes, strict=True)
    )


def _first_code_line(lines: list[str], marker: int) -> int:
    number = marker + 1
    while number <= len(lines) and not lines[number - 1].strip():
        number += 1
    return number


def _key(folder: Path, path: Path) -> str:
    local, foreign = _imports(folder, path)
    relevant = {name for module in foreign for name in _distributions(module)}
    digest = hashlib.sha256(platform.python_version().encode())
    for name in sorted(relevant.union(_ALWAYS_RELEVANT)):
        digest.update(f"{name}=={_version(name)}\n".encode())
    for file in sorted({path, *local}):
        digest.update(f"{file.relative_to(folder)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


@cache
def _distributions(module: str) -> tuple[str, ...]:
    name = _DISTRIBUTIONS.get(module, module)
    try:
        version(name)
    except PackageNotFoundError:
        return tuple(packages_distributions().get(module, ()))
    return (name,)


@cache
def _version(distribution: str) -> str:
    return version(distribution)


def _imports(folder: Path, start: Path) -> tuple[set[Path], set[str]]:
    """Follow the imports from `start`: the local files reached, and the other packages' names."""
    local: set[Path] = set()
    foreign: set[str] = set()
    waiting = [start]
    while waiting:
        for module in _imported_modules(waiting.pop().read_text(encoding="utf-8")):
            files = _local_files(folder, module)
            waiting += [file for file in files if file not in local]
            local.update(files)
            if not files:
                foreign.add(module.partition(".")[0])
    return local, foreign - sys.stdlib_module_names


@cache  # by its text: many programs import the same drawing, and `serve` asks again and again
def _imported_modules(source: str) -> list[str]:
    modules = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from package import module` may name a file as well as something inside one.
            modules += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return modules


def _local_files(folder: Path, module: str) -> list[Path]:
    base = folder.joinpath(*module.split("."))
    candidates = [base.with_suffix(".py"), base / "__init__.py"]
    package = folder / module.partition(".")[0] / "__init__.py"
    return [file for file in {*candidates, package} if file.is_file()]
