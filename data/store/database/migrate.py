"""Bringing the tables of a workshop to the form this version of Zila knows."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from data.store.errors import StoreUnavailable

if TYPE_CHECKING:
    # Loaded where tables are changed, and not at each start: a fifth of a second.
    from alembic.config import Config

_SCRIPTS = Path(__file__).parents[1] / "migrations"
_FORM = Table("alembic_version", MetaData(), Column("version_num", String(32)))


def revision(connection: Connection) -> str | None:
    """Return the form the tables have now; None where there are none."""
    if not inspect(connection).has_table(_FORM.name):
        return None
    return connection.scalar(select(_FORM.c.version_num))


@cache
def revisions() -> tuple[str, ...]:
    """Return every form there ever was, the oldest first, as files name them."""
    found = _SCRIPTS.glob("versions/[!_]*_*.py")
    return tuple(sorted(path.name.partition("_")[0] for path in found))


def needed(connection: Connection) -> str | None:
    """Return the form the tables have, if it is not the newest; else None.

    Returns
    -------
    "" where there are no tables yet

    Raises
    ------
    StoreUnavailable
        A newer Zila made these tables.
    """
    now = revision(connection)
    if now is not None and now not in revisions():
        raise StoreUnavailable(
            "This workshop was written by a newer version of Zila",
            "Start the newer version, or go back to a back-up made before it.",
        )
    return None if now == revisions()[-1] else now or ""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a form, all in the caller's transaction.

    Parameters
    ----------
    connection : inside a transaction that may write
    to : a revision
    """
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> "Config":
    """Return Alembic's settings: the scripts beside this file, no ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
