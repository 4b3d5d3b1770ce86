"""A workshop's connections, and what is read and written through them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from data.store.database import backup, write_probe
from data.store.database.engine import FOR_WRITING, file_is_there, make_engine, seeing
from data.store.database.moved_away import require_here
from data.store.database.traits import Traits
from data.store.database.writers import Together, Writers
from data.store.events.log import Log
from data.store.faults import gone, plainly
from data.store.keys.phone_copies import Pocket
from data.store.keys.reason_keys import SlipKeys
from data.store.keys.round_secrets import Secrets
from data.store.place import Place


class Opened:
    """The part of a `Store` that reads and writes.

    Parameters
    ----------
    place : where it is kept
    now : says the time
    """

    def __init__(self, place: Place, now: Callable[[], datetime]):
        self.place = place
        self.now = now
        self.log = Log(now)
        self.secrets = Secrets.of(place)
        self.slip_keys = SlipKeys.of(place)
        self.pocket = Pocket()
        self.traits = Traits()
        self._engine = make_engine(place)
        self._writers = Writers(one=not place.url)
        self._second = make_engine(place)
        self.together = Together(self.writing, one=not place.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment, and takes nothing."""
        with plainly(), seeing(self._engine) as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Give whoever may be writing already a second connection, as `reading` does.

        Of a pool of its own: in one, many writers would each wait for the others.
        """
        with plainly(), seeing(self._second) as connection:
            yield connection

    @contextmanager
    def writing(self, *, though_moved: bool = False) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole, or not at all.

        Only after this block has ended without an error is anything recorded.

        Parameters
        ----------
        though_moved : whether to write even where the workshop was moved away
        """
        with plainly(), self._writers.in_turn(), self._engine.connect() as raw:
            connection = raw.execution_options(**FOR_WRITING)
            try:
                with connection.begin():
                    if not though_moved:
                        require_here(connection)
                    yield connection
                    if not though_moved and self.place.url:
                        # It may have been moved between: others write there too.
                        require_here(connection)
            except DBAPIError:
                # After a full disk a connection of SQLite may be left half-way.
                connection.invalidate()
                raise
            if not self.place.url and not file_is_there(connection, self.place.file):
                raise gone()

    def require_writable(self) -> None:
        """Return if a vote could be written now: something small is.

        Raises
        ------
        StoreUnavailable
        """
        with self.writing() as connection:
            write_probe.write(connection)
        with plainly():
            write_probe.find_room(self.place)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
        self._second.dispose()

    def backup(self) -> Path:
        """Make a back-up, unless nothing changed since the last; return its path."""
        with self.reading() as connection:
            return backup.keep(connection, self.place, self.now())
