"""The one family of errors a reader of Zila can act on."""


class ZilaError(Exception):
    """Something the reader can act on.

    Parameters
    ----------
    problem : what is wrong, one short sentence without a full stop
    remedy : what the reader can do about it, one sentence
    """

    def __init__(self, problem: str, remedy: str):
        super().__init__(f"{problem}. {remedy}")
        self.problem = problem
        self.remedy = remedy


class MissingData(ZilaError):
    """The tables hold nothing for this selection."""


class BadTable(ZilaError):
    """A table breaks its promise."""


class BadLayer(ZilaError):
    """A boundary layer cannot be read or adopted."""
