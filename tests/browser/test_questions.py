"""A question in a reader's browser: right, wrong, hint; by keyboard, without scripts, in print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from mkdocs_lecture.words import WORDS
from tests.browser.conftest import serve, settled
from tests.build.small_site import SmallSite
from tests.pages import LANGUAGES, pages

pytestmark = pytest.mark.slow

STARTS = {"de": "", "en": "en/"}
PROGRAM = """

# %% answers
quarter, shape, share, many, tiny = 0.25, (3, 4), 0.9735, 1234.0, 1.26e-7
rows, pair, three, sixth = 3, [0.5, -2.0], 3, 1 / 6
"""
QUESTIONS = """

## Questions { #questions }

!!! choose one "Which shape has $w_1$?"

    - [ ] (4, 3)

        It is *not* this.

    - [x] `(3, 4)`, as in \\eqref{first}

        One row each, $w_1$.

        ```cell numbers
        ```

    - [ ] none

        $$
        y_1 = 0
        \\label{none}
        $$

!!! choose several "Which numbers are even?"

    Look at each.

    - [x] two

        Twice one.

    - [ ] three

        It leaves one.

    - [x] four

        Twice two.
"""
# What is asked for, and entries with the answer that they are taken for: right, the wrong value
# that is recognised, the hint (None), or no number at all ("").
ENTRIES = {
    "quarter": (
        ["0.25", "0,25", " 0,250 ", "+.25", "1/4", "25e-2", "2.5·10^-1", "(0.25)"],
        {"0.26": None, "-0,25": None, "3": 3, "abc": "", "": "", "(3, 4)": None, "1/0": None},
    ),
    "shape": (
        ["(3, 4)", "3×4", "3 x 4", "[3,4]", "(3,4)", "3 4", "3, 4", "(3; 4)", "( 3 , 4 )", "3*4"],
        {"(4, 3)": None, "34": None, "3": 3, "(3, 4, 1)": None, "three": ""},
    ),
    "share:.1%": (["97.4", "97,4 %", "0.974", "0.9735", "97.4%"], {"0.98": None, "98 %": None}),
    "many:,.0f": (["1234", "1,234", "1.234", "1 234", "1234.0"], {"123": None, "1.23": None}),
    "tiny:.1e": (["1.3e-7", "1,3·10^-7", "1.26e-7", "0,00000013"], {"1.2e-7": None, "0": None}),
    "pair": (["0.5, -2", "(0,5; −2)", "[0,5, –2]", "0.5 -2"], {"-2, 0.5": None}),
    "sixth:.3f": (["0.167", "1/6", "0,1667"], {"0.17": None, "0.166": None}),
}
NAMES = {value: f"enter-{value.partition(':')[0]}" for value in ENTRIES}


def _enter(value: str) -> str:
    return (
        f'\n!!! enter {NAMES[value]} "What is {value.partition(":")[0]}?"\n\n'
        f"    - [x] {{{{ {value} }}}}\n\n        That is it.\n\n"
        "    - [ ] {{ three }}\n\n        That is three.\n\n    - [?] Think of $w_1$.\n"
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site with questions of every kind."""
    site = SmallSite(tmp_path_factory.mktemp("questions"))
    site.write("snippets/chapter.py", site.read("snippets/chapter.py") + PROGRAM)
    for language in LANGUAGES:
        file = f"docs/{language}/chapter.md"
        site.write(file, site.read(file) + QUESTIONS + "".join(map(_enter, ENTRIES)) + "\nEnd.\n")
    result = site.build()
    assert result.returncode == 0, result.stdout
    return site.root / "site"


@pytest.fixture(scope="module")
def start(small: Path) -> Iterator[str]:
    """The address of the small site."""
    with serve(small) as address:
        yield address


def _told(quiz: Locator) -> Locator:
    return quiz.locator("[aria-live=polite]")


