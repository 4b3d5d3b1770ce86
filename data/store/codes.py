"""The code on the wall, and how often it may be guessed."""

import hmac
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

from data.store.errors import NotAllowed, TooManyTries
from data.store.words import CLEAR_LETTERS

LENGTH = 6
PER_ADDRESS, IN_ALL, SECONDS = 10, 100, 60


def new_code() -> str:
    """Return six letters and digits, one of about a thousand million."""
    return "".join(secrets.choice(CLEAR_LETTERS) for _ in range(LENGTH))


def tidy(typed: str) -> str:
    """Return what was typed without spaces and hyphens, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


class Gate:
    """Lets in who knows the code, and slows down who guesses.

    Only failures count, so a whole room behind one address can join at once. It
    holds for one server; two servers of a room allow twice as many tries.

    Parameters
    ----------
    clock : says the seconds
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: deque[tuple[float, str]] = deque()

    def enter(self, code: str, typed: str, address: str) -> None:
        """Return if the code is right.

        Parameters
        ----------
        code : the right one; empty while joining is shut
        typed : what somebody typed
        address : from where; forgotten after a minute

        Raises
        ------
        TooManyTries
            10 wrong tries from one address or 100 in all within a minute; even the
            right code is then not looked at.
        NotAllowed
            The code is wrong, or joining is shut.
        """
        with self._lock:
            self._forget()
            here = sum(each == address for _, each in self._failures)
            if here >= PER_ADDRESS or len(self._failures) >= IN_ALL:
                raise TooManyTries(
                    "There were too many wrong codes", "Wait a minute, then try again."
                )
            if code and hmac.compare_digest(tidy(typed).encode(), code.encode()):
                return
            self._failures.append((self._clock(), address))
        raise NotAllowed("This code is not right", "Type the six signs on the wall.")

    def _forget(self) -> None:
        """Drop the failures of more than a minute ago."""
        while self._failures and self._failures[0][0] <= self._clock() - SECONDS:
            self._failures.popleft()
