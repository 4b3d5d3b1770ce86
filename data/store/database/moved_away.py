"""A workshop that was moved away takes nothing any more, whoever asks."""

from sqlalchemy import Connection, select, text

from data.store.database import workshop_file
from data.store.errors import MovedAway
from data.store.events import kinds
from data.store.tables import event

_FIRST = ("event", "box")
_LAST = select(event.c.kind).order_by(event.c.seq.desc()).limit(1)


def require_here(connection: Connection) -> None:
    """Return if the workshop was not moved to another laptop.

    Raises
    ------
    MovedAway
    """
    if connection.scalar(_LAST) == kinds.MOVED:
        raise MovedAway(
            "The workshop was moved to another laptop, so nothing was saved",
            "Go on there; or take the move back on Decide, if it never arrived.",
        )


def hold(connection: Connection) -> None:
    """Let nobody else write anything until this transaction ends.

    Whoever is writing ends first, and whoever writes afterwards sees what this
    transaction did.

    Parameters
    ----------
    connection : in a transaction that may write
    """
    if connection.dialect.name != "postgresql":
        return
    # In the order in which the verbs take them, so that none waits for the other.
    found = {table.name for table in workshop_file.tables(connection)}
    names = [each for each in _FIRST if each in found] + sorted(found - {*_FIRST})
    for name in names:
        connection.execute(text(f'LOCK TABLE "{name}" IN EXCLUSIVE MODE'))
