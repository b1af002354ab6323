"""Fixtures that several groups of tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import lazy_programs
from tests.build.small_site import SmallSite

# The programs run when they are imported. Nobody is there to close a window; and they run side by
# side, so each gets one thread.
os.environ["MPLBACKEND"] = "agg"
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
lazy_programs.install()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a program in one process, so that it runs once."""
    for item in items:
        name = item.path.stem.removeprefix("test_")
        if name in lazy_programs.PROGRAMS:
            item.add_marker(pytest.mark.xdist_group(name))
        elif item.path.name == "test_docstrings.py":
            program = item.callspec.params["name"].removesuffix("_figures")
            item.add_marker(pytest.mark.xdist_group(program))


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A whole site of two pages, to plant errors in."""
    return SmallSite(tmp_path)
