"""Reasons handed in, as rows: destroyed, at the latest at their end, and shuffled."""

import secrets

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from data.store import terms
from data.store.database import not_yet_cleaned
from data.store.events.state import Round, State
from data.store.keys.reason_keys import SlipKeys
from data.store.tables import slip


def over(state: State) -> list[int]:
    """Return the rounds whose slips are kept no longer.

    Those of a statement that was decided on, in this round or a later one; and those
    after which a round on another statement was closed.

    Parameters
    ----------
    state : of the workshop
    """
    closed = [each for each in state.rounds.values() if each.status == terms.CLOSED]
    return [each.number for each in closed if any(_ends(each, q) for q in closed)]


def _ends(found: Round, later: Round) -> bool:
    if found.statement == later.statement:
        return later.number >= found.number and bool(later.decisions)
    return later.number > found.number


def waiting(connection: Connection) -> dict[int, int]:
    """Return round -> how many slips nobody has taken up or set aside."""
    query = select(slip.c.round, func.count()).group_by(slip.c.round)
    return dict(connection.execute(query.order_by(slip.c.round)).all())


def destroy(connection: Connection, which: ColumnElement[bool]) -> None:
    """Delete slips, and mark that they stand on the disk for a while."""
    if connection.execute(delete(slip).where(which)).rowcount:
        not_yet_cleaned.soil(connection, not_yet_cleaned.SLIPS)


def end(connection: Connection, state: State) -> None:
    """Destroy the slips that nobody took up of rounds that are over."""
    destroy(connection, slip.c.round.in_(over(state)))


def hide(connection: Connection, keys: SlipKeys) -> None:
    """Hide the slips that an earlier version, or a file, brought in clear."""
    clear = select(slip).where(slip.c.caucus != "").order_by(slip.c.slip_key)
    rows = connection.execute(clear).all()
    hidden = keys.hidden_all([(row.caucus, row.text) for row in rows])
    for row, text in zip(rows, hidden, strict=True):
        _put(connection, row.round, row.slip_key, text)
        not_yet_cleaned.soil(connection, not_yet_cleaned.SLIPS)


def shuffle(connection: Connection, keys: SlipKeys) -> None:
    """Write every slip anew under a new key, in an order that tells nothing.

    The files of keys have times, and places on the disk: those written as phones
    handed slips in tell in which order. Their destruction is for `forget_closed`.

    Parameters
    ----------
    connection : in a transaction that may write, the log locked
    keys : of the slips
    """
    rows = list(connection.execute(select(slip)).all())
    secrets.SystemRandom().shuffle(rows)
    shown = [(row, keys.shown(row._asdict())) for row in rows]
    # What cannot be read stays as it is: its key may come back.
    kept = [(row, said) for row, said in shown if said["text"]]
    hidden = keys.hidden_all([(said["caucus"], said["text"]) for _, said in kept])
    for (row, _), text in zip(kept, hidden, strict=True):
        _put(connection, row.round, row.slip_key, text)


def _put(connection: Connection, number: int, key: str, hidden: str) -> None:
    same = (slip.c.round == number) & (slip.c.slip_key == key)
    connection.execute(update(slip).where(same).values(caucus="", text=hidden))
