"""No text of a figure leaves its drawing or covers another: translations are longer or shorter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.pages import LANGUAGES, pages

pytestmark = pytest.mark.slow

PATHS = [
    ("" if language == "de" else "en/") + f"{slug}/"
    for language in LANGUAGES
    for slug, page in pages(language).items()
    if any(fence.options.get("alt") for fence in page.fences)
]

# The boxes of texts have room for accents: they may touch a little more than the letters do.
FAULTS = """() => [...document.querySelectorAll("figure.figure")].flatMap((figure) => {
  const frame = figure.querySelector("svg").getBoundingClientRect();
  const texts = [...figure.querySelectorAll("svg text")]
    .map((element) => ({ words: element.textContent.trim(), box: element.getBoundingClientRect() }))
    .filter(({ words, box }) => words && box.width);
  const outside = texts
    .filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
    .map(({ words }) => `${figure.id}: “${words}” is cut off`);
  const covered = texts.flatMap((one, index) => texts.slice(index + 1)
    .filter((two) =>
      Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left) > 3
      && Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top) > 6)
    .map((two) => `${figure.id}: “${one.words}” covers “${two.words}”`));
  return [...outside, ...covered];
})"""


@pytest.mark.parametrize("path", PATHS)
def test_texts_stay_inside_and_apart(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    faults = page.evaluate(FAULTS)
    assert not faults, "give the figure more room, or the label a shorter text"


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ('<text x="80" y="20">Genauigkeit</text>', "“Genauigkeit” is cut off"),
        (
            '<text x="5" y="20">Verlust</text><text x="20" y="22">Loss</text>',
            "“Verlust” covers “Loss”",
        ),
        ('<text x="5" y="20">Loss</text><text x="5" y="60">w1</text>', ""),
    ],
)
def test_planted_faults_are_found(page: Page, texts: str, fault: str) -> None:
    page.set_content(
        f'<figure class="figure" id="figure-a"><svg width="100" height="80">{texts}</svg></figure>'
    )
    assert page.evaluate(FAULTS) == ([f"figure-a: {fault}"] if fault else [])
