"""The glossary: in the alphabet's order, and every term introduced by exactly one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_lecture import glossary
from mkdocs_lecture.errors import report
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.terms import Term, read_terms
from tests.pages import LANGUAGES, ROOT, pages

GERMAN = (
    Term("one-hot", ("one-hot",), "Eine Spalte je Klasse."),
    Term("output", ("Ausgabe", "Ausgaben"), "Was herauskommt & zählt."),
    Term("change", ("Änderung",), "Ein Unterschied."),
    Term("loss", ("Loss",), "Ein Maß."),
)
ENGLISH = {"output": "output", "change": "change", "loss": "loss", "one-hot": "one-hot"}
TWINS = {"en": {name: Term(name, (word,), "…") for name, word in ENGLISH.items()}}


def written(folder: Path, slug: str, introduces: str, text: str) -> Page:
    path = folder / f"{slug}.md"
    head = f"---\ntitle: About <{slug}>\nintroduces: {introduces}\n---\n\n"
    path.write_text(head + text, encoding="utf-8")
    return read_page(path, "de")


def test_terms_stand_in_the_alphabets_order_with_twin_and_page(tmp_path: Path):
    page = written(tmp_path, "losses", "[loss]", "Der Loss ist eine Zahl.")
    done = glossary.draw("de", GERMAN, TWINS, {"loss": page})
    assert re.findall(r'id="term-([\w-]+)"', done) == ["change", "output", "loss", "one-hot"]
    assert re.findall(r'href="#letter-(\w)">(\w)<', done) == [("a", "A"), ("l", "L"), ("o", "O")]
    assert re.findall(r'id="letter-(\w)"', done) == ["a", "l", "o"]
    assert (
        '<div id="term-output"><dt>Ausgabe <span class="glossary-twin" lang="en">output</span>'
        "</dt><dd>Was herauskommt &amp; zählt.</dd></div>" in done
    )
    link = '<a href="../losses/">About &lt;losses&gt;</a>'
    assert f'<dd class="glossary-page">Eingeführt in: {link}</dd>' in done


@pytest.mark.parametrize(
    ("introduces", "text", "told"),
    [
        ("[los]", "Der Loss.", "names the term `los`, which docs/terms.yml does not have"),
        ("loss", "Der Loss.", "`introduces` is no list"),
        ("[loss]", "# Loss\n\n[Loss](x.md) `Loss` $Loss$", "its text never says “Loss”"),
        ("[loss]", "| Loss |\n|---|\n\n```\nLoss\n```", "its text never says “Loss”"),
        ("[loss]", '!!! choose a "Loss?"\n\n    - [x] Loss', "its text never says “Loss”"),
        ("[output]", "Der Loss ist eine Ausgabe.", "`output` is introduced by"),
        ("[loss, output]", "Loss und Ausgaben", "`output` is introduced by"),
    ],
)
def test_a_mistake_in_introduces_is_told(tmp_path: Path, introduces: str, text: str, told: str):
    earlier = written(tmp_path, "earlier", "[output, one-hot]", "Ausgaben sind one-hot.")
    page = written(tmp_path, "page", introduces, text)
    found, errors = glossary.introductions([earlier, page], GERMAN)
    assert len(errors) == 1 and told in report(errors)
    assert f"{page.path}:1:" in report(errors) and "→" in report(errors)
    assert found["output"] is earlier


def test_what_a_part_says_is_running_text(tmp_path: Path):
    page = written(tmp_path, "page", "[loss]", '!!! slide a "Title"\n\n    Der **Loss**.')
    assert glossary.introductions([page], GERMAN) == ({"loss": page}, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_introduced_by_exactly_one_page(language: str):
    terms = read_terms(ROOT / "docs/terms.yml", LANGUAGES)[language]
    found, errors = glossary.introductions(pages(language).values(), terms)
    assert not errors, f"\n{report(errors)}"
    missing = {term.id for term in terms} - found.keys()
    assert not missing, f"no page introduces {', '.join(sorted(missing))}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_page_has_no_place_in_the_lectures_order(language: str):
    page = pages(language)[glossary.SLUG]
    assert not {"section", "layout"} & page.meta.keys()
    assert [block.line for block in page.blocks if block.info == "glossary"]
