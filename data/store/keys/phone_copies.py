"""The key under which phones keep what they voted: in memory only, for one round."""

import secrets
import threading


class Pocket:
    """Keeps the key of the newest round while the server runs, and no other.

    What an earlier round's cookies hold nobody can read any more, whatever they have;
    nor after the server was stopped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._key = b""

    def key(self, number: int) -> bytes:
        """Return the key of a round; of one that is over, a key that opens nothing.

        Parameters
        ----------
        number : of the round
        """
        with self._lock:
            if number > self._number:
                self._number, self._key = number, secrets.token_bytes(32)
            return self._key if number == self._number else secrets.token_bytes(32)
