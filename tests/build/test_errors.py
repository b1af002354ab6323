"""Every kind of mistake ends a build: exit status, page, file, line, remedy; the old site stays."""

from __future__ import annotations

import pytest

from tests.build.small_site import PROGRAM, SmallSite

pytestmark = pytest.mark.slow

# name: (file, old text, new text, what the message has to say)
PLANTED = {
    "a failing cell": (
        "snippets/chapter.py",
        "loss = 0.5237",
        "loss = 0.5237 / 0",
        [
            "snippets/chapter.py:4: cell `numbers` failed: ZeroDivisionError",
            "shown on docs/de/chapter.md:11",
            "loss = 0.5237 / 0",
            "Run `python snippets/chapter.py`",
        ],
    ),
    "a cell that never ends": (
        "snippets/chapter.py",
        "loss = 0.5237",
        "loss = 0.5237\nwhile True:\n    pass",
        ["snippets/chapter.py:4: cell `numbers` did not end within 3 seconds", "endless loop"],
    ),
    "a cell that kills its interpreter": (
        "snippets/chapter.py",
        "loss = 0.5237",
        "loss = 0.5237\nimport os\nos._exit(1)",
        ["snippets/chapter.py:4: the interpreter died in cell `numbers`"],
    ),
    "a warning": (
        "snippets/chapter.py",
        "loss = 0.5237",
        "loss = 0.5237\nimport warnings\nwarnings.warn('look here')",
        ["snippets/chapter.py:4: cell `numbers` wrote to stderr", "look here"],
    ),
    "a bare expression": (
        "snippets/chapter.py",
        'print("loss", loss)',
        "loss",
        ["snippets/chapter.py:5: cell `numbers` ends in a bare expression", "Print the value"],
    ),
    "bad syntax": (
        "snippets/chapter.py",
        "loss = 0.5237",
        "loss = = 0.5237",
        ["snippets/chapter.py:4: syntax error"],
    ),
    "two cells of one name": (
        "snippets/chapter.py",
        "# %% curve",
        "# %% numbers",
        ["snippets/chapter.py:7: `numbers` is used twice"],
    ),
    "an unknown cell": (
        "docs/en/chapter.md",
        "```cell numbers",
        "```cell nombres",
        [
            "docs/en/chapter.md:20: program `snippets/chapter.py` has no cell `nombres`",
            "numbers, curve",
        ],
    ),
    "an unknown program": (
        "docs/en/chapter.md",
        "```cell numbers",
        "```cell other/numbers",
        ["docs/en/chapter.md:20: there is no program `snippets/other.py`", "chapter"],
    ),
    "an unknown option": (
        "docs/de/chapter.md",
        "caption: The loss.",
        "capture: The loss.",
        ["docs/de/chapter.md:23: a `cell` fence has no option `capture", "caption"],
    ),
    "a figure without a description": (
        "docs/de/chapter.md",
        "alt: The loss falls to {{ loss:.2f }}.\n",
        "",
        ["docs/de/chapter.md:23: the cell `curve` draws 1 figure(s)", "`alt`"],
    ),
    "a label without a translation": (
        "snippets/labels.de.yml",
        "loss: Loss",
        "lass: Loss",
        ["docs/de/chapter.md:23: the figure's texts have no translation: 'loss'"],
    ),
    "an unknown value": (
        "docs/de/chapter.md",
        "{{ loss:.2f }}.\n\n##",
        "{{ lass:.2f }}.\n\n##",
        ["docs/de/chapter.md:11: after cell `curve` of `chapter` there is no value `lass`", "loss"],
    ),
    "a value without a number of digits": (
        "docs/de/chapter.md",
        "{{ loss:.2f }}.\n\n##",
        "{{ loss:.2q }}.\n\n##",
        ["docs/de/chapter.md:11: `.2q` is no format"],
    ),
    "a broken link": (
        "docs/en/index.md",
        "chapter.md#formulas",
        "chopter.md#formulas",
        ["docs/en/index.md:8: the link to `chopter.md#formulas` leads nowhere", "chapter, index"],
    ),
    "a broken anchor": (
        "docs/en/index.md",
        "chapter.md#formulas",
        "chapter.md#formula",
        ["docs/en/index.md:8: the link to `chapter.md#formula` leads nowhere", "formulas"],
    ),
    "an unknown equation": (
        "docs/en/index.md",
        "chapter/first",
        "chapter/second",
        ["docs/en/index.md:8: there is no equation `second` on the page `chapter`", "first"],
    ),
    "TeX that does not parse": (
        "docs/de/chapter.md",
        "\\relu(X",
        "\\rolu(X",
        ["docs/de/chapter.md:15: `y_1 = \\rolu(X w_1 + 0.5)` is no TeX", "CONTRIBUTING.md"],
    ),
    "an equation without a label": (
        "docs/de/chapter.md",
        "\\label{first}\n",
        "",
        ["docs/de/chapter.md:15: an equation without a label"],
    ),
    "a page without a title": (
        "docs/de/chapter.md",
        "title: Chapter\n",
        "",
        ["docs/de/chapter.md:1: the front matter has no title"],
    ),
    "a question without a right choice": (
        "docs/de/chapter.md",
        "## Formulas",
        '!!! choose a "A?"\n\n    - [ ] b\n\n        B\n\n    - [ ] c\n\n        C\n\n## Formulas',
        ["docs/de/chapter.md:13: the question `!!! choose a` has no right answer", "`- [x] …`"],
    ),
    "a typed right value": (
        "docs/de/chapter.md",
        "## Formulas",
        '!!! enter a "A?"\n\n    - [x] 0.52\n\n        Yes.\n\n## Formulas',
        ["docs/de/chapter.md:15: the right value `0.52` is typed", "`- [x] {{ value }}`"],
    ),
    "a question without an id": (
        "docs/de/chapter.md",
        "## Formulas",
        '!!! enter "A?"\n\n    - [x] {{ loss }}\n\n        Yes.\n\n## Formulas',
        ["docs/de/chapter.md:13: a question `!!! enter` has no id", "an-english-id"],
    ),
    "two parts of one name": (
        "docs/de/chapter.md",
        "## Formulas",
        '!!! slide a "A"\n\n    B.\n\n!!! slide a "C"\n\n    D.\n\n## Formulas',
        ["docs/de/chapter.md:17: the id `slide-a` stands twice", "another name"],
    ),
    "an unknown term": (
        "docs/de/chapter.md",
        "layout: rows",
        "layout: rows\nintroduces: [losses]",
        ["docs/de/chapter.md:1: `introduces` names the term `losses`", "docs/terms.yml"],
    ),
    "a heading without an id": (
        "docs/en/chapter.md",
        "## Formulas { #formulas }",
        "## Formulas",
        ["docs/en/chapter.md:13: the heading “Formulas” has no id"],
    ),
}


