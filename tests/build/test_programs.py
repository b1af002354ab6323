"""Programs are read with the lines of their cells; the key knows what a result depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.programs import read_program

PROGRAM = '"""About."""\n\n# %% first\nimport math\n\n# %% second\n\nx = math.pi\n'


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.py").write_text(text, encoding="utf-8")


def test_cells_have_names_code_and_lines(tmp_path: Path) -> None:
    write(tmp_path, "a", PROGRAM)
    program = read_program(tmp_path, "a")
    assert program.docstring == "About."
    assert [(cell.name, cell.code, cell.line) for cell in program.cells] == [
        ("first", "import math", 4),
        ("second", "x = math.pi", 8),
    ]


def test_the_key_follows_local_imports_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    write(tmp_path, "package/__init__", "")
    write(tmp_path, "package/deep", "VALUE = 1\n")
    write(tmp_path, "helper", "from package import deep\n")
    write(tmp_path, "other", "x = 1\n")
    write(tmp_path, "a", '"""A."""\n\n# %% only\nfrom helper import deep\n')
    key = read_program(tmp_path, "a").key
    write(tmp_path, "other", "x = 2\n")
    assert read_program(tmp_path, "a").key == key
    write(tmp_path, "package/deep", "VALUE = 2\n")
    assert read_program(tmp_path, "a").key != key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# %% only\nx = 1\n", "no docstring"),
        ('"""A."""\nx = 1\n# %% only\n', "code above the first cell"),
        ('"""A."""\n# %% Not a name\n', "is no cell name"),
        ('"""A."""\n# %%\nx = 1\n', "is no cell name"),
        ('"""A."""\n# %% a\n# %% a\n', "is used twice"),
        ("x = (", "syntax error"),
    ],
)
def test_malformed_programs(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, "a", text)
    with pytest.raises(AuthorError, match=said):
        read_program(tmp_path, "a")
