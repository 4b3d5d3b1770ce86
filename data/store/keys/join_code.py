"""The codes that let phones in: however they are typed, and too many to be guessed."""

import hmac
import secrets
import threading
import time
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Iterable

from data.store.errors import NotAllowed
from data.store.terms import CLEAR_LETTERS

# Eight signs are 40 bits. Who holds 1,000 connections open and waits `PATIENCE` for
# each answer tries 29 million in three days of eight hours: a chance of 1 in 38,000.
LENGTH = 8
# Workshops made before have six; a new code has eight.
SHORT = 6
# 80 bits, as in the QR code on the wall and on a ticket: no need to slow anybody down.
WHOLE = 16
PER_ADDRESS, IN_ALL, SECONDS = 10, 100, 60
PATIENCE = 3.0
_REMEMBERED = 300


def new_code(length: int = LENGTH) -> str:
    """Return letters and digits, each one of 32."""
    return "".join(secrets.choice(CLEAR_LETTERS) for _ in range(length))


def is_code(text: str) -> bool:
    """Say whether a text, once tidied, could be a code on the wall or of a ticket."""
    known = len(text) in (SHORT, LENGTH, WHOLE)
    return known and all(sign in CLEAR_LETTERS for sign in text)


def tidy(typed: str) -> str:
    """Return what was typed in capitals and digits as the wall shows them.

    Digits of every script count as what they mean, letters of wide and ornate forms
    as what they stand for; spaces, hyphens, accents and marks that nobody sees are
    left out.

    >>> tidy("۹qyc-۶۵")
    '9QYC65'
    """
    plain = unicodedata.normalize("NFKD", typed)
    signs = (str(unicodedata.digit(sign, sign)) for sign in plain)
    letters = "".join(signs).upper()
    return "".join(sign for sign in letters if sign.isascii() and sign.isalnum())


class Gate:
    """Lets in who knows a code, and slows down who guesses.

    The right code is never refused, whoever typed wrong ones before. Only failures
    count, so a whole room behind one address joins at once. It holds for one server;
    two servers of a room allow twice as many tries.

    Parameters
    ----------
    clock : says the seconds
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: deque[tuple[float, str]] = deque()
        self._of: Counter[str] = Counter()
        self._wrong: deque[float] = deque()

    def wait(self, typed: str, address: str) -> float:
        """Return for how many seconds a code must wait before it is looked at.

        Parameters
        ----------
        typed : what somebody typed; one of a QR code or ticket never waits
        address : from where; forgotten after a minute
        """
        if len(tidy(typed)) == WHOLE:
            return 0.0
        with self._lock:
            self._forget()
            many = len(self._failures) >= IN_ALL or self._of[address] >= PER_ADDRESS
        return PATIENCE if many else 0.0

    def enter(self, codes: Iterable[str], typed: str, address: str) -> None:
        """Return if a code is right.

        Parameters
        ----------
        codes : the right ones; empty ones let nobody in
        typed : what somebody typed
        address : from where

        Raises
        ------
        NotAllowed
            The code is wrong, or joining is shut.
        """
        given = tidy(typed).encode()
        if any(hmac.compare_digest(given, code.encode()) for code in codes if code):
            return
        self.fail(typed, address)
        raise NotAllowed("This code is not right", "Type the signs on the wall.")

    def fail(self, typed: str, address: str) -> None:
        """Note a wrong code."""
        with self._lock:
            self._forget()
            now = self._clock()
            self._wrong.append(now)
            if len(tidy(typed)) != WHOLE:
                self._failures.append((now, address))
                self._of[address] += 1

    def wrong(self) -> int:
        """Return how many wrong codes came in the last five minutes."""
        with self._lock:
            self._forget()
            return len(self._wrong)

    def _forget(self) -> None:
        """Drop what is no longer needed."""
        now = self._clock()
        while self._failures and self._failures[0][0] <= now - SECONDS:
            _, address = self._failures.popleft()
            self._of[address] -= 1
            if self._of[address] <= 0:
                del self._of[address]
        while self._wrong and self._wrong[0] <= now - _REMEMBERED:
            self._wrong.popleft()
