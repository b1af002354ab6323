"""`mkdocs serve`: a mistake stands in the page, the server answers on, the next save repairs it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from tests.build.small_site import SmallSite

pytestmark = pytest.mark.slow


@pytest.fixture
def served(small_site: SmallSite) -> Iterator[tuple[SmallSite, str]]:
    """The small site, served from its folder, with the address of its German chapter."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (small_site.root / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=small_site.root,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        yield small_site, f"http://127.0.0.1:{port}/chapter/"
    finally:
        server.kill()
        server.wait()
        log.close()


def page_with(address: str, text: str, *, missing: bool = False) -> str:
    """Ask for the page until it has `text` (or, `missing`, has it no longer)."""
    page = ""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                page = response.read().decode()
        except OSError:
            page = ""
        if page and (text in page) != missing:
            return page
        time.sleep(0.5)
    raise AssertionError(
        f"{text!r} {'stays in' if missing else 'never came into'} the page:\n{page}"
    )


MISTAKES = {
    "a failing cell": ("snippets/chapter.py", "0.5237", "0.5237 / 0", "ZeroDivisionError"),
    "an unknown cell": (
        "docs/de/chapter.md",
        "```cell numbers",
        "```cell nix",
        "has no cell `nix`",
    ),
    "an unknown value": ("docs/de/chapter.md", "is {{ loss", "is {{ lass", "no value `lass`"),
    "bad TeX": ("docs/de/chapter.md", "\\relu(X", "\\rolu(X", "is no TeX"),
    "a broken anchor": (
        "docs/de/chapter.md",
        "The loss is",
        "[This](index.md#nowhere) is",
        "leads nowhere",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_shows_in_the_page_and_the_next_save_repairs_it(
    served: tuple[SmallSite, str], mistake: str
) -> None:
    site, address = served
    file, old, new, said = MISTAKES[mistake]
    page_with(address, "Formulas")
    site.replace(file, old, new)
    page = page_with(address, said)
    assert 'class="author-error"' in page
    assert said in site.read("serve.log")
    site.replace(file, new, old)
    page_with(address, 'class="author-error"', missing=True)


def test_a_mistake_at_the_start_does_not_end_the_server(small_site: SmallSite, served) -> None:
    # `served` has the same folder; the mistake is planted while its first build still runs.
    site, address = served
    site.replace("docs/de/chapter.md", "```cell numbers", "```cell nix")
    page_with(address, "has no cell `nix`")


def test_a_missing_page_is_told_on_its_twin(served: tuple[SmallSite, str]) -> None:
    site, address = served
    page_with(address, "Formulas")
    english = site.read("docs/en/chapter.md")
    (site.root / "docs/en/chapter.md").unlink()
    page_with(address, "is missing in the language `en`")
    site.write("docs/en/chapter.md", english)
    page_with(address, 'class="author-error"', missing=True)
