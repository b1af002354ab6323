"""Highlight a page's blocks of code, last of all: the markup of each word is heavy."""

from __future__ import annotations

import html
import re
from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from mkdocs_lecture.symbols import colour_code

_PLAIN = re.compile(
    r'<pre class="highlight"><code class="language-(?P<language>[\w-]+)">(?P<code>.*?)'
    "</code></pre>",
    re.DOTALL,
)


def highlight_code(page_html: str) -> str:
    """Replace the blocks of plain code by highlighted ones, in the markup that Material styles.

    >>> plain = '<pre class="highlight"><code class="language-python">b1</code></pre>'
    >>> print(highlight_code(plain))
    <div class="language-python highlight"><pre><code><span class="n sym-b">b1</span>
    </code></pre></div>
    """
    return _PLAIN.sub(lambda match: _highlighted(match["language"], match["code"]), page_html)


@cache  # both languages show the same code, and `serve` shows it again
def _highlighted(language: str, escaped: str) -> str:
    lexer = get_lexer_by_name(language)
    marked = colour_code(highlight(html.unescape(escaped), lexer, HtmlFormatter(nowrap=True)))
    return f'<div class="language-{language} highlight"><pre><code>{marked}</code></pre></div>'
