"""One workshop's store: opened, brought up to date, written in whole transactions."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from data.store import backup, ballots, cleaning, probe, slip_rows, staged, times, words
from data.store.elsewhere import require_here
from data.store.engine import FOR_WRITING, file_is_there, make_engine, seeing
from data.store.errors import StoreUnavailable
from data.store.faults import gone, plainly
from data.store.log import Log
from data.store.opening import bring_up_to_date, have_file
from data.store.place import Place
from data.store.pocket import Pocket
from data.store.secret import Secrets
from data.store.slip_keys import SlipKeys
from data.store.tables import slip
from data.store.traits import Traits
from data.store.wipe import wipe
from data.store.writers import Writers

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
        self.secrets = Secrets.of(place)
        self.slip_keys = SlipKeys.of(place)
        self.pocket = Pocket()
        self.traits = Traits()
        self._engine = make_engine(place)
        self._writers = Writers(one=not place.url)
        self._second = make_engine(place)
        try:
            if not place.url:
                have_file(place, make)
            with self.writing(though_moved=True) as connection:
                bring_up_to_date(connection, place, self.now(), make)
            self.forget_closed()
            self.try_to_clean()
        except Exception:
            self.close()
            raise

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
            probe.write(connection)
        with plainly():
            probe.find_room(self.place)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
        self._second.dispose()

    def forget_closed(self) -> None:
        """Destroy the secrets of rounds that are closed, or that never opened.

        Under the lock of the log, for another server may be opening a round; under
        that of the slips, for one may be on its way.
        """
        with self.writing(though_moved=True) as connection:
            self.log.lock(connection)
            staged.settle(self.place, self.log.events(connection))
            state = self.log.state(connection)
            rounds = state.rounds.values()
            running = [each.number for each in rounds if each.status != words.CLOSED]
            self.secrets.destroy_all_but(running)
            ballots.hold(connection, slip)
            slip_rows.end(connection, state)
            slip_rows.hide(connection, self.slip_keys)
            kept = connection.scalars(select(slip.c.text))
            self.slip_keys.destroy_all_but(kept)

    def forget(self, number: int) -> None:
        """Destroy what leads to the ballots of a round that was closed.

        Raises
        ------
        StoreUnavailable
            The secret is still there: its folder cannot be written.
        """
        with plainly():
            self.secrets.destroy(number)
        self.try_to_clean()

    def uncleaned(self) -> dict[str, str]:
        """Return what was deleted and may still be read on the disk, see `cleaning`."""
        with self.reading() as connection:
            return cleaning.soiled(connection)

    def try_to_clean(self) -> None:
        """Clean what is marked; what cannot be cleaned now stays marked."""
        try:
            self.clean()
        except StoreUnavailable as error:
            _notes.warning("Not yet cleaned from the disk: %s", error.problem)

    def clean(self) -> None:
        """Leave no trace, on the disk, of what was deleted and is marked.

        Raises
        ------
        StoreUnavailable
            Somebody reads, or the disk takes nothing: it is still marked.
        """
        found = self.uncleaned()
        if not found:
            return
        self.forget_closed()
        with plainly(), self._writers.in_turn():
            wipe(self._engine, found.values())
        self.backup()
        with self.writing(though_moved=True) as connection:
            cleaning.cleaned(connection, found)

    def backup(self) -> Path:
        """Make a back-up, unless nothing changed since the last; return its path."""
        with self.reading() as connection:
            return backup.keep(connection, self.place, self.now())
