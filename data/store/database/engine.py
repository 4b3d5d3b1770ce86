"""Connections that lose nothing: how the two databases are opened and set."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    Connection,
    Engine,
    QueuePool,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateSchema

from data.store.place import Place

# A vote waits this long for another writer before it says that it was not saved.
PATIENCE = 10
# No error message, and so no log file, may hold a ballot.
_POOL = {
    "poolclass": QueuePool,
    "pool_size": 8,
    "max_overflow": 12,
    "hide_parameters": True,
}
FOR_WRITING = {"zila_writing": True}

_SQLITE = (
    "PRAGMA journal_mode=WAL",
    # Each commit reaches the disk before anybody reads "recorded".
    "PRAGMA synchronous=FULL",
    # A changed vote leaves no trace of the one before.
    "PRAGMA secure_delete=ON",
    "PRAGMA recursive_triggers=ON",
    # No row is ever laid down in a file of the system's.
    "PRAGMA temp_store=MEMORY",
)
_POSTGRES = (
    "SET search_path TO {schema}",
    f"SET lock_timeout = '{PATIENCE}s'",
    f"SET statement_timeout = '{PATIENCE + 5}s'",
    "SET synchronous_commit = on",
)


def make_engine(place: Place) -> Engine:
    """Return the engine of a workshop; nothing is opened yet."""
    return _postgres(place) if place.url else _sqlite(place.file)


@contextmanager
def seeing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one moment, and takes nothing."""
    postgres = engine.dialect.name == "postgresql"
    options = {"isolation_level": "REPEATABLE READ"} if postgres else {}
    with engine.connect() as raw:
        yield raw.execution_options(**options)


def file_is_there(connection: Connection, file: Path) -> bool:
    """Return whether what was written is in the file that will be opened next time.

    A file moved or deleted under an open connection takes writes without a word.
    """
    opened = connection.connection.info.get("file")
    return opened is None or opened == _identity(file)


def have_schema(connection: Connection, schema: str) -> None:
    """Make a schema; where it is there, no right to make one is needed."""
    if not inspect(connection).has_schema(schema):
        connection.execute(CreateSchema(schema, if_not_exists=True))


def _postgres(place: Place) -> Engine:
    """Return an engine of PostgreSQL that sees the workshop's schema only."""
    # A server on SQLite starts without it, a fifth of a second sooner.
    import psycopg

    engine = create_engine(
        place.url,
        module=psycopg,
        pool_pre_ping=True,
        pool_timeout=PATIENCE,
        connect_args={"connect_timeout": 5, "application_name": "zila"},
        **_POOL,
    )

    @event.listens_for(engine, "connect", insert=True)
    def settings(raw: psycopg.Connection, _record: object) -> None:
        raw.autocommit = True
        for line in _POSTGRES:
            raw.execute(line.format(schema=place.schema))
        raw.autocommit = False

    return engine


def _sqlite(file: Path) -> Engine:
    """Return an engine of SQLite that never makes a file by itself."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: _open(file), pool_timeout=30, **_POOL
    )

    @event.listens_for(engine, "connect")
    def settings(raw: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        for line in _SQLITE:
            raw.execute(line)
        record.info["file"] = _identity(file)

    @event.listens_for(engine, "checkout")
    def same_file(_raw: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != _identity(file):
            raise DisconnectionError("the file was moved or replaced")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = FOR_WRITING.items() <= connection.get_execution_options().items()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _open(file: Path) -> sqlite3.Connection:
    """Open a file that is there; transactions are begun by name only."""
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what tells this file from another of the same name."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
