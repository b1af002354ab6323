"""Two languages, one site: labels, links between the twins, 404 page, sitemap, search."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from mkdocs_lecture.languages import LABELS, label, without_alternates
from tests.build.small_site import SmallSite

ADDRESS = "https://example.org/some/folder/"
TWINS = {"": "en/", "chapter/": "en/chapter/", "en/": "", "en/chapter/": "chapter/"}


def test_every_label_is_there_in_both_languages():
    assert LABELS["de"].keys() == LABELS["en"].keys()
    assert label("de", "permalink") != label("en", "permalink")


def test_only_links_to_the_other_language_leave_the_head():
    kept = '<link rel="canonical" href="./">'
    gone = '    <link rel="alternate" href="en/" hreflang="en">\n'
    body = '<a rel="alternate" hreflang="en" href="en/">English</a>'
    page = f"<head>\n{gone}{kept}\n</head>{body}{gone}"
    assert without_alternates(page) == f"<head>\n{kept}\n</head>{body}{gone}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, built for an address below another one."""
    small = SmallSite(tmp_path_factory.mktemp("languages"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        result = small.build()
    assert result.returncode == 0, result.stdout
    return small.root / "site"


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", TWINS)
def test_a_page_says_its_language_and_speaks_it(site: Path, page: str):
    html = read(site, page)
    language = "en" if page.startswith("en/") else "de"
    assert f'<html lang="{language}"' in html
    assert f'class="headerlink" href="#{"chapter" if "chapter" in page else "start"}"' in html
    assert f'title="{label(language, "permalink")}"' in html
    words = {"de": ["Suche", "Farben: hell", "Zeile für Zeile"], "en": ["Search", "Colours: light"]}
    other = {"de": "en", "en": "de"}[language]
    assert all(word in html for word in words[language])
    assert not any(word in html for word in words[other])


@pytest.mark.slow
@pytest.mark.parametrize(("page", "twin"), TWINS.items())
def test_the_language_switch_leads_to_the_twin(site: Path, page: str, twin: str):
    link = re.search(
        r'<a class="language-switch" href="([^"]*)" hreflang="(\w+)"', read(site, page)
    )
    assert urljoin(ADDRESS + page, link[1]) == ADDRESS + twin
    assert link[2] == ("en" if twin.startswith("en/") else "de")
    assert (site / twin / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("page", TWINS)
def test_a_page_works_in_any_folder_and_costs_no_404(site: Path, page: str):
    html = read(site, page)
    assert re.findall(r'(?:href|src)="(/[^"]*)"', html) == []
    assert 'rel="alternate"' not in html.partition("</head>")[0]
    for target in re.findall(r'(?:href|src)="([^"#?]+)', html):
        if not urlsplit(target).scheme:
            path = site / urljoin(ADDRESS + page, target).removeprefix(ADDRESS)
            assert path.is_file() or (path / "index.html").is_file(), target


@pytest.mark.slow
def test_the_404_page_helps_in_both_languages(site: Path):
    html = (site / "404.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in html and '<section lang="en">' in html
    assert "Diese Seite gibt es nicht" in html and "There is no such page" in html
    # It is sent for addresses of any depth, so its own links start at the site's root.
    links = re.findall(r'<a href="(/[^"]*)">', html)
    assert [urljoin(ADDRESS, link) for link in links] == [ADDRESS, ADDRESS + "en/"]
    assert not (site / "en/404.html").exists()


@pytest.mark.slow
def test_the_sitemap_joins_the_twins_and_has_no_dates(site: Path):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<loc>([^<]*)</loc>", sitemap)) == {ADDRESS + page for page in TWINS}
    for entry in re.findall(r"<url>(.*?)</url>", sitemap, re.S):
        page = re.search(r"<loc>([^<]*)</loc>", entry)[1].removeprefix(ADDRESS)
        links = dict(re.findall(r'hreflang="(\w+)" href="([^"]*)"', entry))
        own, other = ("en", "de") if page.startswith("en/") else ("de", "en")
        assert links == {own: ADDRESS + page, other: ADDRESS + TWINS[page]}
    assert "lastmod" not in sitemap


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "language"), [("", "de"), ("en/", "en")])
def test_a_language_searches_its_own_pages(site: Path, folder: str, language: str):
    index = json.loads((site / folder / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [language]
    places = [entry["location"] for entry in index["docs"]]
    # The two languages read the same on this small site, and still each has all its sections.
    assert places == ["", "chapter/", "chapter/#formulas"]
    base = json.loads(
        re.search(
            r'<script id="__config" type="application/json">(.*?)</script>', read(site, folder)
        )[1]
    )["base"]
    assert urljoin(ADDRESS + folder, base) == ADDRESS + folder
