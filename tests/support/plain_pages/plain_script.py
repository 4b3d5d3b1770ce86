"""A reader of plain JavaScript: the language of 2009 (ES5), and of that what we use.

What it does not know it refuses, so that nothing newer can slip in. It says where
statements begin and which names are asked of the browser.
"""

from dataclasses import dataclass, field

from tests.support.plain_pages.plain_tokens import NotPlain, Tokens

__all__ = ["NotPlain", "Script", "read_script"]
_BINARY = {
    **{"||": 1, "&&": 2, "===": 3, "!==": 3, "<": 4, ">": 4, "<=": 4, ">=": 4},
    **{"+": 5, "-": 5, "*": 6, "/": 6, "%": 6},
}
_ASSIGN = ("=", "+=", "-=")
_UNARY = ("!", "-", "+", "typeof", "void", "delete")


@dataclass
class Script:
    """What a script says.

    Parameters
    ----------
    statements : where each statement begins that does something
    members : names after a dot
    free : names that the script does not make itself
    own : names of what its objects hold
    """

    statements: list[int] = field(default_factory=list)
    members: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


def read_script(text):
    """Read a whole script; raise NotPlain where it is not plain."""
    reader = _Reader(text)
    while reader.kind != "end":
        reader.statement()
    reader.found.free = reader.used - reader.made
    return reader.found


class _Reader(Tokens):
    def __init__(self, text):
        super().__init__(text)
        self.found, self.used, self.made = Script(), set(), set()

    def statement(self):
        """Read one statement."""
        if self.maybe("function"):
            self.made.add(self.name())
            self.function()
        elif self.on("{"):
            self.block()
        elif self.kind == "string":
            self.next()
            self.take(";")
        else:
            self.found.statements.append(self.at)
            read = _STATEMENTS.get(self.value if self.kind == "word" else "")
            if read:
                self.next()
                read(self)
            else:
                self.expression()
                self.take(";")

    def block(self):
        self.take("{")
        while not self.on("}"):
            self.statement()
        self.next()

    def variables(self):
        self.variable()
        while self.maybe(","):
            self.variable()
        self.take(";")

    def variable(self):
        self.made.add(self.name())
        if self.maybe("="):
            self.expression()

    def choice(self):
        self.bracketed()
        self.statement()
        if self.maybe("else"):
            self.statement()

    def loop(self):
        self.bracketed()
        self.statement()

    def outcome(self):
        if not self.on(";"):
            self.expression()
        self.take(";")

    def trial(self):
        self.block()
        self.take("catch")
        self.take("(")
        self.made.add(self.name())
        self.take(")")
        self.block()

    def bracketed(self):
        self.take("(")
        self.expression()
        self.take(")")

    def expression(self):
        self.binary(1)
        if self.maybe("?"):
            self.expression()
            self.take(":")
            self.expression()
        elif self.on(*_ASSIGN):
            self.next()
            self.expression()

    def binary(self, least):
        self.unary()
        while self.kind == "sign" and _BINARY.get(self.value, 0) >= least:
            rank = _BINARY[self.value]
            self.next()
            self.binary(rank + 1)

    def unary(self):
        if self.on(*_UNARY):
            self.next()
            self.unary()
            return
        self.primary()
        while self.tail():
            continue

    def tail(self):
        """Read what hangs on a value; say whether anything did."""
        if self.maybe("."):
            # After a dot a word of the language is a name.
            if self.kind not in ("name", "word"):
                self.refuse()
            self.found.members.add(self.value)
            self.next()
        elif self.maybe("["):
            self.expression()
            self.take("]")
        elif self.maybe("("):
            self.listed(")")
        else:
            return False
        return True

    def listed(self, last):
        """Read values up to the last bracket, with no comma before it."""
        if self.maybe(last):
            return
        self.expression()
        while self.maybe(","):
            self.expression()
        self.take(last)

    def primary(self):
        if self.kind in ("number", "string") or self.on(*_VALUES):
            self.next()
        elif self.kind == "name":
            self.used.add(self.name())
        elif self.maybe("function"):
            self.function()
        elif self.maybe("new"):
            self.primary()
        elif self.on("("):
            self.bracketed()
        elif self.maybe("["):
            self.listed("]")
        elif self.maybe("{"):
            self.held()
        elif self.on("/"):
            self.pattern()
        else:
            self.refuse()

    def held(self):
        """Read what an object holds: names with values, nothing shorter."""
        while not self.on("}"):
            self.found.own.add(self.value)
            if self.kind not in ("name", "string"):
                self.refuse()
            self.next()
            self.take(":")
            self.expression()
            if not self.maybe(","):
                break
        self.take("}")

    def function(self):
        self.take("(")
        if not self.maybe(")"):
            self.made.add(self.name())
            while self.maybe(","):
                self.made.add(self.name())
            self.take(")")
        self.block()


_VALUES = ("this", "null", "true", "false")
_STATEMENTS = {
    "var": _Reader.variables,
    "if": _Reader.choice,
    "while": _Reader.loop,
    "return": _Reader.outcome,
    "throw": _Reader.outcome,
    "try": _Reader.trial,
}
