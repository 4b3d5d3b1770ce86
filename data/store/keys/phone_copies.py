"""The keys under which phones keep what they voted: in memory only, for two rounds."""

import secrets
import threading


class Pocket:
    """Keeps the keys of the newest round and of the one before while the server runs.

    A phone that comes into a new round brings what it kept of the one before, and can
    show its earlier answer. What older rounds' cookies hold nobody can read any more,
    whatever they have; nor any after the server was stopped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._key = b""
        self._before: tuple[int, bytes] = 0, b""

    def key(self, number: int) -> bytes:
        """Return the key of a round; of one that is over, a key that opens nothing.

        Parameters
        ----------
        number : of the round
        """
        with self._lock:
            if number > self._number:
                self._before = self._number, self._key
                self._number, self._key = number, secrets.token_bytes(32)
            return self._key if number == self._number else secrets.token_bytes(32)

    def kept(self, number: int) -> bytes:
        """Return the key of a round as long as it is kept; else an empty one.

        Parameters
        ----------
        number : of the round
        """
        with self._lock:
            known = {self._number: self._key, self._before[0]: self._before[1]}
            return known.get(number, b"")
