"""One workshop's store: opened, brought up to date, written in whole transactions."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from data.store import backup, migrate, probe, staged, times, words
from data.store.elsewhere import require_here
from data.store.engine import (
    FOR_WRITING,
    PATIENCE,
    file_is_there,
    have_schema,
    make_engine,
)
from data.store.errors import StoreUnavailable
from data.store.faults import busy, gone, plainly
from data.store.log import Log
from data.store.place import Place, make_folder
from data.store.secret import Secrets
from data.store.wipe import wipe

_notes = logging.getLogger(__name__)


class Store:
    """What a workshop keeps; made once, at the start of the server.

    Parameters
    ----------
    place : where it is kept
    now : says the time
    make : whether to make a workshop that is not there

    Raises
    ------
    StoreUnavailable
        The database does not answer, or a newer version of Zila wrote it.
    """

    def __init__(
        self,
        place: Place,
        now: Callable[[], datetime] = times.now,
        *,
        make: bool = True,
    ):
        self.place = place
        self.now = now
        self.log = Log(now)
        self.secrets = Secrets(place.secrets)
        self._engine = make_engine(place)
        self._next = threading.Lock()
        try:
            self._bring_up_to_date(make)
            self.forget_closed()
        except Exception:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment, and takes nothing."""
        level = "REPEATABLE READ" if self.place.url else None
        options = {"isolation_level": level} if level else {}
        with plainly(), self._engine.connect() as raw:
            yield raw.execution_options(**options)

    @contextmanager
    def writing(self, *, though_moved: bool = False) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole, or not at all.

        Only after this block has ended without an error is anything recorded.

        Parameters
        ----------
        though_moved : whether to write even where the workshop was moved away
        """
        with plainly(), self._in_turn(), self._engine.connect() as raw:
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

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Wait for this server's other writers, where only one can write at a time.

        SQLite itself lets those who wait doze and miss their turn: a thousand votes
        at once took up to 1.4 s each, in turn 0.4 s.
        """
        if self.place.url:
            yield
        elif self._next.acquire(timeout=PATIENCE):
            try:
                yield
            finally:
                self._next.release()
        else:
            raise busy()

    def require_writable(self) -> None:
        """Return if a vote could be written now: something small is.

        Raises
        ------
        StoreUnavailable
        """
        with self.writing() as connection:
            probe.write(connection)
        with plainly():
            probe.find_room(self.place)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def forget_closed(self) -> None:
        """Destroy the secrets of rounds that are closed, or that never opened.

        Under the lock of the log, for another server may be opening a round.
        """
        if not self.secrets.rounds() and not staged.waits(self.place):
            return
        with self.writing(though_moved=True) as connection:
            self.log.lock(connection)
            staged.settle(self.place, self.log.events(connection))
            rounds = self.log.state(connection).rounds
            for number in self.secrets.rounds():
                if number not in rounds or rounds[number].status == words.CLOSED:
                    self.secrets.destroy(number)

    def forget(self, number: int) -> None:
        """Destroy what leads to the ballots of a round that was closed.

        Raises
        ------
        StoreUnavailable
            The secret is still there: its folder cannot be written.
        """
        with plainly():
            self.secrets.destroy(number)
        for what, do in (("cleaning", self._wipe), ("back-up", self.backup)):
            try:
                do()
            except StoreUnavailable as error:
                _notes.warning("No %s after the close: %s", what, error.problem)

    def _wipe(self) -> None:
        with plainly():
            wipe(self._engine)

    def backup(self) -> Path:
        """Make a back-up, unless nothing changed since the last; return its path."""
        with self.reading() as connection:
            return backup.keep(connection, self.place, self.now())

    def _bring_up_to_date(self, make: bool) -> None:
        """Make the tables, or bring older ones to the newest form after a back-up."""
        if not self.place.url:
            self._have_file(make)
        with self.writing(though_moved=True) as connection:
            if self.place.url:
                connection.execute(text("SELECT pg_advisory_xact_lock(20260915)"))
                have_schema(connection, self.place.schema)
            older = migrate.needed(connection)
            if older == "" and not make:
                raise gone()
            if older:
                backup.keep(connection, self.place, self.now(), before=older)
            if older is not None:
                migrate.upgrade(connection)

    def _have_file(self, make: bool) -> None:
        """Make the file of a new workshop; one that was there before is not made."""
        file = self.place.file
        if not file.exists() and (backup.kept(self.place) or not make):
            raise gone()
        with plainly():
            make_folder(file.parent)
            file.touch(mode=0o600)
