"""Fixtures that several groups of tests use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import lazy_programs, scheduling
from tests.build.small_site import SmallSite

# The programs run when they are imported. Nobody is there to close a window; and they run side by
# side, so each gets one thread.
os.environ["MPLBACKEND"] = "agg"
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
lazy_programs.install()


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> scheduling.ByProgram:
    """Distribute the tests so that each program runs in one process only."""
    return scheduling.ByProgram(config, log)


@pytest.fixture(autouse=True)
def no_open_figures() -> Iterator[None]:
    """Close the figures that a test or a program has left open, before there are too many."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A whole site of two pages, to plant errors in."""
    return SmallSite(tmp_path)
