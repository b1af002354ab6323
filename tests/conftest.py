"""Fixtures that several groups of tests use."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest

from tests.build.small_site import SmallSite

# The programs draw when they are imported; nobody is there to close a window.
matplotlib.use("agg")


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A whole site of two pages, to plant errors in."""
    return SmallSite(tmp_path)
