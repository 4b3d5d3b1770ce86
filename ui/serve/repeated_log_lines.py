"""A log that stays small: what is said again and again is said a few times a minute."""

import logging
import time
import traceback
from typing import Any

_EACH = 5
_WINDOW = 60.0
_MOST_PLACES = 500


class FewOfEach(logging.Filter):
    """Lets a few records of each place in the code pass, and counts the others.

    What a stranger sends may be part of a record's text, so that records are told
    apart by where they are written and where the fault arose, not by their text.

    Parameters
    ----------
    each : how many pass in one window
    window : its seconds
    """

    def __init__(self, each: int = _EACH, window: float = _WINDOW):
        super().__init__()
        self._each, self._window = each, window
        self._seen: dict[tuple[Any, ...], tuple[float, int, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a record is written; the first after others says how many."""
        # Judged once: a record comes to every handler above its logger.
        known: bool | None = record.__dict__.get("few_passed")
        if known is None:
            known = record.__dict__["few_passed"] = self._passes(record)
        return known

    def _passes(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        if len(self._seen) > _MOST_PLACES:
            self._seen.clear()
        begun, passed, held = self._seen.get(_place(record), (now, 0, 0))
        if now - begun >= self._window:
            if held:
                record.msg = f"{record.getMessage()} (and {held} more like it before)"
                record.args = ()
            begun, passed, held = now, 0, 0
        open_ = passed < self._each
        self._seen[_place(record)] = (begun, passed + open_, held + (not open_))
        return open_


def _place(record: logging.LogRecord) -> tuple[Any, ...]:
    fault = record.exc_info[1] if record.exc_info else None
    arose = traceback.extract_tb(fault.__traceback__)[-1:] if fault else ()
    where = [(frame.filename, frame.lineno) for frame in arose]
    return (record.name, record.pathname, record.lineno, type(fault), *where)


few = FewOfEach()


def listen() -> None:
    """Put the filter before every place that writes; those made later need it anew."""
    named = logging.root.manager.loggerDict.values()
    loggers = [each for each in named if isinstance(each, logging.Logger)]
    handlers = {handler for each in loggers for handler in each.handlers}
    handlers |= {*logging.root.handlers}
    if logging.lastResort is not None:
        handlers.add(logging.lastResort)
    for handler in handlers:
        if few not in handler.filters:
            handler.addFilter(few)
