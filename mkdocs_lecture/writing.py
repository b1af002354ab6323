"""Write a value for the place where it stands: as Python, as prose of a language, as TeX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_lecture.errors import AuthorError

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_NARROW_SPACE = "\u202f"


def in_code(value: Any, spec: str) -> str:
    """Write the value as Python does.

    >>> in_code(0.5237, ".2f"), in_code({"tuple": [12, 10]}, "")
    ('0.52', '(12, 10)')
    """
    return _written(value, spec, lambda text: text, _bracketed(", "))


def in_prose(value: Any, spec: str, language: str) -> str:
    """Write the value as the language does: decimal sign, groups, minus, powers of ten.

    >>> in_prose(-1234.5, ",.1f", "de"), in_prose(-1234.5, ",.1f", "en")
    ('−1\u202f234,5', '−1,234.5')
    >>> in_prose(0.973, ".1%", "de"), in_prose(0.973, ".1%", "en")
    ('97,3\u202f%', '97.3%')
    >>> in_prose(1.5e-7, ".1e", "de"), in_prose([0.5, 2], "", "de"), in_prose([0.5, 2], "", "en")
    ('1,5 · 10⁻⁷', '[0,5; 2]', '[0.5, 2]')
    """
    separator = "; " if language == "de" else ", "
    return _written(value, spec, lambda text: _localised(text, language), _bracketed(separator))


def in_tex(value: Any, spec: str) -> str:
    r"""Write the value in TeX, with a decimal point; an array becomes a matrix.

    >>> in_tex(1.5e-7, ".1e"), in_tex([[1, 2], [3, 4]], "")
    ('1.5 \\cdot 10^{-7}', '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}')
    """
    return _written(value, spec, _tex_number, _matrix)


def _written(
    value: Any, spec: str, number: Callable[[str], str], collection: Callable[[list[Any]], str]
) -> str:
    if isinstance(value, dict):
        if "dict" in value:
            raise AuthorError("a dictionary cannot be written", remedy='Name an entry: ["key"].')
        entries = [_written(entry, spec, number, collection) for entry in value["tuple"]]
        return f"({', '.join(entries)}{',' if len(entries) == 1 else ''})"
    if isinstance(value, list):
        return collection([_written_entry(entry, spec, number) for entry in value])
    if isinstance(value, bool):
        raise AuthorError("True and False are no words of prose", remedy="Write a sentence.")
    if isinstance(value, str):
        return value
    return _number(value, spec, number)


def _written_entry(entry: Any, spec: str, number: Callable[[str], str]) -> Any:
    if isinstance(entry, list):
        return [_written_entry(inner, spec, number) for inner in entry]
    return _number(entry, spec, number) if isinstance(entry, int | float) else str(entry)


def _number(value: float, spec: str, number: Callable[[str], str]) -> str:
    in_parentheses = spec.startswith("(") and spec.endswith(")")
    spec = spec[1:-1] if in_parentheses else spec
    if not spec and isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            value = int(value)
        elif len(repr(value)) > 7:
            raise AuthorError(
                f"{value!r} has many digits", remedy="Say how many to show, for example `:.2f`."
            )
    try:
        text = number(format(value, spec))
    except ValueError as error:
        raise AuthorError(
            f"`{spec}` is no format for {value!r}: {error}",
            remedy="Use Python's format specification, for example `.2f`, `,` or `.1%`.",
        ) from None
    return f"({text})" if in_parentheses and value < 0 else text


def _localised(text: str, language: str) -> str:
    mantissa, _, exponent = text.partition("e")
    if language == "de":
        mantissa = mantissa.replace(",", _NARROW_SPACE).replace(".", ",")
        mantissa = mantissa.replace("%", _NARROW_SPACE + "%")
    mantissa = mantissa.replace("-", "−")
    if exponent:
        dot = "·" if language == "de" else "×"
        return f"{mantissa} {dot} 10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    return mantissa


def _tex_number(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    mantissa = mantissa.replace(",", r"\,").replace("%", r"\,\%")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def _bracketed(separator: str) -> Callable[[list[Any]], str]:
    def write(entries: list[Any]) -> str:
        texts = [write(entry) if isinstance(entry, list) else entry for entry in entries]
        return f"[{separator.join(texts)}]"

    return write


def _matrix(entries: list[Any]) -> str:
    rows = entries if entries and isinstance(entries[0], list) else [entries]
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
