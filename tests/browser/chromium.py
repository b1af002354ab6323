"""Find a Chromium for the tests, or install one: `python -m tests.browser.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_HELP = (
    "The browser tests need Chromium. Install it with `apt-get install chromium` (Debian) or "
    "`python -m playwright install --with-deps chromium` (elsewhere)."
)
# A test machine may have a closed network: Chromium is not to look for updates or itself.
_ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def find(playwright: Playwright) -> str | None:
    """Return the path of a Chromium: Playwright's own, or one of the system; None if none."""
    own = Path(playwright.chromium.executable_path)
    if own.exists():
        return str(own)
    system = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return system or (str(_MAC) if _MAC.exists() else None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser; raise RuntimeError that says how to get one."""
    path = find(playwright)
    if path is None:
        raise RuntimeError(_HELP)
    # Chromium refuses its sandbox to root, which is whom containers run tests as.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*_ARGUMENTS, *sandbox])


def install() -> None:
    """Install a Chromium: as root on Debian its package, else Playwright's own build."""
    if os.geteuid() == 0 and shutil.which("apt-get") and not _is_ubuntu():
        subprocess.run(["apt-get", "update"], check=True)
        subprocess.run(["apt-get", "install", "-y", "chromium"], check=True)
    else:
        # Ubuntu's own package only leads to a snap, which no container can run.
        dependencies = ["--with-deps"] if os.geteuid() == 0 else []
        command = [sys.executable, "-m", "playwright", "install", *dependencies, "chromium"]
        subprocess.run(command, check=True)


def _is_ubuntu() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()


def main() -> int:
    """Make sure that a browser starts; return the exit status."""
    with sync_playwright() as playwright:
        try:
            if find(playwright) is None:
                install()
            with launch(playwright) as browser:
                print(f"Chromium {browser.version} for the tests: {find(playwright)}")
        except (subprocess.CalledProcessError, OSError, RuntimeError) as error:
            print(error, _HELP, sep="\n", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
