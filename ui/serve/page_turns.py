"""Whose page is drawn now: votes come first, and nobody waits for ever.

Python draws one page at a time however many ask, so more at once only means that each
comes later, and the votes with them. While a round is open one page is drawn at a time,
else two. Who has a badge of the workshop goes before strangers three times of four;
within either, one address or badge after the other, however many pages it asks for.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LEASE = 10.0
_GLANCE = 0.25


class _Asked:
    """One page that waits to be drawn, and whether its turn has come."""

    def __init__(self, who: str):
        self.who, self.called, self.since = who, threading.Event(), 0.0


class Turns:
    """Lets few pages be drawn at once, in a fair order.

    Parameters
    ----------
    most : returns how many may be drawn at once now
    lease : seconds after which a page that is still drawn holds up nobody
    """

    def __init__(self, most: Callable[[], int], lease: float = _LEASE):
        self._most, self._lease = most, lease
        self._lock = threading.Lock()
        self._drawn: set[_Asked] = set()
        self._known: OrderedDict[str, deque[_Asked]] = OrderedDict()
        self._strangers: OrderedDict[str, deque[_Asked]] = OrderedDict()
        self._count = 0

    @contextmanager
    def turn(
        self, who: str, known: bool, glance: Callable[[float], None] | None = None
    ) -> Iterator[None]:
        """Wait for a turn, and hold it.

        Parameters
        ----------
        who : an address or a badge; those who ask for much wait behind each other
        known : whether it is a badge
        glance : called with the seconds waited so far, several times a second; it may
            raise to give the place up
        """
        asked = self._ask(who, known)
        begun = time.monotonic()
        try:
            while not asked.called.wait(_GLANCE):
                self._call()
                if glance:
                    glance(time.monotonic() - begun)
            yield
        finally:
            self._done(asked, known)

    def waiting(self) -> int:
        """Return how many pages wait."""
        with self._lock:
            lines = (*self._known.values(), *self._strangers.values())
            return sum(map(len, lines))

    def _ask(self, who: str, known: bool) -> _Asked:
        asked = _Asked(who)
        with self._lock:
            self._lane(known).setdefault(who, deque()).append(asked)
        self._call()
        return asked

    def _done(self, asked: _Asked, known: bool) -> None:
        with self._lock:
            self._drawn.discard(asked)
            line = self._lane(known).get(asked.who)
            if line and asked in line:
                line.remove(asked)
                if not line:
                    del self._lane(known)[asked.who]
        self._call()

    def _lane(self, known: bool) -> OrderedDict[str, deque[_Asked]]:
        return self._known if known else self._strangers

    def _call(self) -> None:
        """Call the next pages while there is room for one more."""
        most, now = self._most(), time.monotonic()
        with self._lock:
            held = sum(now - each.since < self._lease for each in self._drawn)
            while held < most:
                following = self._following()
                if following is None:
                    return
                following.since = now
                self._drawn.add(following)
                following.called.set()
                held += 1

    def _following(self) -> _Asked | None:
        """Take the next page out of its line, and put its asker behind the others."""
        lanes = (self._known, self._strangers)
        if self._count % 4 == 3:
            lanes = lanes[::-1]
        lane = next((each for each in lanes if each), None)
        if lane is None:
            return None
        self._count += 1
        who, line = lane.popitem(last=False)
        asked = line.popleft()
        if line:
            lane[who] = line
        return asked
