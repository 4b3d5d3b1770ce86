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
        # Those who say the same of themselves wait together: nobody waits twice there.
        self._waiting: Counter[frozenset[str]] = Counter()
        self._counted: dict[frozenset[str], Counter[tuple[str, str]]] = {}

    def add(self, traits: Mapping[str, str]) -> Counter[tuple[str, str]]:
        """Count one more person; return what is to be written now, if enough wait.

        Parameters
        ----------
        traits : trait -> value
        """
        kind = frozenset(traits)
        with self._lock:
            self._waiting[kind] += 1
            counted = self._counted.setdefault(kind, Counter())
            counted.update(traits.items())
            if self._waiting[kind] < ENOUGH:
                return Counter()
            self._counted[kind], self._waiting[kind] = Counter(), 0
            return counted

    def put_back(self, counted: Counter[tuple[str, str]]) -> None:
        """Count again what could not be written; it goes with the next ones."""
        kind = frozenset(trait for trait, _ in counted)
        with self._lock:
            self._counted[kind] = self._counted.get(kind, Counter()) + counted
            self._waiting[kind] += ENOUGH
