"""A program runs once, and again only when something it depends on has changed."""

from __future__ import annotations

import re

import pytest

from tests.build.small_site import SmallSite

pytestmark = pytest.mark.slow


def ran(site: SmallSite) -> list[str]:
    """Build, and return the programs that were executed."""
    result = site.build()
    assert result.returncode == 0, result.stdout
    return sorted(re.findall(r"snippets/(\w+)\.py ran in", result.stdout))


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    """A site of two programs, one of which imports a module of the site."""
    small_site.write("snippets/helper.py", '"""A local module."""\n\nSCALE = 2.0\n')
    small_site.write(
        "snippets/index.py",
        '"""A program that imports a local module."""\n\n# %% scale\n'
        "from helper import SCALE\n\nprint(SCALE)\n",
    )
    for language in ("de", "en"):
        page = f"docs/{language}/index.md"
        small_site.write(page, small_site.read(page) + "\n```cell scale\n```\n")
    return small_site


def test_each_program_runs_once_for_both_languages_and_not_again(site: SmallSite) -> None:
    assert ran(site) == ["chapter", "index"]
    assert ran(site) == []


def test_an_edit_runs_only_the_program_that_depends_on_it(site: SmallSite) -> None:
    ran(site)
    site.replace("snippets/chapter.py", "0.5237", "0.4")
    assert ran(site) == ["chapter"]
    assert "0,40" in site.read("site/chapter/index.html")
    assert "0.40" in site.read("site/en/chapter/index.html")
    site.replace("snippets/helper.py", "2.0", "3.0")
    assert ran(site) == ["index"]
    site.replace("docs/de/chapter.md", "The loss is", "Der Loss ist")
    assert ran(site) == []


def test_both_languages_show_the_same_printed_output(site: SmallSite) -> None:
    ran(site)
    shown = [
        re.findall(r'<div class="output".*?<pre[^>]*>(.*?)</pre>', site.read(page), re.DOTALL)
        for page in ("site/chapter/index.html", "site/en/chapter/index.html")
    ]
    assert shown[0] == shown[1] == ["loss 0.5237"]


def test_two_builds_without_the_cache_give_the_same_bytes(site: SmallSite) -> None:
    ran(site)
    first = site.files()
    site.discard_cache()
    assert ran(site) == ["chapter", "index"]
    second = site.files()
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
