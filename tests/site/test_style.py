"""The design holds what it promises: contrast, one place for colours, nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import material
import pytest
from drawing import palette

from tests.pages import ROOT

ASSETS = ROOT / "docs/assets"
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.css"))}
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js"))}
RULES = re.sub(r"/\*.*?\*/", "", "".join(SHEETS.values()), flags=re.S)

PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(SHEETS["tokens.css"])}

SYMBOLS = ["figure-x", "figure-w", "figure-b", "figure-y", "figure-gradient", "figure-ink"]
KINDS = ["step", "worked", "mistake", "slide", "remember", "question"]
SYNTAX = ["code-text", "code-comment", "code-keyword", "code-string"]
# Every text colour with the grounds that it stands on.
GROUNDS = {
    **{name: ["paper"] for name in ["ink", "quiet", "accent", *KINDS]},
    **{name: ["code-paper", "code-mark", "paper"] for name in [*SYNTAX, *SYMBOLS]},
    "figure-quiet": ["figure-paper"],
    "output-text": ["output-paper"],
    "ink on an error": ["error-paper"],
}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, between 1 and 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_contrast_agrees_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [(t, g) for t, gs in GROUNDS.items() for g in gs])
def test_text_can_be_read(text: str, ground: str, scheme: int):
    ratio = contrast(COLOURS[text.partition(" on ")[0]][scheme], COLOURS[ground][scheme])
    assert ratio >= 4.5, f"--{text} on --{ground}: {ratio:.2f}"


def test_every_colour_is_text_or_ground_or_line():
    lines = {"rule", "figure-line"}
    grounds = {ground for grounds in GROUNDS.values() for ground in grounds}
    assert set(COLOURS) - lines - grounds == {text.partition(" on ")[0] for text in GROUNDS}


def test_colours_stand_in_the_tokens_only():
    others = "".join(text for name, text in SHEETS.items() if name != "tokens.css")
    others = re.sub(r"/\*.*?\*/|url\('data:[^']*'\)", "", others, flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", others) == []
    # The one shadow, of menus, is black in both schemes.
    assert re.findall(r"(?:rgb|hsl|oklch)\([^)]*\)", others) == ["rgb(0 0 0 / 15%)"]


def test_every_token_is_used_and_every_used_one_exists():
    defined = set(re.findall(r"(?<![\w-])(--[\w-]+):", RULES))
    used = set(re.findall(r"var\((--[\w-]+)", RULES))
    figures = {f"--figure-{name.lower()}" for name in vars(palette) if name.isupper()}
    theirs = {name for name in defined | used if name.startswith("--md-")}
    assert used - theirs <= defined
    assert defined - theirs <= used | figures


def test_the_figures_colours_are_the_light_ones():
    symbols = {name: value for name, value in vars(palette).items() if isinstance(value, str)}
    for name in ("X", "W", "B", "Y", "GRADIENT", "QUIET", "INK", "LINE"):
        assert COLOURS[f"figure-{name.lower()}"][0] == symbols[name]
    assert COLOURS["figure-paper"] == COLOURS["paper"]


def test_no_colour_of_the_themes_syntax_is_left():
    sheets = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")
    theirs = set(re.findall(r"var\((--md-code-hl-[\w-]+)", next(sheets).read_text()))
    ours = set(re.findall(r"(--md-code-hl-[\w-]+):", SHEETS["frame.css"]))
    assert theirs and theirs <= ours


def test_fonts_are_here_with_their_licences():
    named = set(re.findall(r'url\("fonts/([\w.-]+)"\)', SHEETS["frame.css"]))
    files = {path.name for path in (ASSETS / "fonts").glob("*.woff2")}
    assert named == files == {"serif.woff2", "serif-italic.woff2", "code.woff2"}
    sources = (ASSETS / "fonts/SOURCES.txt").read_text(encoding="utf-8")
    for licence in ("OFL-Source-Serif.txt", "OFL-Source-Code.txt"):
        text = (ASSETS / "fonts" / licence).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text and licence in sources


def test_nothing_comes_from_another_site():
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.*ml")]
    texts = [*SHEETS.values(), *SCRIPTS.values(), *templates]
    addresses = {
        address for text in texts for address in re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text)
    }
    assert addresses <= {"http://www.w3.org", "http://www.sitemaps.org"}  # names, never fetched
    assert "font: false" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_styles_and_scripts_stay_small():
    size = sum(len(gzip.compress(text.encode())) for text in [*SHEETS.values(), *SCRIPTS.values()])
    assert size < 30_000
    assert len(gzip.compress(SCRIPTS["questions.js"].encode())) <= 2048
    fonts = sum(path.stat().st_size for path in (ASSETS / "fonts").glob("*.woff2"))
    assert fonts < 100_000
