"""Whether Zila can keep a vote now, asked by whoever asks, looked at once a second."""

import threading
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import ZilaError
from data.store.in_use import open_workshops

_EVERY = 1.0
_SLOW = (
    "The store takes long to answer, so a vote may not be saved now.\n"
    "Wait a moment; if it stays so, look at its disk or its database server."
)


def look() -> str:
    """Return what keeps a vote from being kept; empty if nothing does."""
    try:
        open_workshops.room().store.require_writable()
    except ZilaError as error:
        return f"{error.problem}.\n{error.remedy}"
    return ""


class Readiness:
    """The answer to many who ask, with one look at the disk at a time.

    A look writes a few kilobytes: strangers who ask without end wear the disk no more
    than one who asks once a second.

    Parameters
    ----------
    look : returns what is wrong, empty if nothing is; may block
    clock : says the seconds
    """

    def __init__(
        self,
        look: Callable[[], str] = look,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._look, self._clock = look, clock
        self._lock = threading.Lock()
        self._said, self._at = "", float("-inf")

    def now(self) -> str:
        """Return what is wrong, as of this moment or a second ago at most.

        That something is wrong is never told from memory, so that it passes at once.
        While one look takes its time nobody else waits for it.
        """
        asked = self._clock()
        if not self._lock.acquire(timeout=_EVERY):
            return self._said or _SLOW
        try:
            seen = self._at >= asked or (not self._said and asked - self._at < _EVERY)
            if not seen:
                self._said = self._look()
                self._at = self._clock()
            return self._said
        finally:
            self._lock.release()


_readiness = Readiness()


def _ready(_: Request) -> Response:
    """Say whether figures are loaded and votes can be recorded."""
    wrong = _readiness.now()
    headers = {"cache-control": "no-store"}
    return PlainTextResponse(wrong or "ready", 503 if wrong else 200, headers)


route = Route("/ready", _ready)
