import json
from pathlib import Path

from mkdocs_lecture.mathematics.renderer import VENDOR


def test_the_bundles_are_of_the_versions_asked_for() -> None:
    asked = json.loads((VENDOR / "package.json").read_text())["devDependencies"]
    assert json.loads((VENDOR / "versions.json").read_text()) == asked
    locked = json.loads((VENDOR / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked


def test_the_lock_file_names_no_address() -> None:
    assert '"resolved"' not in (VENDOR / "package-lock.json").read_text()


def test_small_and_without_leftovers() -> None:
    files = [file for file in Path(VENDOR).rglob("*") if file.is_file()]
    assert not (VENDOR / "node_modules").exists()
    assert sum(file.stat().st_size for file in files) < 4_000_000
