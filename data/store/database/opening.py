"""What a store needs before it can be used: its file, its tables in the newest form."""

from datetime import datetime

from sqlalchemy import Connection, text

from data.store.database import backup, migrate
from data.store.database.engine import have_schema
from data.store.faults import gone, plainly
from data.store.place import Place, make_folder


def have_file(place: Place, make: bool) -> None:
    """Make the file of a new workshop; one that was there before is not made."""
    if not place.file.exists() and (backup.kept(place) or not make):
        raise gone()
    with plainly():
        make_folder(place.file.parent)
        place.file.touch(mode=0o600)


def bring_up_to_date(
    connection: Connection, place: Place, moment: datetime, make: bool
) -> None:
    """Make the tables, or bring older ones to the newest form after a back-up.

    Parameters
    ----------
    connection : in a transaction that may write
    place : of the workshop
    moment : now
    make : whether to make a workshop that is not there
    """
    if place.url:
        connection.execute(text("SELECT pg_advisory_xact_lock(20260915)"))
        have_schema(connection, place.schema)
    older = migrate.needed(connection)
    if older == "" and not make:
        raise gone()
    if older:
        backup.keep(connection, place, moment, before=older)
    if older is not None:
        migrate.upgrade(connection)
