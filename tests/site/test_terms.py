"""A term is explained where a page first uses it, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.terms import Term, mark_terms, read_terms
from tests.pages import LANGUAGES, ROOT, pages

TABLE = ROOT / "docs/terms.yml"
SMALL = {
    "en": (
        Term("loss", ("loss", "losses"), "How bad & wrong it is."),
        Term("layer", ("layer", "layers"), "Neurons."),
        Term("hidden-layer", ("hidden layer",), "Between."),
        Term("relu", ("ReLU",), "max(z, 0)."),
    ),
    "de": (Term("loss", ("Loss",), "Ein Maß."), Term("bias", ("Bias-Wert",), "Eine Zahl.")),
}
NOTE = re.compile(r'</a><span class="term-text" role="tooltip" id="note-[\w-]+">[^<]*</span>')
TERM = re.compile(r'<a class="term" href="../g/#term-[\w-]+" aria-describedby="note-([\w-]+)">')


def marked(content: str, language: str = "en") -> str:
    """Mark an article; show a marked use as `[id:word]`."""
    done = mark_terms(f"<article>{content}</article>", SMALL, language, "../g/")
    done = TERM.sub(r"[\1:", NOTE.sub("]", done))
    return done.removeprefix("<article>").removesuffix("</article>")


def test_the_markup_names_its_definition():
    assert mark_terms("<article><p>The loss</p></article>", SMALL, "en", "../g/") == (
        '<article><p>The <a class="term" href="../g/#term-loss" aria-describedby="note-loss">loss'
        '</a><span class="term-text" role="tooltip" id="note-loss">How bad &amp; wrong it is.'
        "</span></p></article>"
    )


@pytest.mark.parametrize(
    ("content", "done"),
    [
        # the first use only, in any form, also at the beginning of a sentence
        ("<p>A loss, a loss.</p><p>loss</p>", "<p>A [loss:loss], a loss.</p><p>loss</p>"),
        ("<p>Losses fall.</p><p>loss</p>", "<p>[loss:Losses] fall.</p><p>loss</p>"),
        ("<ul><li>loss</li></ul>", "<ul><li>[loss:loss]</li></ul>"),
        ("<dl><dt>loss</dt><dd>loss</dd></dl>", "<dl><dt>loss</dt><dd>[loss:loss]</dd></dl>"),
        ("<p>a <em>loss</em></p>", "<p>a <em>[loss:loss]</em></p>"),
        ("<p>1 &lt; loss<br>layer</p>", "<p>1 &lt; [loss:loss]<br>[layer:layer]</p>"),
        # the longest term; a word within it is no use of its own
        ("<p>hidden\nlayer, layer</p>", "<p>[hidden-layer:hidden\nlayer], [layer:layer]</p>"),
        (
            "<p>hidden layer</p><p>hidden layer</p>",
            "<p>[hidden-layer:hidden layer]</p><p>hidden layer</p>",
        ),
        # whole words, and capitals where they belong
        ("<p>glosses loss-free lossless relu</p>", None),
        ("<p>The ReLU</p>", "<p>The [relu:ReLU]</p>"),
        # never in what is no running text
        ("<h2>loss</h2><div>loss</div>", None),
        ('<p><a href="#">loss</a> <code>loss</code></p>', None),
        ("<ul><li><pre><span>loss</span>\nloss</pre></li></ul>", None),
        ("<p><em><a>the <em>loss</em></a></em></p>", None),
        ('<p><span data-formula="3">loss</span></p>', None),
        ('<p><span class="arithmatex">loss</span></p>', None),
        ("<figure><p>loss</p><figcaption>loss</figcaption></figure>", None),
        ("<li><table><tr><th>loss</th><td>loss</td></tr></table></li>", None),
        ("<details><summary>loss</summary></details>", None),
        ("<fieldset><legend>loss</legend><ol><li>loss</li></ol></fieldset>", None),
        ('<div><p class="admonition-title">loss</p></div>', None),
        ('<p class="page-facts"><span>loss</span></p>', None),
        ('<p title="loss > loss" class=loss><!-- <p> loss --></p>', None),
        # but behind it
        ("<h2>loss</h2><p>loss</p>", "<h2>loss</h2><p>[loss:loss]</p>"),
        ('<p><img alt="loss">loss</p>', '<p><img alt="loss">[loss:loss]</p>'),
        ("<p><svg><path/></svg>loss</p>", "<p><svg><path/></svg>[loss:loss]</p>"),
    ],
)
def test_first_uses_in_the_running_text(content: str, done: str | None):
    assert marked(content) == (done or content)


def test_each_language_has_its_own_words():
    content = "<p>Bias-Werte, ein Bias-Wert, losses, Loss-Kurve, der Loss</p>"
    assert marked(content, "de") == (
        "<p>Bias-Werte, ein [bias:Bias-Wert], losses, Loss-Kurve, der [loss:Loss]</p>"
    )
    assert mark_terms("<article><p>Loss</p></article>", {}, "de", "").count("span") == 0


def test_around_the_article_nothing_is_marked():
    page = "<nav><li>loss</li></nav><article><p>loss</p></article><footer><p>layer</p></footer>"
    done = mark_terms(page, SMALL, "en", "../g/")
    assert done.startswith("<nav><li>loss</li></nav><article><p><a")
    assert done.endswith("</article><footer><p>layer</p></footer>")


GOOD = {
    "id": "loss",
    "de": {"term": "Loss", "forms": [], "text": "Ein Maß."},
    "en": {"term": "loss", "forms": ["losses"], "text": "A measure."},
}


def written(folder: Path, text: str) -> Path:
    """Write a table."""
    path = folder / "terms.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_in_each_language(tmp_path: Path):
    terms = read_terms(written(tmp_path, yaml.safe_dump([GOOD])), LANGUAGES)
    assert terms == {
        "de": (Term("loss", ("Loss",), "Ein Maß."),),
        "en": (Term("loss", ("loss", "losses"), "A measure."),),
    }
    assert read_terms(tmp_path / "none.yml", LANGUAGES) == {"de": (), "en": ()}


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("- id: [", "no YAML"),
        ("a: b", "no list"),
        ([{**GOOD, "id": "The loss"}], "`The loss` of entry 1"),
        ([GOOD, GOOD], "`loss` is there twice"),
        ([{"id": "loss", "de": GOOD["de"]}], "not exactly `term`, `forms`, `text` in `en`"),
        ([{**GOOD, "de": {"term": "Loss", "text": "…"}}], "not exactly `term`, `forms`, `text`"),
        ([{**GOOD, "de": {**GOOD["de"], "text": " "}}], "empty or odd text or form in `de`"),
        ([{**GOOD, "en": {**GOOD["en"], "forms": "losses"}}], "empty or odd text or form in `en`"),
        ([GOOD, {**GOOD, "id": "cost"}], "`Loss` belongs to `loss` and to `cost` in `de`"),
    ],
)
def test_a_mistake_in_the_table_is_told(tmp_path: Path, entries: object, told: str):
    text = entries if isinstance(entries, str) else yaml.safe_dump(entries)
    path = written(tmp_path, text)
    with pytest.raises(AuthorError, match=re.escape(told)) as raised:
        read_terms(path, LANGUAGES)
    assert raised.value.path == path and raised.value.remedy


# The real table


def test_both_languages_have_the_same_terms_in_one_sentence_each():
    terms = read_terms(TABLE, LANGUAGES)
    ids = {language: [term.id for term in terms[language]] for language in LANGUAGES}
    assert ids["de"] == ids["en"] and len(ids["de"]) >= 30
    for language in LANGUAGES:
        for term in terms[language]:
            assert re.fullmatch(r"[^.]+\.", term.text), f"{language}: {term.text}"
            assert term.text[0].isupper() and "<" not in term.text


def uses(language: str) -> set[str]:
    """Return the terms that the language's pages mark, rendered without what is computed."""
    found: set[str] = set()
    terms = read_terms(TABLE, LANGUAGES)
    extensions = ["admonition", "attr_list", "def_list", "tables", "pymdownx.details"]
    extensions += ["sane_lists", "pymdownx.arithmatex"]
    for page in pages(language).values():
        prose = "\n".join("" if block.fence else block.text for block in page.blocks)
        article = f"<article>{markdown.markdown(prose, extensions=extensions)}</article>"
        found |= set(TERM.findall(mark_terms(article, terms, language, "../g/")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_used_on_a_page(language: str):
    unused = {term.id for term in read_terms(TABLE, LANGUAGES)[language]} - uses(language)
    assert not unused, f"no page in `{language}` uses {sorted(unused)}: take them out of the table"
