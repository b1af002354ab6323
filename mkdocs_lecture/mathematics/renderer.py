"""The engine: MathJax and the Speech Rule Engine in V8, without Node and without a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from .macros import MACROS

VENDOR = Path(__file__).parent / "vendor"
# An inline formula wider than this may break at a relation or an operator; in ex.
BREAK_WIDER_THAN = 28


class Engine:
    """Turns TeX into SVG and MathML, and MathML into words; starts when it is first needed."""

    def __init__(self) -> None:
        """Start nothing yet: most builds find every formula in the cache."""
        self._v8 = None
        self._language = None
        self._lock = Lock()

    def typeset(self, formulas: Sequence[tuple[str, bool]]) -> list[dict]:
        """Typeset (TeX, display) pairs.

        Each result has `svg`, `mathml` and `glyphs` (MathJax's id -> outline), or `error`.
        """
        batch = [
            {"tex": tex, "display": display, "breakWiderThan": BREAK_WIDER_THAN}
            for tex, display in formulas
        ]
        with self._lock:
            return self._call("typeset.typeset", batch)

    def speak(self, formulas: Sequence[str], language: str) -> list[str]:
        """Read MathML aloud in `language`, "de" or "en"; empty where there is nothing to say."""
        with self._lock:
            if language != self._language:
                self._started().eval(f"speech.speakIn({json.dumps(language)})").get()
                self._language = language
            return self._call("speech.speak", list(formulas))

    def _started(self):
        if self._v8 is None:
            from py_mini_racer import MiniRacer  # slow to load, and not needed with a full cache

            self._v8 = MiniRacer()
            for script in ("typeset.js", "speech.js"):
                self._v8.eval(_vendored(script) + ";true")
            self._v8.call("typeset.setup", MACROS)
            for file in sorted((VENDOR / "maps").glob("*.json")):
                self._v8.call("speech.addMap", file.stem, file.read_text(encoding="utf-8"))
        return self._v8

    def _call(self, function: str, *arguments):
        return self._started().call(function, *arguments)


def _vendored(name: str) -> str:
    return (VENDOR / name).read_text(encoding="utf-8")
