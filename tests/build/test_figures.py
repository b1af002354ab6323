"""A figure of matplotlib becomes part of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.figures import inline_svg, read_labels, translate

SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="100pt" height="50pt" viewBox="0 0 100 50">
 <metadata>made by hand</metadata>
 <defs><style type="text/css">*{stroke-linejoin: round}</style></defs>
 <g id="axes"><defs><path id="tick" d="M0 0"/></defs><use xlink:href="#tick"/>
 <path clip-path="url(#box)" style="fill: #1558d6; stroke: #123456"/></g>
 <text style="font: 700 11px 'DejaVu Sans'; text-anchor: middle">loss</text><text>0.5</text>
</svg>"""


def placed(labels: dict[str, str] | None) -> str:
    return inline_svg(SVG, "curve", "It falls.", {"#1558d6": "--figure-x"}, labels)


def test_ids_are_the_figures_own() -> None:
    svg = placed(None)
    for own in ('id="curve-axes"', 'id="curve-tick"', 'href="#curve-tick"', "url(#curve-box)"):
        assert own in svg


def test_colours_of_the_palette_follow_the_scheme() -> None:
    assert 'style="fill: var(--figure-x); stroke: #123456"' in placed(None)


def test_nothing_but_the_drawing_is_left() -> None:
    svg = placed(None)
    for gone in ("<?xml", "metadata", "<style", "DejaVu"):
        assert gone not in svg
    assert "font-weight: 700; font-size: 11px" in svg.replace("  ", " ").replace(" ;", ";")


def test_it_is_described_and_has_a_size() -> None:
    svg = placed(None)
    assert 'role="img"' in svg
    assert 'aria-label="It falls."' in svg
    assert 'width="140"' in svg
    assert 'height="70"' in svg


def test_texts_are_translated() -> None:
    svg = placed({"loss": "Verlust"})
    assert ">Verlust</text>" in svg
    assert ">0,5</text>" in svg
    assert ">loss</text>" in placed(None)


def test_a_text_without_translation_is_an_error() -> None:
    with pytest.raises(AuthorError, match="'loss'"):
        placed({"other": "Anderes"})


@pytest.mark.parametrize(
    ("text", "german"),
    [("−1.5", "−1,5"), ("w1", "w1"), ("seed 3", "Startwert 3"), ("10 of 20", "10 von 20")],
)
def test_translate(text: str, german: str) -> None:
    labels = {"w1": "w1", "seed {}": "Startwert {}", "{} of {}": "{} von {}"}
    assert translate(text, labels) == german


def test_a_label_that_is_there_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "labels.de.yml"
    path.write_text('"loss": "Loss"\n# another figure\n"loss": "Verlust"\n', encoding="utf-8")
    with pytest.raises(AuthorError, match="there already, in line 1") as caught:
        read_labels(path)
    assert caught.value.line == 3