def _check(quiz: Locator) -> Locator:
    return quiz.get_by_role("button")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_choice_gets_its_feedback(page: Page, start: str, language: str) -> None:
    words = WORDS[language]
    page.goto(f"{start}{STARTS[language]}chapter/")
    quiz = page.get_by_role("group", name="Which shape has")
    expect(_check(quiz)).to_have_text(words["check"])
    expect(_told(quiz)).to_be_empty()
    _check(quiz).click()
    expect(_told(quiz)).to_have_text(words["choose-first"])
    quiz.get_by_role("radio", name="(4, 3)").check()
    expect(_told(quiz)).to_be_empty()  # what was said is about an earlier answer
    _check(quiz).click()
    expect(_told(quiz)).to_contain_text(f"{words['wrong']} It is not this.")
    expect(_told(quiz).locator(".verdict.wrong")).to_be_visible()
    expect(_check(quiz)).to_be_focused()
    quiz.get_by_text("as in").click()  # the whole line chooses
    expect(_told(quiz)).to_be_empty()
    _check(quiz).click()
    expect(_told(quiz)).to_contain_text(f"{words['right']} One row each")
    expect(_told(quiz).locator(".math svg")).to_be_visible()
    expect(_told(quiz).locator("pre code")).to_contain_text("loss")
    assert _told(quiz).locator("[id], button, .cell-tools").count() == 0
    quiz.get_by_role("radio", name="none").check()
    _check(quiz).click()
    expect(_told(quiz).locator(".equation svg")).to_be_visible()
    assert quiz.get_by_role("radio", checked=True).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_choices_have_to_be_right_together(page: Page, start: str, language: str) -> None:
    words = WORDS[language]
    page.goto(f"{start}{STARTS[language]}chapter/")
    quiz = page.get_by_role("group", name="Which numbers are even?")
    expect(quiz.get_by_text(words["several"])).to_be_visible()
    two, three, four = quiz.get_by_role("checkbox").all()
    two.check()
    _check(quiz).click()
    expect(_told(quiz).locator("p.verdict.wrong")).to_have_text(words["incomplete"])
    expect(_told(quiz).locator("li")).to_have_text([f"{words['right']} Twice one."])
    three.check()
    four.check()
    _check(quiz).click()
    expect(_told(quiz).locator("p.verdict.wrong")).to_have_text(words["not-yet"])
    expect(_told(quiz)).to_contain_text(f"{words['wrong']} It leaves one.")
    two.uncheck()
    three.uncheck()
    _check(quiz).click()
    assert _told(quiz).locator("li").evaluate("item => item.value") == 3  # four is still C
    two.check()
    _check(quiz).click()
    expect(_told(quiz).locator("p.verdict.right")).to_have_text(words["complete"])


