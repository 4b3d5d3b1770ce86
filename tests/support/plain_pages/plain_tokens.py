"""The words and signs of plain JavaScript: those of 2009 (ES5) that we use."""

import re

_TOKEN = re.compile(
    r"""(?P<gap>\s+|/\*.*?\*/|//[^\n]*)
    |(?P<number>(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.]))
    |(?P<name>[A-Za-z$][\w$]*)
    |(?P<string>"(?:[^"\\\n]|\\["\\nrt])*")
    |(?P<sign>===|!==|<=|>=|&&|\|\||\+=|-=|\+\+|--|[-+*/%<>=!?:;,.(){}\[\]])""",
    re.DOTALL | re.VERBOSE,
)
_PATTERN = re.compile(
    r"/(?![*/])(?P<body>(?:\[(?:[^\]\\\n]|\\.)*\]|\\.|[^/\\\n\[])+)/[gim]*(?![\w$])"
)
# Of patterns: no looking back, no names, no flags but g, i and m, no \p, \k or \u{.
_NEW_PATTERN = re.compile(r"\(\?(?![:=!])|\\[pPk]|\\u\{")
_WORDS = set(
    re.findall(
        r"\w+",
        """break case catch class const continue debugger default delete do else enum
        export extends false finally for function if implements import in instanceof
        interface let new null package private protected public return static super
        switch this throw true try typeof var void while with yield""",
    )
)


class NotPlain(Exception):
    """A word or sign that the language of 2009 does not have, or that we do not use."""


class Tokens:
    """A walk over the words and signs of a script.

    ``kind`` of the token in hand is "name", "word" (of the language), "number",
    "string", "sign" or "end"; ``value`` is its text, ``at`` and ``end`` its place.
    """

    def __init__(self, text):
        self.text, self.at, self.end = text, 0, 0
        self.next()

    def next(self):
        """Step to the next token."""
        self.at = self.end
        match = _TOKEN.match(self.text, self.at)
        while match and match.lastgroup == "gap":
            self.at = match.end()
            match = _TOKEN.match(self.text, self.at)
        if self.at == len(self.text):
            self.kind, self.value = "end", ""
            return
        if not match:
            self.refuse()
        self.kind, self.value, self.end = match.lastgroup, match[0], match.end()
        if self.value in _WORDS:
            self.kind = "word"

    def refuse(self):
        """Say where the script is not plain."""
        line = self.text.count("\n", 0, self.at) + 1
        raise NotPlain(f"line {line}: {self.text[self.at : self.at + 30]!r}")

    def on(self, *values):
        """Say whether one of these words or signs is in hand."""
        return self.kind in ("sign", "word") and self.value in values

    def take(self, value):
        """Step over a word or sign that must be here."""
        if not self.maybe(value):
            self.refuse()

    def maybe(self, value):
        """Step over a word or sign if it is here; say whether it was."""
        found = self.on(value)
        if found:
            self.next()
        return found

    def name(self):
        """Step over a name that must be here, and return it."""
        found = self.value
        if self.kind != "name":
            self.refuse()
        self.next()
        return found

    def pattern(self):
        """Step over a pattern, whose first stroke is in hand."""
        match = _PATTERN.match(self.text, self.at)
        if not match or _NEW_PATTERN.search(match["body"]):
            self.refuse()
        self.end = match.end()
        self.next()
