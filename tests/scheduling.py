"""Send all tests of a program to one process, since importing the program runs it."""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

from tests.lazy_programs import PROGRAMS

_PARAMETER = re.compile(
    r"test_docstrings\.py::\w+\[(\w+)\]|test_doctests\.py::\w+\[\w+/(.+)\]"
    r"|questions/test_all\.py::\w+\[([\w-]+)/.+\]"
)
_FILE = re.compile(r"/test_(\w+)\.py::")


def scope(test: str) -> str:
    """Return what a test belongs to: the program that it runs, or else its file.

    >>> scope("tests/equations/test_mlp_sklearn.py::test_mean")
    'mlp_sklearn'
    >>> scope("tests/test_docstrings.py::test_docstring_examples[mlp_sklearn_figures]")
    'mlp_sklearn'
    >>> scope("tests/content/test_doctests.py::test_doctests_of_the_page[de/mlp-sklearn]")
    'mlp_sklearn'
    >>> scope("tests/questions/test_all.py::test_answer[mlp-sklearn/shape]")
    'mlp_sklearn'
    >>> scope("tests/content/test_parity.py::test_pages[mlp-sklearn]")
    'tests/content/test_parity.py'
    """
    match = _PARAMETER.search(test) or _FILE.search(test)
    name = next(filter(None, match.groups()), "") if match else ""
    program = name.replace("-", "_").removesuffix("_figures")
    return program if program in PROGRAMS else test.partition("::")[0]


class ByProgram(LoadScopeScheduling):
    """The scheduler that pytest-xdist takes from conftest.py."""

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)
