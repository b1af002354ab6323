"""The files a reader can take home: each page's program, and its executed notebook."""

from __future__ import annotations

from pathlib import Path

from mkdocs_lecture.site import Site

FOLDER = "downloads"


def write_downloads(site: Site, folder: Path) -> None:
    """Write `<program>.py` and `<program>.ipynb` of every page's own program into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in site.page_programs:
        source = site.runs.program(name).path
        (folder / source.name).write_bytes(source.read_bytes())
        notebook = site.runs.run(name).notebook
        (folder / f"{name}.ipynb").write_text(notebook, encoding="utf-8")
