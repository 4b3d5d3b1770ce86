"""One look at the room twice a second for all who wait for it to change.

A phone or a projector asks what is new and is answered when something is, or after
some seconds; the database is read twice a second, however many wait.
"""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool

from data.store.errors import StoreUnavailable
from data.store.roles import VIEWER
from data.store.verbs import rehearsal_mode

PATIENCE = 8.0
_EVERY = 0.5


def look() -> tuple[str, int]:
    """Return what changes with every event of the room, and the number of votes.

    The first is the room's name with the number of its last event; empty when the
    store cannot be read.
    """
    try:
        room = rehearsal_mode.now()
        state = room.state(VIEWER)
        running = state.running
        votes = room.votes(VIEWER, running.number) if running else 0
    except StoreUnavailable:
        return "", 0
    return state.mark(room.store.place.full_name), votes


class Pulse:
    """What changed in the room, for all who wait in this process.

    Parameters
    ----------
    look : returns the mark of the last event and the number of votes; may block
    every : seconds between two looks while anybody waits
    """

    def __init__(
        self, look: Callable[[], tuple[str, int]] = look, every: float = _EVERY
    ):
        self._look, self._every = look, every
        self._now: tuple[str, int] | None = None
        self._waiting = 0
        self._changed: asyncio.Event | None = None
        self._task: asyncio.Task[None] | None = None
        self._first = asyncio.Lock()
        self._ended = False

    async def after(
        self, seen: str, *, votes: int | None = None, patience: float = PATIENCE
    ) -> tuple[str, int]:
        """Return the room's mark and votes once they differ from what was seen.

        Parameters
        ----------
        seen : the mark that the asker knows; another one is answered at once
        votes : the number of votes that the asker knows; None if it does not matter
        patience : seconds after which the same is said again
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        self._waiting += 1
        try:
            while True:
                mark, count = await self._fresh()
                if mark != seen or votes not in (None, count):
                    return mark, count
                left = until - loop.time()
                if left <= 0 or self._ended:
                    return mark, count
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

    async def _fresh(self) -> tuple[str, int]:
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

    def _tell(self, found: tuple[str, int]) -> None:
        if found == self._now:
            return
        self._now = found
        if self._changed:
            self._changed.set()
            self._changed = None


pulse = Pulse()
