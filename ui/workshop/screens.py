"""Which screens ask for the storyline: how large they are, and since when silent."""

import threading
import time
from collections.abc import Callable

_MOST = 64
_FORGET = 600
_SMALLEST, _LARGEST = 100, 20_000
_seen: dict[str, tuple[int, int, float]] = {}
_lock = threading.Lock()


def note(
    name: str, size: tuple[str, str], now: Callable[[], float] = time.monotonic
) -> None:
    """Note that a screen asked; nonsense is ignored.

    Parameters
    ----------
    name : by which the screen calls itself, any short text
    size : width and height of its window in pixels, as it wrote them
    now : returns this moment, in seconds
    """
    if not name or len(name) > 40 or not all(each.isdecimal() for each in size):
        return
    wide, high = (int(each[:6]) for each in size)
    if not all(_SMALLEST <= each <= _LARGEST for each in (wide, high)):
        return
    with _lock:
        _seen.pop(name, None)
        _seen[name] = (wide, high, now())
        while len(_seen) > _MOST:
            _seen.pop(next(iter(_seen)))


def screens(now: Callable[[], float] = time.monotonic) -> list[tuple[int, int, float]]:
    """Return width, height and seconds since it asked, of each screen; newest first.

    A screen asks every 8 seconds at least; one silent for ten minutes is forgotten.

    Parameters
    ----------
    now : as for `note`
    """
    moment = now()
    with _lock:
        found = [(w, h, moment - at) for w, h, at in _seen.values()]
    return sorted((f for f in found if f[2] <= _FORGET), key=lambda each: each[2])
