"""What is the same for everybody is made once a second, however many ask."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import Any

_MOST = 64


class Second:
    """Keeps what was made a short time; one is made at a time, and others wait for it.

    Parameters
    ----------
    seconds : how long it is kept
    """

    def __init__(self, seconds: float = 1.0):
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: dict[Hashable, tuple[float, Any]] = {}

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what was made for a key just now; nothing is kept of an error.

        Parameters
        ----------
        key : what it depends on, without who asks
        make : makes it
        """
        with self._lock:
            at, found = self._kept.get(key, (float("-inf"), None))
            if time.monotonic() - at < self._seconds:
                return found
            found = make()
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[key] = time.monotonic(), found
            return found
