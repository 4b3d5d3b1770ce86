"""Leaving no trace of ballots that were changed, or that got other keys."""

from sqlalchemy import Engine, text

from data.store.faults import busy

_TABLES = ("ballot", "helper", "slip", "ticket")


def wipe(engine: Engine) -> None:
    """Clear what the database keeps of rows that are no more.

    Out of reach is what PostgreSQL keeps for its own repair (the write-ahead log);
    without the round's secret it leads nowhere.

    Raises
    ------
    StoreUnavailable
        Somebody reads for too long.
    """
    if engine.dialect.name == "sqlite":
        _empty_journal(engine)
    else:
        _write_anew(engine)


def _empty_journal(engine: Engine) -> None:
    """Take the journal of SQLite into its file, where deleted rows are zeroed."""
    raw = engine.raw_connection()
    try:
        (waits, *_) = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    if waits:
        raise busy()


def _write_anew(engine: Engine) -> None:
    """Have PostgreSQL write the tables into new files, without dead rows."""
    with engine.connect() as raw:
        connection = raw.execution_options(isolation_level="AUTOCOMMIT")
        for table in _TABLES:
            connection.execute(text(f"VACUUM FULL {table}"))
