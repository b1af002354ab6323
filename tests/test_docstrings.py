"""The examples in the docstrings of the programs, what they draw with, the build and the tests."""

from __future__ import annotations

import doctest
import pkgutil
from pathlib import Path

import drawing
import pytest

import mkdocs_lecture
from tests import oracles, scheduling
from tests.lazy_programs import PROGRAMS, load

MODULES = [
    module.name
    for package in (drawing, mkdocs_lecture)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
] + [oracles.__name__, scheduling.__name__]


@pytest.mark.parametrize("name", [*PROGRAMS, *MODULES])
def test_docstring_examples(name: str) -> None:
    module = load(name)
    result = doctest.testmod(module)
    assert result.failed == 0
    if ">>> " in Path(module.__file__).read_text(encoding="utf-8"):
        assert result.attempted > 0
