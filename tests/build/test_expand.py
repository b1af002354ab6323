"""From a page's source to plain Markdown, and what its tokens stand for: small pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_lecture.expand import expand
from mkdocs_lecture.expanded import Expanded, Sources
from mkdocs_lecture.pages import read_page
from mkdocs_lecture.programs import Cell, Program
from mkdocs_lecture.results import CellRun, Run

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100pt" height="50pt" viewBox="0 0 100 50">'
    "<text>loss</text></svg>"
)
CELLS = (Cell("start", "loss = 0.5\nprint(loss)", 4), Cell("curve", "draw()", 8))
RUN = Run(
    {
        "start": CellRun("0.5 < 1\n", (), {"loss": 0.5}),
        "curve": CellRun("", (SVG,), {"loss": 0.25, "w1": [[1, -2], [0.5, 3]], "N": 150}),
    },
    notebook="{}",
)
SOURCES = Sources(
    program=lambda name: Program(name, Path(f"{name}.py"), "About.", CELLS, "key"),
    run=lambda name: RUN,
    equation_link=lambda slug, label: (f"#eq-{label}", "12.1"),
    palette={},
    labels={"de": {"loss": "Verlust"}},
    proof=dict,
    road_map=lambda page: {},
    glossary=lambda: "<dl></dl>",
)


def expanded(folder: Path, text: str, language: str = "de") -> Expanded:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return expand(read_page(path, language), SOURCES)


@pytest.mark.parametrize(
    ("source", "german", "english"),
    [
        ("{{ loss:.2f }}", "0,25", "0.25"),
        ("{{ start.loss }}", "0,5", "0.5"),
        ("{{ w1[1, 0]:.1f }}", "0,5", "0.5"),
        ("{{ w1[0, 1]:(.1f) }}", "(−2,0)", "(−2.0)"),
        ("{{ loss:.0% }}", "25\u202f%", "25%"),
        ("`{{ loss }}`", "`0.25`", "`0.25`"),
        ("$l = {{ loss }}$", "$l = 0.25$", "$l = 0.25$"),
        (
            "$w = {{ w1 }}$",
            r"$w = \begin{bmatrix} 1 & -2 \\ 0.5 & 3 \end{bmatrix}$",
            r"$w = \begin{bmatrix} 1 & -2 \\ 0.5 & 3 \end{bmatrix}$",
        ),
        (r"by \eqref{first}", "by <a class='eqref' href='#eq-first'>(12.1)</a>", ...),
        ("```python\n{{ loss }}\n```", "```python\n{{ loss }}\n```", ...),
    ],
)
def test_prose(tmp_path: Path, source: str, german: str, english: str) -> None:
    assert expanded(tmp_path, source).markdown == german
    twin = german if english is ... else english
    assert expanded(tmp_path, source, "en").markdown == twin


def test_cell_becomes_code_and_escaped_output(tmp_path: Path) -> None:
    done = expanded(tmp_path, "```cell start\n```")
    assert "```python\nloss = 0.5\nprint(loss)\n```" in done.markdown
    opening, closing, output = done.inserts
    assert opening.startswith('<div class="cell" id="cell-start"')
    assert closing == "</div>"
    assert 'data-label="Ausgabe"' in output
    assert ">0.5 &lt; 1</pre>" in output


def test_cell_keeps_its_indentation_in_an_admonition(tmp_path: Path) -> None:
    done = expanded(tmp_path, '!!! step "Why"\n\n    ```cell start\n    ```\n')
    code = [line for line in done.markdown.splitlines() if "python" in line or "loss" in line]
    assert code == ["    ```python", "    loss = 0.5", "    print(loss)"]


def test_figure_is_translated_and_kept_apart(tmp_path: Path) -> None:
    text = "```cell curve\nalt: falls to {{ loss }}\ncaption: The $w_1$ at {{ loss }}.\n```"
    german, english = (expanded(tmp_path, text, language) for language in ("de", "en"))
    assert ">Verlust</text>" in german.figures["curve"]
    assert ">loss</text>" in english.figures["curve"]
    assert 'aria-label="falls to 0,25"' in german.figures["curve"]
    assert "The $w_1$ at 0,25." in german.markdown
    assert "<svg" not in german.markdown


@pytest.mark.parametrize(
    ("options", "has_code", "has_output"),
    [("code: hide", False, True), ("output: hide", True, False), ("code: fold", True, True)],
)
def test_options(tmp_path: Path, options: str, has_code: bool, has_output: bool) -> None:
    done = expanded(tmp_path, f"```cell start\n{options}\n```")
    assert ("```python" in done.markdown) == has_code
    assert any('class="output"' in insert for insert in done.inserts) == has_output
    assert any("<details" in insert for insert in done.inserts) == (options == "code: fold")


def test_doctest_carries_its_code_without_prompts(tmp_path: Path) -> None:
    done = expanded(tmp_path, "```pycon\n>>> f\"{loss}\"\n'0.5'\n```")
    assert 'data-copy="f&quot;{loss}&quot;"' in done.inserts[0]


def test_mistakes_are_collected_with_their_lines(tmp_path: Path) -> None:
    done = expanded(tmp_path, "---\ntitle: T\n---\n\na {{ lass }}\n\n```cell nix\n```\n\n{{ 1+ }}")
    assert [error.line for error in done.errors] == [5, 7, 10]


def test_formulas_are_listed_with_lines_and_values(tmp_path: Path) -> None:
    done = expanded(tmp_path, "a $w_1$\n\n$$\nl = {{ loss }}\n\\label{l}\n$$\n\n`$no$`")
    assert done.formulas == [(1, False, "w_1"), (3, True, "l = 0.25")]
