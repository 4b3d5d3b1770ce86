"""What a store does so that nothing leads to a ballot once its round is closed."""

import logging
from pathlib import Path

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import (
    backup,
    ballots,
    not_yet_cleaned,
    reason_rows,
    replaced_workshops,
    staged_secrets,
)
from data.store.database.cleaning import wipe
from data.store.database.opened import Opened
from data.store.errors import BrokenLog, StoreUnavailable
from data.store.faults import busy, plainly
from data.store.tables import slip

_notes = logging.getLogger(__name__)


class Traces(Opened):
    """The part of a `Store` that destroys and cleans."""

    def begin_clean(self) -> None:
        """At the start destroy what a kill left; of a log that is broken, nothing."""
        try:
            self.forget_closed()
            self.try_to_clean()
        except BrokenLog as error:
            _notes.warning("Nothing is destroyed: %s", error.problem)

    def forget_closed(self) -> None:
        """Destroy the secrets of rounds that are closed, or that never opened.

        Under the lock of the log, for another server may be opening a round; under
        that of the slips, for one may be on its way.
        """
        with self.writing(though_moved=True) as connection:
            self.log.lock(connection)
            staged_secrets.settle(self.place, self.log.events(connection))
            self.secrets.destroy_all_but(self._open(connection))
            ballots.hold(connection, slip)
            reason_rows.end(connection, self.log.state(connection))
            reason_rows.hide(connection, self.slip_keys)
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
            return not_yet_cleaned.soiled(connection)

    def left_over(self) -> list[Path]:
        """Return back-ups, and files put aside, that tell of rounds closed by now."""
        with self.reading() as connection:
            events, running = self.log.events(connection), self._open(connection)
        told = backup.of_closed(self.place, running)
        return [*told, *replaced_workshops.due(self.place, events, running)]

    def _open(self, connection: Connection) -> list[int]:
        """Return the rounds that are not closed."""
        rounds = self.log.state(connection).rounds.values()
        return [each.number for each in rounds if each.status != terms.CLOSED]

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
        if not found and not self.left_over():
            return
        if found:
            self.forget_closed()
            with plainly(), self._writers.in_turn():
                wipe(self._engine, found.values())
        self.backup()
        with plainly():
            replaced_workshops.clean(
                p for p in self.left_over() if p.parent != self.place.backups
            )
        if self.left_over():
            raise busy()
        with self.writing(though_moved=True) as connection:
            not_yet_cleaned.cleaned(connection, found)
