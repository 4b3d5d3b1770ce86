"""Reading the event log, and writing the next event at its end."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text

from data.store.events import kinds
from data.store.events.chain import Event, follow
from data.store.events.replay import replay, state_at
from data.store.events.state import State
from data.store.tables import event as table
from data.store.times import written

# Written out once: to put a question together takes thrice as long as to ask it.
_SINCE = select(table).where(table.c.seq >= bindparam("since")).order_by(table.c.seq)


class Log:
    """The event log of one workshop; what was read is remembered, never trusted.

    Parameters
    ----------
    now : says the time
    """

    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._seen: tuple[tuple[Event, ...], State] = ((), State())

    def lock(self, connection: Connection) -> None:
        """Let nobody else write an event until this transaction ends."""
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE event IN EXCLUSIVE MODE"))

    def append(
        self, connection: Connection, kind: str, by: str, content: dict[str, Any]
    ) -> Event:
        """Write an event; the caller holds the lock.

        Parameters
        ----------
        connection : in a transaction that may write
        kind, by : what happened, and by which role
        content : anything that JSON can hold
        """
        events = self.events(connection)
        last = events[-1] if events else None
        made = follow(last, kind, (written(self._now()), by), content)
        connection.execute(insert(table).values(asdict(made)))
        return made

    def events(self, connection: Connection) -> tuple[Event, ...]:
        """Return all events, from the first."""
        return self._read(connection)[0]

    def state(self, connection: Connection, moment: Any = None) -> State:
        """Return the state at a moment, or now; see `fold.state_at`."""
        events, state = self._read(connection)
        return state if moment is None else state_at(events, moment)

    def _read(self, connection: Connection) -> tuple[tuple[Event, ...], State]:
        """Return events and state, having read only what is new.

        What is remembered may never have been committed, or the file may be another
        one by now: then the last event remembered is not found, and all is read.
        """
        events, state = self._seen
        last = events[-1].seq if events else 0
        fresh = kept(connection, last)
        if events and fresh[:1] != [events[-1]]:
            events, state, fresh = (), State(), kept(connection)
        fresh = fresh[1:] if events else fresh
        if not fresh:
            return events, state
        events = (*events, *fresh)
        if any(event.kind == kinds.UNDONE for event in fresh):
            state = state_at(events)
        else:
            state = replay(state, fresh, without=set())
        self._seen = events, state
        return events, state


def kept(connection: Connection, since: int = 0) -> list[Event]:
    """Return the events as they are in the database.

    Parameters
    ----------
    connection : any
    since : the first number wanted
    """
    return [Event(*row) for row in connection.execute(_SINCE, {"since": since})]
