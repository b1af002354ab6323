"""Write a site beside the old one, and put it in its place only when it is whole."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging(site: Path) -> Path:
    """Return the folder, beside `site`, in which a new site grows; an older attempt is removed."""
    folder = site.with_name(site.name + ".new")
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def swap_in(site: Path) -> None:
    """Put the staged site in the place of `site`."""
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    site.with_name(site.name + ".new").rename(site)
    shutil.rmtree(old, ignore_errors=True)


def discard(site: Path) -> None:
    """Remove what an unfinished build has staged."""
    shutil.rmtree(site.with_name(site.name + ".new"), ignore_errors=True)
