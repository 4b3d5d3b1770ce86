"""What was deleted but may still be read on the disk: marked until it is cleaned.

The mark is written in the transaction that deletes, so that a kill before the
cleaning is found at the next start.
"""

import secrets

from sqlalchemy import Connection, delete, func, select

from data.store.database import ballots
from data.store.tables import unclean

SLIPS = "reasons"
# No mark: they lie beside the store, and say by their names what they hold.
FILES = "files made while rounds were open"


def of_round(number: int) -> str:
    """Return how the ballots of a round that was closed are named."""
    return f"round {int(number)}"


def soil(connection: Connection, what: str) -> None:
    """Mark something as deleted and not yet cleaned; it may be marked already."""
    if connection.dialect.name == "postgresql":
        # Also tells which readers are old enough to hold what was deleted.
        mark = str(connection.scalar(select(func.pg_current_xact_id())))
    else:
        mark = secrets.token_hex(8)
    ballots.put(connection, unclean, {"what": what, "mark": mark})


def soiled(connection: Connection) -> dict[str, str]:
    """Return what is not yet cleaned, each with its mark, in order."""
    query = select(unclean.c.what, unclean.c.mark).order_by(unclean.c.what)
    return dict(connection.execute(query).all())


def cleaned(connection: Connection, found: dict[str, str]) -> None:
    """Take back marks, but not those that were set anew since they were found.

    Parameters
    ----------
    connection : in a transaction that may write
    found : what `soiled` returned before the cleaning
    """
    for what, mark in found.items():
        same = (unclean.c.what == what) & (unclean.c.mark == mark)
        connection.execute(delete(unclean).where(same))
