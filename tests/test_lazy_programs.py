"""Collecting the tests runs no program: it happens in every process of a parallel test run."""

import subprocess
import sys

from tests.pages import ROOT

COLLECT = """
import pytest
from tests import lazy_programs
pytest.main(["--collect-only", "-q", "tests/programs", "tests/equations"])
raise SystemExit(" ".join(lazy_programs.have_run()) or None)
"""


def test_collecting_runs_no_program() -> None:
    done = subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"run at collection: {done.stderr}"
