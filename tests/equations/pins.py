"""Pin a check to an equation of a page: the label, and the TeX that the check recomputes."""

from __future__ import annotations

import functools
from collections.abc import Callable

from tests.pages import equations

CHECKED: dict[str, str] = {}


def pins(label: str, tex: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Decorate the check of the equation `page/label` whose TeX, as in both pages, is `tex`.

    White space does not count. The check fails before it computes anything if a page says
    something else by now.
    """

    def decorate(check: Callable[[], None]) -> Callable[[], None]:
        assert label not in CHECKED, f"two checks for the equation {label}"
        CHECKED[label] = tex

        @functools.wraps(check)
        def checked() -> None:
            found_in = equations(label)
            assert found_in, f"No page has the equation {label}: correct the label, or drop it."
            for language, found in found_in.items():
                assert _squeeze(found) == _squeeze(tex), (
                    f"The {language} page's equation {label} is no longer what this check "
                    f"recomputes. Correct the page, or pin its new TeX and recompute that:\n{found}"
                )
            check()

        return checked

    return decorate


def _squeeze(tex: str) -> str:
    return "".join(tex.split())
