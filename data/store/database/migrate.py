"""Bringing the tables of a workshop to the form this version of Zila knows."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from data.store.errors import StoreUnavailable

_SCRIPTS = Path(__file__).parents[1] / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the form the tables have now; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def revisions() -> tuple[str, ...]:
    """Return every form there ever was, the oldest first."""
    walk = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([script.revision for script in walk]))


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
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    """Return Alembic's settings: the scripts beside this file, no ini file."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
