"""Colour in formulas: TeX in which every symbol that has a colour is wrapped in its class."""

from __future__ import annotations

import re

from mkdocs_lecture.symbols import OF_TEX, css_class

from .macros import MACROS

_TOKEN = re.compile(
    r"""
      %[^\n]*                                                       # a comment
    | \\(?:kern|mkern|hskip|mskip)\s*[-+.\d]+\s*[a-z]{2}            # lengths: no x in 2ex
    | \\\\\*?\s*\[\s*[-+.\d]+\s*[a-z]{2}\s*\]
    | \\[a-zA-Z]+ | \\. | \s+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ALPHABETS = ["text", "textrm", "textbf", "textit", "textsf", "texttt", "textup", "textnormal"]
_ALPHABETS += ["mathrm", "mathit", "mathsf", "mathtt", "mathbb", "mathcal", "mathscr", "mathfrak"]
# Commands in whose arguments letters are no symbols, with the number of arguments.
_VERBATIM = dict.fromkeys(_ALPHABETS, 1) | {"operatorname": 1, "mbox": 1, "hbox": 1, "label": 1}
_VERBATIM |= {"mathbf": 1, "begin": 1, "end": 1, "hspace": 1, "rule": 2, "class": 2}
_COLUMNS = {"array", "subarray", "alignedat", "alignat", "alignat*"}  # \begin{array}{c|c}
# Commands that leave a symbol the symbol it is.
_ACCENTS = {"hat", "widehat", "bar", "overline", "underline", "tilde", "widetilde", "vec", "dot"}
_ACCENTS |= {"ddot", "mathbf", "boldsymbol"}
_ARGUMENTS = dict.fromkeys(_ACCENTS, 1) | dict.fromkeys(
    ["frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom"], 2
)
_ARGUMENTS |= dict.fromkeys(["underset", "overset", "stackrel"], 2)
_ARGUMENTS |= dict.fromkeys(["sqrt", "boxed", "underbrace", "overbrace", "substack", "phantom"], 1)
_ARGUMENTS |= dict.fromkeys(["mathop", "mathord", "mathrel", "mathbin", "xrightarrow", "smash"], 1)
_STARRED = {r"\operatorname", r"\hspace"}
_WITH_OPTION = {r"\sqrt", r"\xrightarrow", r"\smash", r"\cfrac", r"\rule"}
_FRACTIONS = {r"\frac", r"\dfrac", r"\tfrac"}
_SCRIPT_MACROS = {f"\\{name}" for name, tex in MACROS.items() if tex[0] in "_^"}  # such as \T
_LOSS = r"\loss"
_DIFFERENTIALS = {r"\partial", "d"}


def colour(tex: str) -> str:
    r"""Wrap each symbol of `tex`, with its accent and its indices, in its class.

    The derivative of the loss by anything is a gradient, as a whole. Nothing is grouped that was
    not, so that spaces, line breaks and the words for it stay as they are. TeX that does not end
    its braces is returned as it is: the error message shall be about what the author wrote.

    >>> print(colour(r"z_1 = X w_{1,2}^{(3)} + b"))
    z_1 = \class{sym-x}{X} \class{sym-w}{w_{1,2}^{(3)}} + \class{sym-b}{b}
    >>> print(colour(r"\hat y \text{ by } \frac{\partial \loss}{\partial w}"))
    \class{sym-y}{\hat y} \text{ by } \class{sym-gradient}{\frac{\partial \loss}{\partial w}}
    """
    tokens = _TOKEN.findall(tex)
    try:
        _Colourer(tokens).check_braces()
        return _Colourer(tokens).sequence(0, len(tokens))
    except _Unclear:
        return tex


class _Unclear(Exception):
    """The TeX is not well-formed."""


class _Colourer:
    """Reads tokens; positions are indices into them, an end is the index after the last one."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def check_braces(self) -> None:
        depth = 0
        for token in self.tokens:
            depth += (token == "{") - (token == "}")
            if depth < 0:
                raise _Unclear
        if depth:
            raise _Unclear

    def sequence(self, at: int, end: int) -> str:
        """Return the tokens from `at` to `end` with their symbols wrapped."""
        done = []
        while at < end:
            part, at = self._item(at)
            done.append(part)
        if at > end:
            raise _Unclear  # an argument without braces that wants arguments itself
        return "".join(done)

    def _item(self, at: int) -> tuple[str, int]:
        """Wrap or copy what begins at `at`; return it and its end."""
        for rule in (self._gradient, self._symbol, self._verbatim, self._command):
            found = rule(at)
            if found:
                return found
        if self.tokens[at] in "_^":
            part, end = self._argument(at + 1)
            return self.tokens[at] + part, end
        return self.tokens[at], at + 1

    def _verbatim(self, at: int) -> tuple[str, int] | None:
        count = _VERBATIM.get(self.tokens[at][1:]) if self.tokens[at][:1] == "\\" else None
        if count is None:
            return None
        end = self._name_end(at)
        for _ in range(count):
            start, end = end, self._argument_end(end)
        if self.tokens[at] == r"\begin" and self._text(start, end).strip(" {}") in _COLUMNS:
            end = self._argument_end(self._bracket_end(end))
        return self._text(at, end), end

    def _gradient(self, at: int) -> tuple[str, int] | None:
        r"""Wrap the loss's derivative, a fraction or in a line, and the loss behind a \nabla."""
        if self.tokens[at] in _FRACTIONS:
            middle = self._argument_end(at + 1)
            end = self._argument_end(middle)
            above, below = self._text(at + 1, middle), self._text(middle, end)
            if re.fullmatch(r"\s*\{\s*(\\partial|d)\s*\\loss(?![a-zA-Z]).*", above, re.DOTALL):
                if re.match(r"\s*\{\s*(\\partial|d)(?![a-zA-Z]{2})", below):
                    return _wrap("gradient", self._text(at, end)), end
            return None
        if self.tokens[at] == r"\nabla":
            pieces = [at, self._scripts_end(at + 1)]
        elif self.tokens[at] in _DIFFERENTIALS:
            pieces = [at, at + 1]
        else:
            return None
        loss = self._past_space(pieces[-1])
        if self._at(loss) != _LOSS:
            return None
        pieces += [loss, self._scripts_end(loss + 1)]
        if self.tokens[at] != r"\nabla":
            # Each piece for itself: a group around the slash would change the words for it.
            slash = self._past_space(pieces[-1])
            below = self._past_space(slash + 1)
            by = self._past_space(below + 1)
            if self._at(slash) != "/" or self._at(below) not in _DIFFERENTIALS:
                return None
            end = self._scripts_end(self._argument_end(by))
            pieces += [slash, slash + 1, below, below + 1, by, end]
        done, last = [], at
        for start, end in zip(pieces[::2], pieces[1::2], strict=True):
            done += [self._text(last, start), _wrap("gradient", self._text(start, end))]
            last = end
        return "".join(done), last

    def _symbol(self, at: int) -> tuple[str, int] | None:
        found = self._nucleus(at)
        if not found:
            return None
        end = self._scripts_end(found[1])
        return _wrap(found[0], self._text(at, end)), end

    def _nucleus(self, at: int) -> tuple[str, int] | None:
        r"""Return the symbol at `at` and its end, if there is one: y, \hat y, \hat{y_1}."""
        token = self._at(at)
        if token in OF_TEX:
            return OF_TEX[token], at + 1
        if token[:1] != "\\" or token[1:] not in _ACCENTS:
            return None
        at = self._past_space(at + 1)
        if self._at(at) != "{":
            return self._nucleus(at)
        end = self._argument_end(at)
        inside = self._nucleus(self._past_space(at + 1))
        if inside and self._past_space(self._scripts_end(inside[1])) == end - 1:
            return inside[0], end
        return None

    def _command(self, at: int) -> tuple[str, int] | None:
        token = self.tokens[at]
        if token[:1] != "\\" or token[1:] not in _ARGUMENTS:
            return None
        end = self._name_end(at)
        done = [self._text(at, end)]
        for _ in range(_ARGUMENTS[token[1:]]):
            part, end = self._argument(end)
            done.append(part)
        return "".join(done), end

    def _argument(self, at: int) -> tuple[str, int]:
        """Wrap within one argument; a symbol without braces gets them, or \\class would be it."""
        start = self._past_space(at)
        end = self._argument_end(start)
        space = self._text(at, start)
        if self._at(start) == "{":
            return f"{space}{{{self.sequence(start + 1, end - 1)}}}", end
        found = self._nucleus(start)
        if found:
            return f"{space}{{{_wrap(found[0], self._text(start, end))}}}", end
        return space + self.sequence(start, end), end

    def _argument_end(self, at: int) -> int:
        at = self._past_space(at)
        token = self._at(at)
        if not token:
            raise _Unclear
        if token == "{":
            depth = 1
            while depth:
                at += 1
                depth += (self.tokens[at] == "{") - (self.tokens[at] == "}")
            return at + 1
        if token == "}":
            raise _Unclear
        count = (_ARGUMENTS | _VERBATIM).get(token[1:], 0) if token[0] == "\\" else 0
        at = self._name_end(at)
        for _ in range(count):
            at = self._argument_end(at)
        return at

    def _scripts_end(self, at: int) -> int:
        """Return the end of all indices and powers, also of wrong ones, which MathJax reports."""
        while True:
            start = self._past_space(at)
            token = self._at(start)
            if token == "'" or token in _SCRIPT_MACROS:
                at = start + 1
            elif token in ("_", "^"):
                at = self._argument_end(start + 1)
            else:
                return at

    def _name_end(self, at: int) -> int:
        """Return the end of a command's name, with its star and its argument in brackets."""
        end = at + 1
        if self.tokens[at] in _STARRED and self._at(end) == "*":
            end += 1
        return self._bracket_end(end) if self.tokens[at] in _WITH_OPTION else end

    def _bracket_end(self, at: int) -> int:
        start = self._past_space(at)
        if self._at(start) != "[" or "]" not in self.tokens[start:]:
            return at
        return self.tokens.index("]", start) + 1

    def _past_space(self, at: int) -> int:
        while self._at(at).isspace() or self._at(at)[:1] == "%":
            at += 1
        return at

    def _at(self, at: int) -> str:
        return self.tokens[at] if at < len(self.tokens) else ""

    def _text(self, at: int, end: int) -> str:
        return "".join(self.tokens[at:end])


def _wrap(symbol: str, tex: str) -> str:
    return rf"\class{{{css_class(symbol)}}}{{{tex}}}"
