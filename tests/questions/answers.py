"""Give the right answer to a question of a page, computed: what the tests compare the page with."""

from __future__ import annotations

from collections.abc import Callable

# By page/question: what computes its answer, or why nothing can.
COMPUTED: dict[str, Callable[[], object]] = {}
READ: dict[str, str] = {}


def answers(question: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register what computes the answer to the question `page/name`.

    For `choose` it returns a list with the truth of each choice, in page order; for `enter` the
    number or shape to be entered.
    """

    def register(compute: Callable[[], object]) -> Callable[[], object]:
        assert question not in COMPUTED | READ, f"two answers to the question {question}"
        COMPUTED[question] = compute
        return compute

    return register


def by_reading(question: str, reason: str) -> None:
    """Register a question whose answer cannot be computed, such as one about a word's meaning."""
    assert question not in COMPUTED | READ, f"two answers to the question {question}"
    READ[question] = reason
