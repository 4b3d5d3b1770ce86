"""A workshop that was moved away takes nothing any more, whoever asks."""

from sqlalchemy import Connection, select, text

from data.store import carry, kinds
from data.store.errors import MovedAway
from data.store.tables import event


def require_here(connection: Connection) -> None:
    """Return if the workshop was not moved to another laptop.

    Raises
    ------
    MovedAway
    """
    last = select(event.c.kind).order_by(event.c.seq.desc()).limit(1)
    if connection.scalar(last) == kinds.MOVED:
        raise MovedAway(
            "The workshop was moved to another laptop, so nothing was saved",
            "Go on there; or take the move back on Decide, if it never arrived.",
        )


def hold(connection: Connection, *, readers: bool = False) -> None:
    """Let nobody else write anything until this transaction ends.

    Whoever is writing ends first, and whoever writes afterwards sees what this
    transaction did.

    Parameters
    ----------
    connection : in a transaction that may write
    readers : whether to keep readers out too, since the tables are made anew
    """
    if connection.dialect.name != "postgresql":
        return
    mode = "ACCESS EXCLUSIVE" if readers else "EXCLUSIVE"
    names = ", ".join(f'"{table.name}"' for table in carry.tables(connection))
    if names:
        connection.execute(text(f"LOCK TABLE {names} IN {mode} MODE"))
