"""Make a figure of a run part of a page: inline SVG in the page's colours, face and language."""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import yaml

from mkdocs_lecture.errors import AuthorError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_FONT = re.compile(r"font: (?P<weight>[^;]*?)(?P<size>[\d.]+px)[^;]*")
_INTERNAL = re.compile(r"url\(#(?P<id>[^)]+)\)")
_NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:\.\d+)?(?![\w.])")
# Figures are drawn small, so that a phone need not shrink them, and enlarged where there is room.
_ENLARGED = 1.4
_LETTER = re.compile(r"[^\W\d_]")

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


def read_palette(path: Path) -> dict[str, str]:
    """Read the colours' names from a palette module: hexadecimal colour → CSS custom property."""
    return {
        value.lower(): f"--figure-{name.lower()}"
        for name, value in runpy.run_path(str(path)).items()
        if isinstance(value, str) and _COLOUR.fullmatch(value.lower())
    }


def read_labels(path: Path) -> dict[str, str]:
    """Read a language's labels, `text in the program: text on the page`.

    Raise AuthorError for a file that is no YAML or has a label twice.
    """
    text = path.read_text(encoding="utf-8")
    try:
        _reject_doubles(yaml.compose(text), path)
        return yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        remedy = "Write `text: translation`; put a text with a colon or braces into quotes."
        line = mark.line + 1 if mark else 0
        raise AuthorError("the labels are no YAML", path, line, remedy, str(error)) from None


def _reject_doubles(labels: yaml.MappingNode | None, path: Path) -> None:
    # YAML itself would silently take the last of them.
    seen: dict[str, int] = {}
    for key, _ in labels.value if labels else []:
        line = key.start_mark.line + 1
        if first := seen.get(key.value):
            problem = f"the label `{key.value}` is there already, in line {first}"
            raise AuthorError(
                problem, path, line, "Keep one of them: all figures share the labels."
            )
        seen[key.value] = line


def inline_svg(
    svg: str, prefix: str, alt: str, palette: Mapping[str, str], labels: Mapping[str, str] | None
) -> str:
    """Return matplotlib's `svg` as markup for a page.

    Ids get the `prefix`, colours of the `palette` become its custom properties, and texts are
    translated with `labels` (None: they stay as the program wrote them). Raise AuthorError for
    texts that have no translation.
    """
    root = ElementTree.fromstring(svg)
    for element in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(element)
    for definitions in root.findall(f"{{{_SVG}}}defs"):
        # matplotlib's global rule would style every figure and formula of the page.
        if definitions.find(f"{{{_SVG}}}style") is not None:
            root.remove(definitions)
    missing = []
    for element in root.iter():
        _adopt(element, prefix, palette)
        if element.tag in (f"{{{_SVG}}}text", f"{{{_SVG}}}tspan") and element.text and labels:
            try:
                element.text = translate(element.text, labels)
            except KeyError:
                missing.append(element.text.strip())
    if missing:
        raise AuthorError(
            f"the figure's texts have no translation: {', '.join(map(repr, missing))}",
            remedy="Add a line `text: translation` for each to the labels file of the language.",
        )
    root.attrib |= {
        "role": "img",
        "aria-label": alt,
        "style": "stroke-linejoin: round; stroke-linecap: butt",
    }
    for side in ("width", "height"):
        root.attrib[side] = f"{float(root.attrib[side].removesuffix('pt')) * _ENLARGED:.0f}"
    return ElementTree.tostring(root, encoding="unicode")


def _adopt(element: ElementTree.Element, prefix: str, palette: Mapping[str, str]) -> None:
    for name, value in element.attrib.items():
        if name == "id":
            element.attrib[name] = f"{prefix}-{value}"
        elif name == f"{{{_XLINK}}}href":
            element.attrib[name] = f"#{prefix}-{value.removeprefix('#')}"
        else:
            element.attrib[name] = _INTERNAL.sub(rf"url(#{prefix}-\g<id>)", value)
    if style := element.attrib.get("style"):
        style = _FONT.sub(r"font-weight: \g<weight>; font-size: \g<size>", style)
        style = style.replace("font-weight: ; ", "")
        element.attrib["style"] = _COLOUR.sub(
            lambda match: f"var({palette[match[0]]})" if match[0] in palette else match[0], style
        )


def translate(text: str, labels: Mapping[str, str]) -> str:
    """Translate a figure's text; a number in it gets a decimal comma. Raise KeyError if unknown.

    A text is looked up as it is, then with `{}` for each of its numbers.

    >>> translate("0.5", {}), translate("test loss 0.25", {"test loss {}": "Testloss {}"})
    ('0,5', 'Testloss 0,25')
    """
    text = text.strip()
    if text in labels:
        return labels[text]
    numbers = [number.replace(".", ",") for number in _NUMBER.findall(text)]
    pattern = _NUMBER.sub("{}", text)
    if not _LETTER.search(pattern):
        return pattern.format(*numbers)
    return labels[pattern].format(*numbers)
