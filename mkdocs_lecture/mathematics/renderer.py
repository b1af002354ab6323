"""The engine: MathJax and the Speech Rule Engine in V8, without Node and without a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
        # A thread of its own: the engine refuses to wait in one that runs an event loop, and so
        # two callers cannot use it at once.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mathjax")

    def typeset(self, formulas: Sequence[tuple[str, bool]]) -> list[dict]:
        """Typeset (TeX, display) pairs.

        Each result has `svg`, `mathml` and `glyphs` (MathJax's id -> outline), or `error`.
        """
        batch = [
            {"tex": tex, "display": display, "breakWiderThan": BREAK_WIDER_THAN}
            for tex, display in formulas
        ]
        return self._thread.submit(self._call, "typeset.typeset", batch).result()

    def speak(self, formulas: Sequence[str], language: str) -> list[str]:
        """Read MathML aloud in `language`, "de" or "en"; empty where there is nothing to say."""
        return self._thread.submit(self._speak, list(formulas), language).result()

    def _speak(self, formulas: list[str], language: str) -> list[str]:
        if language != self._language:
            self._started().eval(f"speech.speakIn({json.dumps(language)})").get()
            self._language = language
        return self._call("speech.speak", formulas)

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
