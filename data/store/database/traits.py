"""What people said of themselves when they joined, waiting until enough have.

Written one by one, each person's language, sex and work would stand in one
transaction, or next to each other in the database's own journal.
"""

import threading
from collections import Counter
from collections.abc import Mapping

# As few as are ever told of: see the rules of disclosure.
ENOUGH = 5


class Traits:
    """Counts those who wait, each trait on its own; nothing joins two of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = 0
        self._counted: Counter[tuple[str, str]] = Counter()

    def add(self, traits: Mapping[str, str]) -> Counter[tuple[str, str]]:
        """Count one more person; return what is to be written now, if enough wait.

        Parameters
        ----------
        traits : trait -> value
        """
        with self._lock:
            self._waiting += 1
            self._counted.update(traits.items())
            if self._waiting < ENOUGH:
                return Counter()
            found, self._counted, self._waiting = self._counted, Counter(), 0
            return found

    def put_back(self, counted: Counter[tuple[str, str]]) -> None:
        """Count again what could not be written; it goes with the next ones."""
        with self._lock:
            self._counted += counted
            self._waiting += ENOUGH
