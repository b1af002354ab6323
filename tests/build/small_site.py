"""A site of two pages for the build tests: whole by itself, and easy to plant errors in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pages import ROOT

INDEX = """\
---
title: Start
description: A start page.
---

# Start { #start }

[The chapter](chapter.md#formulas), \\eqref{chapter/first}.
"""

CHAPTER = """\
---
title: Chapter
description: A chapter.
section: 12
minutes: 5
layout: rows
---

# Chapter { #chapter }

The loss is {{ loss:.2f }}.

## Formulas { #formulas }

$$
y_1 = \\relu(X w_1 + 0.5)
\\label{first}
$$

```cell numbers
```

```cell curve
alt: The loss falls to {{ loss:.2f }}.
caption: The loss.
```

```pycon
>>> loss < 1
True
```
"""

PROGRAM = '''\
"""A small program."""

# %% numbers
loss = 0.5237
print("loss", loss)

# %% curve
import matplotlib.pyplot as plt

plt.plot([1.0, 0.5], label="loss")
plt.legend()
plt.show()
'''

CONFIGURATION = re.compile(r"^nav:\n(?:  .*\n|#.*\n|\n)+?(?=\S)", re.MULTILINE)


class SmallSite:
    """The site's folder, and what can be done with it."""

    def __init__(self, root: Path) -> None:
        """Write the two pages in both languages, the program, and the real configuration."""
        self.root = root
        configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        nav = "nav:\n  - index.md\n  - chapter.md\n\n"
        self.write("mkdocs.yml", CONFIGURATION.sub(nav, configuration, count=1))
        for folder in ("docs/assets", "overrides", "snippets/drawing"):
            shutil.copytree(ROOT / folder, root / folder)
        for language in ("de", "en"):
            self.write(f"docs/{language}/index.md", INDEX)
            self.write(f"docs/{language}/chapter.md", CHAPTER)
        self.write("snippets/chapter.py", PROGRAM)
        self.write("snippets/labels.de.yml", "loss: Loss\n")

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Read a file of the site."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace `old`, which has to be there, in a file."""
        text = self.read(name)
        assert old in text, f"{name} has no {old!r}"
        self.write(name, text.replace(old, new))

    def build(self, *mkdocs: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build` as a user would, and return its exit status and output.

        `mkdocs` are Python's arguments in place of `-m mkdocs`.
        """
        return subprocess.run(
            [sys.executable, *(mkdocs or ("-m", "mkdocs")), "build"],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )

    def discard_cache(self) -> None:
        """Forget every run and every rendered formula."""
        shutil.rmtree(self.root / ".cache")

    def files(self, folder: str = "site") -> dict[str, bytes]:
        """Return the content of every file below a folder."""
        base = self.root / folder
        return {
            str(path.relative_to(base)): path.read_bytes()
            for path in sorted(base.rglob("*"))
            if path.is_file()
        }
