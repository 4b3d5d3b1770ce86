"""One look at the room twice a second for all who wait for it to change.

A phone or a projector asks what is new and is answered when something is, or after
some seconds; the database is read twice a second, however many wait.
"""

import asyncio
import re
from collections.abc import Callable
from typing import NamedTuple, Self

from starlette.concurrency import run_in_threadpool

from data.store.errors import StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.roles import VIEWER

PATIENCE = 8.0
_EVERY = 0.5
_WRITTEN = re.compile(r"([0-9]{1,8})\.([0-9]{1,8})")


class Counts(NamedTuple):
    """What changes in the room without an event.

    Parameters
    ----------
    votes : of the running round; 0 where none runs
    joined : phones that joined
    """

    votes: int = 0
    joined: int = 0

    @property
    def written(self) -> str:
        """The counts as a screen is told them, and says which it knows."""
        return f"{self.votes}.{self.joined}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the counts that a screen says it knows; None if it says none."""
        found = _WRITTEN.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None


_Seen = tuple[str, Counts]


def look() -> _Seen:
    """Return what changes with every event of the room, and what without.

    The first is the room's name with the number of its last event; empty when the
    store cannot be read.
    """
    try:
        room = rehearsal_mode.now()
        state = room.state(VIEWER)
        running = state.running
        votes = room.votes(VIEWER, running.number) if running else 0
        counts = Counts(votes, room.headcount(VIEWER))
    except StoreUnavailable:
        return "", Counts()
    return state.mark(room.store.place.full_name), counts


class Pulse:
    """What changed in the room, for all who wait in this process.

    Parameters
    ----------
    look : returns the mark of the last event and the counts; may block
    every : seconds between two looks while anybody waits
    """

    def __init__(self, look: Callable[[], _Seen] = look, every: float = _EVERY):
        self._look, self._every = look, every
        self._now: _Seen | None = None
        self._waiting = 0
        self._changed: asyncio.Event | None = None
        self._task: asyncio.Task[None] | None = None
        self._first = asyncio.Lock()
        self._ended = False

    async def after(
        self, seen: str, *, counts: Counts | None = None, patience: float = PATIENCE
    ) -> _Seen:
        """Return the room's mark and counts once they differ from what was seen.

        Parameters
        ----------
        seen : the mark that the asker knows; another one is answered at once
        counts : those that the asker knows; None if they do not matter
        patience : seconds after which the same is said again
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        self._waiting += 1
        try:
            while True:
                mark, now = await self._fresh()
                if mark != seen or counts not in (None, now):
                    return mark, now
                left = until - loop.time()
                if left <= 0 or self._ended:
                    return mark, now
                await self._next(left)
        finally:
            self._waiting -= 1

    def end(self) -> None:
        """Answer all who wait, and let nobody wait any more: the server stops."""
        self._ended = True
        if self._changed:
            self._changed.set()

    async def touch(self) -> None:
        """Look now, since this process has just changed something."""
        self._tell(await run_in_threadpool(self._look))

    async def _fresh(self) -> _Seen:
        async with self._first:
            if self._now is None or self._task is None:
                found = await run_in_threadpool(self._look)
                self._tell(found)
                self._start()
                return found
            return self._now

    async def _next(self, seconds: float) -> None:
        """Wait until something changed, at most so long."""
        self._changed = self._changed or asyncio.Event()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return

    def _start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(self._every)
                self._tell(await run_in_threadpool(self._look))
        finally:
            self._task = None

    def _tell(self, found: _Seen) -> None:
        if found == self._now:
            return
        self._now = found
        if self._changed:
            self._changed.set()
            self._changed = None


pulse = Pulse()
