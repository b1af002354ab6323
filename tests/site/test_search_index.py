"""Each language finds its own pages: an index of its own, and pages that ask for it."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pytest
import yaml

from mkdocs_lecture.search_index import dump, own_index, search_below
from tests.pages import ROOT

PAGE = '<script id="__config" type="application/json">{{"base": "{}", "features": []}}</script>'


def index(*locations: str) -> dict:
    docs = [{"location": location, "title": "Größe", "text": "w1"} for location in locations]
    return {"config": {"lang": ["de", "en"], "separator": " "}, "docs": docs}


def test_the_default_language_keeps_its_places():
    own = own_index(index("", "a/#x"), "de", "")
    assert [entry["location"] for entry in own["docs"]] == ["", "a/#x"]
    assert own["config"] == {"lang": ["de"], "separator": " "}


def test_another_language_counts_from_its_own_start_page():
    own = own_index(index("en/", "en/a/#x"), "en", "en")
    assert [entry["location"] for entry in own["docs"]] == ["", "a/#x"]
    assert own["config"]["lang"] == ["en"]


def test_the_given_index_stays_as_it_is():
    given = index("en/a/")
    own_index(given, "en", "en")
    assert given == index("en/a/")


def test_a_page_of_the_wrong_language_is_an_error():
    with pytest.raises(ValueError, match=r"outside en/: \['a/'\]"):
        own_index(index("en/a/", "a/"), "en", "en")


def test_dump_is_small_and_reads_back():
    text = dump(index("a/"))
    assert "Größe" in text and ": " not in text
    assert json.loads(text) == index("a/")


# What a browser does: the base counts from the page, the index from the base.
@pytest.mark.parametrize(
    ("page", "base"),
    [("/en/", ".."), ("/en/a/", "../.."), ("/folder/en/a/b/", "../../.."), ("/404.html", "/")],
)
def test_an_english_page_asks_for_the_english_index(page: str, base: str):
    html = search_below(PAGE.format(base), "en")
    base = re.search(r'"base": "([^"]*)"', html)[1]
    site = "/folder/" if page.startswith("/folder/") else "/"
    root = urljoin(f"https://example.org{page}", base)
    assert (
        urljoin(root, "search/search_index.json")
        == f"https://example.org{site}en/search/search_index.json"
    )
    assert urljoin(root, "a/#x") == f"https://example.org{site}en/a/#x"


def test_a_german_page_stays_as_it_is():
    assert search_below(PAGE.format("../.."), "") == PAGE.format("../..")


def test_a_page_without_a_base_is_an_error():
    with pytest.raises(ValueError, match="has the theme changed"):
        search_below("<html></html>", "en")


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml with its environment variables left alone."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


@pytest.fixture(scope="module")
def settings() -> dict:
    plugins = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["plugins"]
    return next(plugin["search"] for plugin in plugins if "search" in plugin)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Loss ist 0,52.", ["Der", "Loss", "ist", "0,52"]),
        ("print(y.shape) → (12, 10)", ["print", "y", "shape", "→", "12", "10"]),
        ("np.ones(120).reshape(-1, 10)", ["np", "ones", "120", "reshape", "1", "10"]),
        ("„Größe“ von w1: 0.5", ["Größe", "von", "w1", "0.5"]),
    ],
)
def test_words_and_numbers_stay_whole(settings: dict, text: str, words: list[str]):
    separator = settings["separator"]
    assert [word for word in re.split(separator, text) if word] == words


def test_nothing_cuts_umlauts_and_digits_off(settings: dict):
    assert settings["pipeline"] == ["stopWordFilter"]
