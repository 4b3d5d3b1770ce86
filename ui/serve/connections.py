"""Which connections the server holds: none that only waits, and a bound on all.

A connection has so many seconds to send the head of a request, so many for its body,
and must go on reading what it is sent. Where there is no room for one more, those go
that have asked nothing yet, the oldest first; then strangers who wait for an answer.
Who shows a badge of the workshop is kept, so that the phones of a whole hall behind one
router go on voting beside thousands of strangers.
"""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from ui.workshop.holders import holder

HEAD, BODY, UNREAD = 10.0, 20.0, 60.0
MOST_OF_ONE = 16
_EVERY = 1.0
_GOING, _ANSWERING = "head", "answer"


@dataclass(eq=False)
class Line:
    """One connection, and since when it does what it does.

    Parameters
    ----------
    transport : of asyncio
    protocol : uvicorn's, of HTTP or of a websocket
    socket : whether it is a websocket
    phase : what it does, and for which request
    since : when it began to do so
    unread : bytes of answers that it has not read yet
    moved : when it last read some, or had read all
    held : the request whose badge was looked at, and the badge
    """

    transport: asyncio.Transport
    protocol: Any
    socket: bool
    phase: tuple[str, Any] = (_GOING, None)
    since: float = field(default_factory=time.monotonic)
    unread: int = 0
    moved: float = field(default_factory=time.monotonic)
    held: tuple[Any, str] = (None, "")

    def look(self, now: float) -> None:
        """Note what it does now, and since when."""
        phase = (self._doing(), self.cycle)
        if phase != self.phase:
            self.phase, self.since = phase, now
        unread = self.transport.get_write_buffer_size()
        if not unread or unread < self.unread:
            self.moved = now
        if unread:
            # What was answered is still on its way: nothing new is due yet.
            self.since = now
        self.unread = unread

    @property
    def cycle(self) -> Any:
        """The request that was read last, and its answer."""
        return getattr(self.protocol, "cycle", None)

    @property
    def holder(self) -> str:
        """The badge that came with the last request; empty for a stranger."""
        if self.cycle is None:
            return ""
        if self.held[0] is not self.cycle:
            self.held = self.cycle, holder(self.cycle.scope["headers"])
        return self.held[1]

    def late(self, now: float) -> bool:
        """Say whether it had its time, or reads nothing of what it is sent."""
        if self.unread and now - self.moved > UNREAD:
            return True
        allowed = {_GOING: HEAD, "body": BODY}.get(self.phase[0])
        return not self.socket and allowed is not None and now - self.since > allowed

    def _doing(self) -> str:
        if self.cycle is None or self.cycle.response_complete:
            return _GOING
        return "body" if self.cycle.more_body else _ANSWERING


class Connections:
    """All connections of the server.

    Parameters
    ----------
    most : how many there may be
    """

    def __init__(self, most: int):
        self.most = most
        self._lines: dict[Any, Line] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def come(self, transport: asyncio.Transport, protocol: Any, socket: bool) -> None:
        """Take a connection in, where need be in the place of others.

        Parameters
        ----------
        transport, protocol, socket : as for `Line`
        """
        if len(self._lines) >= self.most and not socket:
            self._make_room()
            if len(self._lines) >= self.most:
                transport.abort()
        self._lines[protocol] = Line(transport, protocol, socket)

    def gone(self, protocol: Any) -> None:
        """Forget a connection that was closed or goes on as a websocket."""
        self._lines.pop(protocol, None)

    def sweep(self) -> None:
        """Close what had its time."""
        now = time.monotonic()
        for line in list(self._lines.values()):
            line.look(now)
            if line.late(now):
                self._close(line)

    async def keep(self) -> None:
        """Sweep for ever."""
        while True:
            await asyncio.sleep(_EVERY)
            self.sweep()

    def _make_room(self) -> None:
        """Close a twentieth at once: to look for each would cost more than it saves."""
        now = time.monotonic()
        of_one: dict[str, int] = {}
        found: list[Line] = []
        for line in self._lines.values():
            line.look(now)
            if line.socket:
                continue
            badge = line.holder
            of_one[badge] = of_one.get(badge, 0) + 1
            if not badge or of_one[badge] > MOST_OF_ONE:
                found.append(line)
        found.sort(key=lambda line: (line.phase[0] != _GOING, line.since))
        for line in found[: max(1, self.most // 20)]:
            self._close(line)

    def _close(self, line: Line) -> None:
        line.transport.abort()
        self.gone(line.protocol)