@pytest.fixture
def built(small_site: SmallSite) -> SmallSite:
    """A site whose last build went well, and whose cells may take three seconds each."""
    small_site.replace("mkdocs.yml", "  - lecture\n", "  - lecture:\n      timeout: 3\n")
    small_site.write("site/index.html", "the old site")
    return small_site


@pytest.mark.parametrize("mistake", PLANTED)
def test_mistake_ends_the_build(built: SmallSite, mistake: str) -> None:
    file, old, new, said = PLANTED[mistake]
    built.replace(file, old, new)
    _assert_refused(built, said)


def test_page_missing_in_one_language(built: SmallSite) -> None:
    (built.root / "docs/en/chapter.md").unlink()
    _assert_refused(
        built, ["docs/en/chapter.md: the page `chapter` is missing in the language `en`"]
    )


def test_without_a_kernel_one_sentence_says_how_to_get_it(built: SmallSite) -> None:
    hidden = "import sys; sys.modules['ipykernel'] = None; from mkdocs.__main__ import cli; cli()"
    result = built.build("-c", hidden)
    assert result.returncode != 0
    assert result.stdout.count("no program can run: this Python has no Jupyter kernel") == 1
    assert "pip install -r requirements.txt" in result.stdout
    assert "Traceback" not in result.stdout


def test_all_mistakes_are_told_at_once(built: SmallSite) -> None:
    built.replace("docs/en/index.md", "#formulas", "#formula")
    built.replace("docs/de/chapter.md", "\\relu(X", "\\rolu(X")
    _assert_refused(built, ["docs/en/index.md:8:", "docs/de/chapter.md:15:"])


def test_a_warning_of_mkdocs_keeps_the_old_site(built: SmallSite) -> None:
    built.replace("mkdocs.yml", "  - chapter.md\n", "")
    _assert_refused(built, ["chapter.md"])


def test_a_whole_build_replaces_the_old_site(built: SmallSite) -> None:
    built.write("snippets/chapter.py", PROGRAM)
    result = built.build()
    assert result.returncode == 0, result.stdout
    assert "the old site" not in built.read("site/index.html")
    assert not (built.root / "site.new").exists()
    assert not (built.root / "site.old").exists()


def _assert_refused(site: SmallSite, said: list[str]) -> None:
    result = site.build()
    assert result.returncode != 0, result.stdout
    for text in said:
        assert text in result.stdout, result.stdout
    assert site.files() == {"index.html": b"the old site"}, "the old site has to stay as it was"
    assert not (site.root / "site.new").exists()
