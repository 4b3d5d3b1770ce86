"""Leaving no trace of ballots that were changed, or that got other keys."""

import sqlite3
from collections.abc import Iterable

from sqlalchemy import Engine, text

from data.store.faults import busy

_TABLES = ("ballot", "helper", "slip", "ticket")
# The room waits for the close; who reads for longer is waited for in the background.
_WAIT = 1_500
# PostgreSQL keeps deleted rows for whoever began to read before they were deleted.
_OLD_READERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
    "AND datname = current_database() AND backend_xmin IS NOT NULL "
    "AND age(backend_xmin) >= age(CAST(CAST(:mark AS xid8) AS xid))"
)


def wipe(engine: Engine, marks: Iterable[str] = ()) -> None:
    """Clear what the database's tables and files keep of rows that are no more.

    Out of reach are what PostgreSQL keeps for its own repair (the write-ahead log)
    and blocks of the disk that no file has any more. What stands there was hidden
    under a secret that is destroyed, see `keys`.

    Parameters
    ----------
    engine : of the workshop
    marks : when rows were deleted, see `not_yet_cleaned.soil`

    Raises
    ------
    StoreUnavailable
        Somebody reads for too long.
    """
    if engine.dialect.name == "sqlite":
        _write_file_anew(engine)
    else:
        _write_tables_anew(engine, marks)


def _write_file_anew(engine: Engine) -> None:
    """Have SQLite write every page anew, and take its journal into the file."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={_WAIT}")
        try:
            cursor.execute("VACUUM")
            (waits, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={patience}")
    except sqlite3.DatabaseError:
        raw.invalidate()
        raise
    finally:
        raw.close()
    if waits:
        raise busy()


def _write_tables_anew(engine: Engine, marks: Iterable[str]) -> None:
    """Have PostgreSQL write the tables into new files, without dead rows."""
    with engine.connect() as raw:
        connection = raw.execution_options(isolation_level="AUTOCOMMIT")
        if any(connection.scalar(_OLD_READERS, {"mark": mark}) for mark in marks):
            raise busy()
        for table in _TABLES:
            connection.execute(text(f"VACUUM FULL {table}"))
