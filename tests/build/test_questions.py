"""Questions: from Markdown to HTML that is whole without scripts, and the mistakes one can make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_lecture.blocks import Block, split
from mkdocs_lecture.checks import check_parts
from mkdocs_lecture.entries import entry
from mkdocs_lecture.errors import AuthorError, report
from mkdocs_lecture.expanded import TOKEN, Expanded
from mkdocs_lecture.pages import read_page
from mkdocs_lecture.parts import read_part, set_ids
from mkdocs_lecture.questions import Question, outline
from tests.build.small_site import SmallSite
from tests.build.test_expand import expanded

CHOOSE = """\
Before.

!!! choose shape "Shape of $w_1$?"

    Some *text*.

    - [ ] (4, 3)

        The other layout.

    - [x] $(3, 4)$ or
      longer

        ```python
        1
        ```

    - [ ] {{ loss:.1f }}

        - a list

After.
"""
ENTER = """\
!!! enter loss "How large?"

    - [ ] {{ start.loss }}

        Too early.

    - [x] {{ loss:.2f }}

        Yes.

    - [ ] (3, 4)

        A shape.

    - [?] Begin with $z_1$.
"""


def html(done: Expanded) -> str:
    """Put the inserts in their places, as `finish` does after Markdown, and drop empty lines."""
    text = done.markdown
    for number, insert in enumerate(done.inserts):
        text = text.replace(TOKEN.format(number), insert)
    return re.sub(r"\n\n+", "\n", text).strip()


def test_choices_stand_in_a_list_and_the_answers_behind_a_fold(tmp_path: Path) -> None:
    done = expanded(tmp_path, CHOOSE)
    assert not done.errors
    assert html(done) == (
        """\
Before.
<fieldset class="quiz choose" id="question-shape"><legend>Shape of $w_1$?</legend>
Some *text*.
<ol class="quiz-choices" type="A">
<li>(4, 3)</li>
<li>$(3, 4)$ or longer</li>
<li>0,2</li>
</ol><div class="quiz-form"></div><details class="quiz-answer"><summary>Antwort</summary>"""
        """<ol type="A">
