"""Moments as the log writes them, and seconds that no setting of the clock moves.

The clock of a laptop without internet is put right in the middle of a day. What time
it is, is said by `now`; how long something takes, by `steady` alone.
"""

import time
from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> datetime:
    """Return this moment, as the clock of this computer has it."""
    return datetime.fromtimestamp(time.time(), UTC)


def steady() -> float:
    """Return seconds that only go forward, also while the laptop sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


# How far the clock of the wall was ahead of the steady one when this server began.
_BEGAN = time.time() - steady()


def even() -> float:
    """Return seconds since 1970 that no setting of the clock moves.

    They begin with the clock as it was when this server was started.
    """
    return _BEGAN + steady()


def set_by() -> float:
    """Return by how many seconds the clock was set since this server was started."""
    return time.time() - even()


def written(moment: datetime) -> str:
    """Return a moment as the log writes it, for example 2026-11-21T10:12:03Z."""
    return moment.astimezone(UTC).strftime(_FORM)


def read(text: str) -> datetime:
    """Return the moment that the log wrote."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def clock(moment: datetime) -> str:
    """Return the time of day on this computer, for example 10:12:03."""
    return moment.astimezone().strftime("%H:%M:%S")
