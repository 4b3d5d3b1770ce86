"""Who has asked since the server started: how many devices, and which screens."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

# Addresses are kept as prints under a salt of this run, so that nobody reads them.
_SALT = secrets.token_bytes(16)
_MOST_DEVICES = 10_000
_devices: set[bytes] = set()
_MOST_SCREENS = 64
_FORGET = 600
_SMALLEST, _LARGEST = 100, 20_000
_screens: dict[str, tuple[int, int, float]] = {}
_lock = threading.Lock()


def devices() -> int:
    """Return how many addresses other than this computer's have asked for anything."""
    return len(_devices)


class Devices:
    """Middleware that counts who asks; it keeps no address.

    Parameters
    ----------
    app : the application behind it
    """

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one request and hand it on."""
        client, here = scope.get("client"), scope.get("server") or ("", 0)
        # By any of its own addresses this computer comes from where it goes to.
        if client and client[0] != here[0] and len(_devices) < _MOST_DEVICES:
            _devices.add(hashlib.sha256(_SALT + client[0].encode()).digest()[:8])
        await self._app(scope, receive, send)


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
        _screens.pop(name, None)
        _screens[name] = (wide, high, now())
        while len(_screens) > _MOST_SCREENS:
            _screens.pop(next(iter(_screens)))


def screens(now: Callable[[], float] = time.monotonic) -> list[tuple[int, int, float]]:
    """Return width, height and seconds since it asked, of each screen; newest first.

    A screen asks every 8 seconds at least; one silent for ten minutes is forgotten.

    Parameters
    ----------
    now : as for `note`
    """
    moment = now()
    with _lock:
        found = [(w, h, moment - at) for w, h, at in _screens.values()]
    return sorted((f for f in found if f[2] <= _FORGET), key=lambda each: each[2])
