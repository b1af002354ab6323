import hashlib
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

from mkdocs_lecture.mathematics import Formula, Formulas, Rendered
from mkdocs_lecture.mathematics.cache import Cache

ONE = Rendered("<svg/>", "<math/>", "eins", "1", {"g1": '<path id="g1" d="M0 0"/>'})
PROGRAM = """
import hashlib, sys
from pathlib import Path
from mkdocs_lecture.mathematics import Formula, Formulas
wanted = [
    Formula(rf"\\frac{{x_{{{i}}}}}{{2}} + 0.5", i % 2 == 0, "de" if i % 3 else "en")
    for i in range(60)
]
print(hashlib.sha256(repr(Formulas(Path(sys.argv[1])).render(wanted)).encode()).hexdigest())
"""


def test_reads_what_was_written(tmp_path: Path) -> None:
    Cache(tmp_path / "x" / "a.sqlite", "1").write({"k": ONE})
    assert Cache(tmp_path / "x" / "a.sqlite", "1").read(["k", "other"]) == {"k": ONE}


def test_another_version_finds_nothing_and_clears_up(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    Cache(file, "1").write({"k": ONE})
    assert Cache(file, "2").read(["k"]) == {}
    Cache(file, "2").write({"l": ONE})
    assert Cache(file, "1").read(["k"]) == {}


def test_many_keys(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a.sqlite", "1")
    entries = {str(i): ONE for i in range(2500)}
    cache.write(entries)
    assert cache.read(entries) == entries


def test_a_corrupted_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "formulas.sqlite"
    wanted = [Formula("a + b")]
    first = Formulas(tmp_path).render(wanted)
    for damage in (b"not a database", file.read_bytes()[:5000], b""):
        file.write_bytes(damage)
        assert Formulas(tmp_path).render(wanted) == first
        assert Formulas(tmp_path).render(wanted) == first
    file.write_bytes(file.read_bytes().replace(b"<svg", b"\xff\xfe\x00<"))
    assert Formulas(tmp_path).render(wanted) == first


def test_an_unusable_place_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "formulas.sqlite").mkdir()
    assert Formulas(tmp_path).render([Formula("a")])[0].text == "a"


def test_two_builds_at_once_agree_to_the_byte(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM]
    places = [tmp_path / "shared", tmp_path / "shared", tmp_path / "other"]
    builds = [
        subprocess.Popen([*command, str(place)], stdout=subprocess.PIPE, text=True)
        for place in places
    ]
    results = {build.communicate(timeout=120)[0] for build in builds}
    assert [build.returncode for build in builds] == [0, 0, 0]
    assert len(results) == 1 and len(results.pop().strip()) == 64


def test_the_cache_returns_exactly_what_was_rendered(tmp_path: Path) -> None:
    wanted = [Formula(r"\frac{a}{b} + \text{ä}", display) for display in (False, True)]
    fresh = Formulas(tmp_path).render(wanted)
    again = Formulas(tmp_path).render(wanted)
    assert [astuple(it) for it in again] == [astuple(it) for it in fresh]
    assert [list(it.glyphs) for it in again] == [list(it.glyphs) for it in fresh]
    for it in fresh:
        for name, path in it.glyphs.items():
            outline = path.split(' d="')[1].removesuffix('"/>')
            assert name == "g" + hashlib.sha256(outline.encode()).hexdigest()[:9]
