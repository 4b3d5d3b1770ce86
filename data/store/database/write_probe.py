"""Whether a vote could be kept now: something small is really written, then gone."""

import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, text

from data.store.place import Place, make_folder

# As much as a vote adds to the journal of SQLite, with room for what it holds there.
_ROOM = 64 * 1024


def write(connection: Connection) -> None:
    """Have the database write to its disk, as a vote would, and keep nothing.

    Parameters
    ----------
    connection : in a transaction that may write; its commit is the proof
    """
    if connection.dialect.name == "sqlite":
        # A number in the head of the file that means nothing to anybody.
        last = connection.exec_driver_sql("PRAGMA user_version").scalar()
        connection.exec_driver_sql(f"PRAGMA user_version = {1 - int(last == 1)}")
        return
    # Refused where the database only reads; then a line in the log it repairs by.
    connection.execute(text("DELETE FROM joined WHERE 1 = 0"))
    connection.execute(text("SELECT pg_logical_emit_message(true, 'zila', '.')"))


def find_room(place: Place) -> None:
    """Write and remove a file where the votes, and the secrets of rounds, are kept.

    Parameters
    ----------
    place : the workshop

    Raises
    ------
    OSError
        The disk is full, or the folder cannot be written.
    """
    for folder in {place.file.parent, place.secrets.parent}:
        make_folder(folder)
        _try(folder / f".{secrets.token_hex(4)}.room")


def _try(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_ROOM))
            file.flush()
            os.fsync(file.fileno())
    finally:
        path.unlink(missing_ok=True)
