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


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A whole site of two pages, to plant errors in."""
    return SmallSite(tmp_path)
