"""Import the lecture's programs when a test first uses them, not when pytest collects it.

Importing a program runs it. Collecting happens in every process of a parallel test run, using only
in those that get the program's tests.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from tests.pages import ROOT

PROGRAMS = sorted(path.stem for path in (ROOT / "snippets").glob("*.py"))


class _LazyModule(ModuleType):
    """A module that runs when it is asked for the first name that it does not have yet."""

    def __getattr__(self, name: str) -> Any:
        # What pytest asks of everything that it finds in a test module, such as `_mock_name`.
        if name.startswith(("_", "pytest_")):
            raise AttributeError(name)
        run(self)
        return getattr(self, name)


class _Loader(importlib.abc.Loader):
    def __init__(self, source: importlib.machinery.SourceFileLoader) -> None:
        self.source = source

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _LazyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Wait: the module runs itself."""


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in PROGRAMS:
            return None
        file = ROOT / "snippets" / f"{name}.py"
        loader = _Loader(importlib.machinery.SourceFileLoader(name, str(file)))
        return importlib.util.spec_from_file_location(name, file, loader=loader)


def run(module: _LazyModule) -> None:
    """Execute the program, after which the module is like any other."""
    module.__class__ = ModuleType
    module.__spec__.loader.source.exec_module(module)


def load(name: str) -> ModuleType:
    """Import a module; a program runs now, if it has not yet."""
    module = importlib.import_module(name)
    if isinstance(module, _LazyModule):
        run(module)
    return module


def have_run() -> list[str]:
    """Name the programs that have run in this process."""
    return [name for name in PROGRAMS if type(sys.modules.get(name)) is ModuleType]


def install() -> None:
    """Make every later `import` of a program lazy."""
    sys.meta_path.insert(0, _Finder())