<li class="wrong">
<strong class="verdict wrong">Falsch.</strong> The other layout.
</li>
<li class="right">
<strong class="verdict right">Richtig.</strong>
```python
1
```
</li>
<li class="wrong">
<strong class="verdict wrong">Falsch.</strong>
- a list
</li>
</ol>
</details></fieldset>
After."""
    )
    assert done.formulas == [(3, False, "w_1"), (11, False, "(3, 4)")]


def test_several_right_choices_are_announced(tmp_path: Path) -> None:
    done = html(expanded(tmp_path, CHOOSE.replace("[ ] (4", "[x] (4"), "en"))
    assert '<fieldset class="quiz choose" id="question-shape" data-several>' in done
    assert '<p class="quiz-how">Several answers are right.</p><ol' in done


@pytest.mark.parametrize(
    ("language", "right", "wrong", "hint"),
    [
        ("de", "0,25 ist richtig.", "0,5 ist falsch.", "Hinweis:"),
        ("en", "0.25 is right.", "0.5 is wrong.", "Hint:"),
    ],
)
def test_values_say_what_they_are_compared_with(
    tmp_path: Path, language: str, right: str, wrong: str, hint: str
) -> None:
    done = html(expanded(tmp_path, ENTER, language))
    assert done.splitlines()[2:-2] == [
        '<li class="wrong" data-value="0.5" data-within="0">',
        f'<strong class="verdict wrong">{wrong}</strong> Too early.',
        "</li>",
        '<li class="right" data-value="0.25" data-within="0">',
        f'<strong class="verdict right">{right}</strong> Yes.',
        "</li>",
        '<li class="wrong" data-value="[3.0, 4.0]" data-within="0">',
        done.splitlines()[9],
        "</li>",
        '<li class="hint">',
        f'<strong class="verdict hint">{hint}</strong> Begin with $z_1$.',
        "</li>",
    ]


def test_a_question_may_stand_within_a_part(tmp_path: Path) -> None:
    inner = "\n".join("    " + line if line else "" for line in CHOOSE.splitlines())
    done = expanded(tmp_path, f'!!! worked "W"\n\n{inner}\n')
    assert not done.errors
    assert all(line.startswith("    ") for line in html(done).splitlines()[1:] if line)


def test_the_outline_loses_no_line() -> None:
    blocks = list(split(CHOOSE + ENTER + "\n- [ ] a list\n"))
    pieces = list(outline(blocks))
    assert [type(piece) for piece in pieces] == [Block, Question, Block, Question, Block]
    assert [piece.line for piece in pieces if isinstance(piece, Block)] == [1, 22, 39]
    assert [choice.line for choice in pieces[1].choices] == [7, 11, 18]


@pytest.mark.parametrize(
    ("value", "spec", "numbers", "within"),
    [
        (3, "", (3.0,), 0),
        (0.25, ".2f", (0.25,), 0),
        (0.2549, ".2f", (0.25,), 0.005),
        (-1234.56, ",.1f", (-1234.6,), 0.05),
        (1.26e-7, ".1e", (1.3e-7,), 5e-9),
        (0.9735, ".1%", (0.974,), 0.0005),
        (-2.0, "(.1f)", (-2.0,), 0),
        ([0.5, 1 / 3], ".2f", (0.5, 0.33), 0.005),
        ({"tuple": [120, 4]}, "", (120.0, 4.0), 0),
    ],
)
def test_an_entry_is_as_exact_as_what_is_shown(
    value: object, spec: str, numbers: tuple[float, ...], within: float
) -> None:
    done = entry(value, spec, "en")
    assert done.numbers == pytest.approx(numbers) and done.within == pytest.approx(within)


# Mistakes: (question, old, new, line, what is told)
MISTAKES = {
    "no right choice": (CHOOSE, "[x]", "[ ]", 3, "has no right answer"),
    "one choice": (
        '!!! choose a "A?"\n\n    - [x] b\n\n        Yes.\n',
        "",
        "",
        1,
        "the question `!!! choose a` has one choice",
    ),
    "no choices": ('!!! choose a "A?"\n\n    Text.\n', "", "", 1, "has no choices"),
    "a choice without feedback": (
        CHOOSE,
        "        The other layout.\n",
        "",
        7,
        "the answer `(4, 3)` has no feedback",
    ),
    "an empty choice": (CHOOSE, "[ ] (4, 3)", "[ ]", 7, "has an empty answer"),
    "a hint in choose": (CHOOSE, "[ ] (4, 3)", "[?] (4, 3)", 7, "has a hint `[?]`"),
    "two hints": (ENTER, "[ ] (3, 4)", "[?] (3, 4)", 1, "has several hints"),
    "no right value": (ENTER, "[x]", "[ ]", 1, "has no right answer"),
    "no values": ('!!! enter a "A?"\n\n    Text.\n', "", "", 1, "has no right value"),
    "a typed right value": (ENTER, "[x] {{ loss:.2f }}", "[x] 0.25", 7, "value `0.25` is typed"),
    "a half typed right value": (
        ENTER,
        "[x] {{ loss:.2f }}",
        "[x] (3, {{ N }})",
        7,
        "value `(3, {{ N }})` is typed",
    ),
    "a typed value with a comma": (ENTER, "(3, 4)", "0,5", 11, "the value `0,5` is no number"),
    "an unknown value": (ENTER, "{{ loss:.2f }}", "{{ lass }}", 7, "there is no value `lass`"),
    "a value that is no number": (ENTER, "{{ loss:.2f }}", "{{ w1 }}", 7, "cannot be entered"),
    "a wrong value equal to the right one": (
        ENTER,
        "(3, 4)",
        "0.250",
        11,
        "the answers `0,25` and `0,25` are the same",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_line_and_remedy(tmp_path: Path, mistake: str) -> None:
    text, old, new, line, told = MISTAKES[mistake]
    assert old in text
    errors = expanded(tmp_path, text.replace(old, new)).errors
    assert told in report(errors)
    assert any(told in error.message and error.line == line and error.remedy for error in errors)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('!!! choose "Which?"', "a question `!!! choose` has no id"),
        ('!!! enter "Which?"', "a question `!!! enter` has no id"),
        ('!!! slide a "A"\n\n!!! slide a "B"', "the id `slide-a` stands twice"),
        ('!!! choose a "A"\n\n!!! enter a "B"', "the id `question-a` stands twice"),
        ('# A { #slide-a }\n\n!!! slide a "A"', "the id `slide-a` stands twice"),
        ("!!! slide a", "the part `!!! slide a` has no title"),
    ],
)
def test_a_mistaken_name_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    errors = check_parts(read_page(path, "de"))
    assert [told] == [error.message for error in errors] and errors[0].remedy


@pytest.mark.parametrize(
    ("line", "kind", "name", "title"),
    [
        ('!!! slide bare-zero "On the slide: “, 0”"', "slide", "bare-zero", "On the slide: “, 0”"),
        ('    ??? question "Why?"', "question", "", "Why?"),
        ("!!! remember", "remember", "", ""),
        ('=== "Tab"', "", "", "Tab"),
    ],
)
def test_parts(line: str, kind: str, name: str, title: str) -> None:
    part = read_part(line, 1)
    assert (part.kind, part.name, part.title) == (kind, name, title)


def test_only_parts_get_ids() -> None:
    assert set_ids('<details class="worked by-hand" open="open">') == (
        '<details class="worked" id="worked-by-hand" open="open">'
    )
    for tag in ('<div class="admonition step">', '<div class="language-python highlight">'):
        assert set_ids(tag) == tag


@pytest.mark.slow
def test_links_lead_to_everything_that_has_an_id(small_site: SmallSite) -> None:
    targets = ["slide-a", "question-shape", "cell-numbers", "figure-curve", "eq-first"]
    links = " ".join(f"[link](chapter.md#{target})" for target in targets)
    part = CHOOSE.replace("{{ loss:.1f }}", "(5, 3)") + '\n!!! slide a "Title"\n\n    Text.\n'
    for language in ("de", "en"):
        chapter = f"docs/{language}/chapter.md"
        small_site.write(chapter, f"{small_site.read(chapter)}\n{part}")
        index = f"docs/{language}/index.md"
        small_site.write(index, f"{small_site.read(index)}\n{links}\n")
    result = small_site.build()
    assert result.returncode == 0, result.stdout
    built = small_site.read("site/chapter/index.html")
    for target in targets:
        assert built.count(f' id="{target}"') == 1
        assert f'href="chapter/#{target}"' in small_site.read("site/index.html")
    small_site.replace("docs/en/index.md", "#slide-a", "#slide-b")
    result = small_site.build()
    assert result.returncode != 0
    assert "docs/en/index.md:10: the link to `chapter.md#slide-b` leads nowhere" in result.stdout


def test_errors_of_entries_have_remedies() -> None:
    with pytest.raises(AuthorError, match="cannot be entered") as raised:
        entry("a word", "", "de")
    assert raised.value.remedy
