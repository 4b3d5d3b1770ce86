"""What is read once is read by one thread; who needs it meanwhile waits for it."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import TypeVar

_Read = TypeVar("_Read")


def alone(read: Callable[[], _Read]) -> Callable[[], _Read]:
    """Return what reads once, however many threads ask for the first time together.

    The first visitor comes while the server still reads: both would read everything,
    and take twice as long.

    Parameters
    ----------
    read : returns what is kept from then on; where it raises, the next one tries again
    """
    lock, found = RLock(), list[_Read]()

    @wraps(read)
    def answered() -> _Read:
        with lock:
            if not found:
                found.append(read())
            return found[0]

    return answered
