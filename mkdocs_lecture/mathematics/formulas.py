"""From the formulas of a page to what stands on it: localised, typeset, spoken, remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from .cache import Cache
from .colours import colour
from .decimals import localise_decimals
from .mathml import compact, parse
from .plain import plain_text
from .renderer import Engine
from .speech import correct, prepare
from .types import Formula, Rendered, TexError

LANGUAGES = ("de", "en")
_REFERENCE = re.compile(r'href="#([^"]+)"')


class Formulas:
    """Renders formulas, and remembers them in `cache_dir` across builds and languages."""

    def __init__(self, cache_dir: Path) -> None:
        """Take the directory of the cache; nothing is read or started yet."""
        self._cache = Cache(Path(cache_dir) / "formulas.sqlite", _version())
        self._engine = Engine()
        self._known: dict[str, Rendered] = {}

    def render(self, formulas: Sequence[Formula]) -> list[Rendered]:
        """Return what each formula becomes, in the same order.

        Raises TexError for the first that cannot be typeset; the others are remembered.
        """
        wanted = {_key(formula): formula for formula in formulas}
        self.recall(formulas)
        missing = {key: it for key, it in wanted.items() if key not in self._known}
        if missing:
            new, errors = self._render(missing)
            if new:
                self._cache.write(new)
            self._known |= new
            if errors:
                raise errors[0]
        return [self._known[_key(formula)] for formula in formulas]

    def recall(self, formulas: Sequence[Formula]) -> None:
        """Read from the cache those of the formulas that are in it and not yet known.

        Opening the cache takes longer than reading it: ask for many at once.
        """
        if unread := {_key(formula) for formula in formulas} - self._known.keys():
            self._known |= self._cache.read(unread)

    def _render(self, missing: dict[str, Formula]) -> tuple[dict[str, Rendered], list[TexError]]:
        results = self._engine.typeset(
            [
                (colour(localise_decimals(it.tex, it.language)), it.display)
                for it in missing.values()
            ]
        )
        typeset = dict(zip(missing, results, strict=True))
        trees = {key: parse(it["mathml"]) for key, it in typeset.items() if "error" not in it}
        words = self._speak({key: (trees[key], missing[key].language) for key in trees})
        rendered, errors = {}, []
        for key, formula in missing.items():
            result = typeset[key]
            error = result.get("error") or (None if words[key] else "there is nothing to see in it")
            if error:
                errors.append(TexError(formula.tex, error))
                continue
            svg, glyphs = _named_by_content(result["svg"], result["glyphs"])
            rendered[key] = Rendered(
                svg=svg,
                mathml=compact(trees[key]),
                speech=words[key],
                text=plain_text(trees[key]),
                glyphs=glyphs,
            )
        return rendered, errors

    def _speak(self, trees: dict[str, tuple[Element, str]]) -> dict[str, str]:
        words = {}
        for language in LANGUAGES:  # one after the other: changing the language takes time
            keys = [key for key, (_, spoken_in) in trees.items() if spoken_in == language]
            if keys:
                said = self._engine.speak([prepare(trees[key][0]) for key in keys], language)
                words |= {key: correct(it, language) for key, it in zip(keys, said, strict=True)}
        return words


def _named_by_content(svg: str, outlines: dict[str, str]) -> tuple[str, dict[str, str]]:
    names = {old: f"g{_digest(outline)[:9]}" for old, outline in outlines.items()}
    glyphs = {name: f'<path id="{name}" d="{outlines[old]}"/>' for old, name in names.items()}
    return _REFERENCE.sub(lambda m: f'href="#{names[m[1]]}"', svg), glyphs


def _key(formula: Formula) -> str:
    if formula.language not in LANGUAGES:
        raise ValueError(f"formulas are spoken in {LANGUAGES}, not in {formula.language!r}")
    return _digest("\0".join([formula.language, str(int(formula.display)), formula.tex]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _version() -> str:
    """Return what a cached formula depends on besides itself: this package, and the symbols."""
    here = Path(__file__).parent
    state = hashlib.sha256()
    for file in sorted(
        [
            *here.glob("*.py"),
            *here.glob("vendor/*.js"),
            *here.glob("vendor/maps/*"),
            here.parent / "symbols.py",
        ]
    ):
        state.update(file.name.encode())
        state.update(file.read_bytes())
    return state.hexdigest()
