"""What the site says about itself is counted, and a name that it does not know is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib
import numpy as np
import pytest
import sklearn

from mkdocs_lecture import proof
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.pages import Page, read_page
from mkdocs_lecture.results import CellRun, Run
from mkdocs_lecture.values import parse
from tests.pages import ROOT

PAGE = r"""
# Page { #page }

{{ loss }}, {{ other/loss }}, and not a number from a run: {{ site/cells }}.

$$
y = x
\label{one}
$$

```cell curve
alt: The loss is {{ loss }}.
caption: Loss
```

```cell hidden
output: hide
```
"""

RUNS = {
    "page": {"curve": ("<svg/>",), "hidden": ("<svg/>",), "rest": ()},
    "other": {"only": ()},
}


def run(name: str) -> Run:
    """Give the run of a program of the small site; all but two of them fail."""
    if name not in RUNS:
        raise AuthorError(f"{name} fails")
    cells = {cell: CellRun("", figures, {}) for cell, figures in RUNS[name].items()}
    return Run(cells, "{}")


def page(folder: Path, text: str) -> Page:
    """Write and read a page called `page`."""
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return read_page(path, "en")


def counted(folder: Path, text: str = PAGE) -> dict[str, int | str]:
    """Return what is counted on a site of one page and three programs, of which one fails."""
    return proof.facts([page(folder, text)], ["page", "other", "page", "failing"], run)


def test_counts(tmp_path: Path):
    facts = counted(tmp_path)
    assert {name: facts[name] for name in facts if isinstance(facts[name], int)} == {
        "pages": 1,
        "programs": 2,
        "cells": 4,
        "figures": 1,
        "equations": 1,
        "values": 3,
    }


def test_a_broken_fence_leaves_the_rest_countable(tmp_path: Path):
    facts = counted(tmp_path, PAGE + "\n```cell\n```\n")
    assert (facts["figures"], facts["equations"]) == (0, 1)


def test_versions_are_those_that_run():
    vendor = ROOT / "mkdocs_lecture/mathematics/vendor/package.json"
    mathjax = json.loads(vendor.read_text(encoding="utf-8"))
    everywhere = {**mathjax.get("dependencies", {}), **mathjax.get("devDependencies", {})}
    assert proof.versions() == {
        "python": ".".join(map(str, sys.version_info[:3])),
        "numpy": np.__version__,
        "scikit_learn": sklearn.__version__,
        "matplotlib": matplotlib.__version__,
        "mathjax": everywhere["@mathjax/src"],
    }


@pytest.mark.parametrize(
    ("written", "told"),
    {
        "site/programmes": "about the site there is no value `programmes`",
        "site/loss.programs": "`site/programs` has no cells and no entries",
        "site/programs[0]": "`site/programs` has no cells and no entries",
    }.items(),
)
def test_an_unknown_name_is_told_with_those_there_are(written: str, told: str):
    with pytest.raises(AuthorError) as raised:
        proof.look_up(parse(written, "page"), {"programs": 2, "cells": 4})
    assert told in raised.value.message
    assert "cells, programs" in raised.value.remedy


def test_a_name_that_is_known():
    assert proof.look_up(parse("site/programs", "page"), {"programs": 2}) == 2
