"""Without a browser, one sentence says how to get it."""

from __future__ import annotations

import subprocess

import pytest

from tests.browser import chromium


def test_missing_browser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "find", lambda playwright: None)
    with pytest.raises(RuntimeError, match="playwright install"):
        chromium.launch(None)


def test_failed_installation_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise subprocess.CalledProcessError(1, "playwright install")

    monkeypatch.setattr(chromium, "find", lambda playwright: None)
    monkeypatch.setattr(chromium, "install", fail)
    monkeypatch.setattr(chromium, "sync_playwright", _NoPlaywright)
    assert chromium.main() == 1
    assert "apt-get install chromium" in capsys.readouterr().err


class _NoPlaywright:
    def __enter__(self) -> None:
        """There is nothing to drive."""

    def __exit__(self, *error: object) -> None:
        """Nothing was started."""