@pytest.mark.parametrize("value", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_entries(page: Page, start: str, language: str, value: str) -> None:
    words = WORDS[language]
    page.goto(f"{start}{STARTS[language]}chapter/")
    quiz = page.locator(f"#question-{NAMES[value]}")
    field = quiz.get_by_role("textbox", name=words["entry"])
    right, others = ENTRIES[value]
    several = value in ("shape", "pair")
    for entry, meant in {**dict.fromkeys(right, True), **others}.items():
        field.fill(entry)
        expect(_told(quiz)).to_be_empty()
        assert field.get_attribute("aria-invalid") is None
        field.press("Enter")
        told = {
            True: "That is it.",
            3: words["wrong-value"].format("3") + " That is three.",
            None: f"{words['not-yet']} {words['hint']} Think of",
            "": words["no-shape" if several else "no-number"],
        }[meant]
        said = " ".join(_told(quiz).inner_text().split())
        assert told in said, f"{entry!r}: {said}"
        assert field.get_attribute("aria-invalid") == ("false" if meant is True else "true"), entry
    expect(field).to_be_focused()
    assert field.get_attribute("aria-describedby") == _told(quiz).get_attribute("id")


def test_everything_goes_by_keyboard(page: Page, start: str) -> None:
    page.goto(f"{start}chapter/")
    quiz = page.get_by_role("group", name="Which shape has")
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(quiz.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(_told(quiz)).to_contain_text("One row each")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(_check(quiz)).to_be_focused()
    outline = _check(quiz).evaluate("button => getComputedStyle(button).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Space")
    expect(_told(quiz)).to_contain_text("One row each")
    expect(_check(quiz)).to_be_focused()
    field = page.get_by_role("textbox", name=WORDS["de"]["entry"]).first
    field.focus()
    page.keyboard.type("n/p0,25")  # no keys of the theme
    assert field.input_value() == "n/p0,25" and page.url == f"{start}chapter/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_answers_stand_behind_a_fold(
    browser: Browser, start: str, language: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{start}{STARTS[language]}chapter/")
        assert page.locator("article :is(input, button)").count() == 0
        for quiz in page.locator(".quiz").all():
            answers = quiz.locator("details li")
            expect(answers.first).to_be_hidden()
            quiz.get_by_text(WORDS[language]["answer"], exact=True).focus()
            page.keyboard.press("Enter")
            expect(answers.first).to_be_visible()
            assert answers.locator(".verdict").count() == answers.count()
        choices = page.locator("#question-one > ol > li")
        expect(choices.first).to_have_text("(4, 3)")
        assert choices.count() == page.locator("#question-one details li").count() == 3


def test_print_shows_the_answers_and_no_fields(page: Page, start: str) -> None:
    page.goto(f"{start}chapter/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for answer in page.locator(".quiz details li").all():
        expect(answer).to_be_visible()
    fields = page.locator("article :is(input, button)").filter(visible=True)
    expect(fields).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room(browser: Browser, start: str, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        page.goto(f"{start}chapter/")
        for quiz in page.locator(".quiz.choose").all():
            quiz.locator("label").last.click()
            _check(quiz).click()
            for label in quiz.locator("label").all():
                assert label.bounding_box()["height"] >= 24
        for field in page.get_by_role("textbox", name=WORDS["de"]["entry"]).all():
            field.fill("17")
            field.press("Enter")
            assert field.bounding_box()["width"] >= 50
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [360, 1280])
def test_the_script_moves_nothing(browser: Browser, start: str, width: int) -> None:
    places = """() => [...document.querySelectorAll("article > *, .quiz, .quiz > *")]
      .map((e) => [e.className, e.offsetTop, e.offsetHeight])"""

    def measured(without: str) -> list:
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.route(f"**/{without}", lambda route: route.abort())
            page.goto(f"{start}chapter/", wait_until="networkidle")
            return settled(page, places)

    assert measured("questions.js") == measured("nothing.js")


def test_it_works_from_disk_and_under_a_strict_policy(
    page: Page, browser: Browser, small: Path, start: str
) -> None:
    def strictly(route: Route) -> None:
        policy = {"Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'"}
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | policy)

    with browser.new_context() as other:
        strict = other.new_page()
        strict.route("**/chapter/", strictly)
        for one, address in ((page, f"{(small / 'chapter/index.html').as_uri()}"), (strict, start)):
            one.goto(address if one is page else f"{address}chapter/")
            sent: list[str] = []
            one.on("request", lambda r, sent=sent: r.is_navigation_request() and sent.append(r.url))
            quiz = one.locator("#question-one")
            quiz.get_by_role("radio").nth(1).check()
            _check(quiz).click()
            expect(_told(quiz)).to_contain_text("One row each")
            assert not sent and "question" not in one.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_signs(browser: Browser, start: str, scheme: str) -> None:
    with browser.new_context(forced_colors="active", color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{start}chapter/")
        quiz = page.locator("#question-one")
        quiz.get_by_role("radio").first.check()
        _check(quiz).click()
        verdict = _told(quiz).locator(".verdict")
        style = "e => [getComputedStyle(e, '::before').backgroundColor, getComputedStyle(e).color]"
        sign, text = verdict.evaluate(style)
        assert sign == text


# The real pages


RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

ASKING = [
    (language, slug)
    for language in LANGUAGES
    for slug, it in pages(language).items()
    if it.questions
]


@pytest.mark.parametrize(("language", "slug"), ASKING)
def test_the_answers_of_a_real_page_are_taken(
    page: Page, address: str, language: str, slug: str
) -> None:
    page.goto(f"{address}{STARTS[language]}{slug}/")
    for quiz in page.locator(".quiz").all():
        for number, answer in enumerate(quiz.locator("details > * > li:not(.hint)").all()):
            kind = answer.get_attribute("class")
            if quiz.evaluate("quiz => quiz.matches('.choose:not([data-several])')"):
                quiz.get_by_role("radio").nth(number).check()
            elif quiz.evaluate("quiz => quiz.matches('.choose')"):
                box = quiz.get_by_role("checkbox").nth(number)
                box.set_checked(kind == "right")
                continue
            else:
                shown = answer.locator(".verdict").text_content()
                value = shown.removesuffix(WORDS[language][f"{kind}-value"].format(""))
                quiz.get_by_role("textbox").fill(
                    re.sub(r"([·×] 10)", r"\1^", value.translate(RAISED))
                )
            _check(quiz).click()
            expect(_told(quiz).locator(".verdict")).to_have_class(f"verdict {kind}")
            expect(_told(quiz)).to_have_text(answer.text_content())
        if quiz.get_attribute("data-several") is not None:
            _check(quiz).click()
            expect(_told(quiz)).to_contain_text(WORDS[language]["complete"])
