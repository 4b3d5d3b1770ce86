"""Ballots: one row each, found only with the round's secret, shuffled at the close."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from data.store import terms
from data.store.errors import RoundClosed, RoundPaused, WordingChanged
from data.store.events.chain import digest
from data.store.tables import ballot, box, joined

# Returns the answer of a row from what it holds and its key; None if it cannot be read.
Read = Callable[[str, str], str | None]
Row = Mapping[str, str | int]
# Written out once: to put a question together takes thrice as long as to ask it.
_ROUND: BindParameter[int] = bindparam("of")
_BOX = select(box).where(box.c.round == _ROUND).with_for_update(read=True)
_HOW_MANY = select(func.count()).select_from(ballot).where(ballot.c.round == _ROUND)
_ANSWER = select(ballot.c.answer).where(
    (ballot.c.round == _ROUND) & (ballot.c.voter_key == bindparam("voter"))
)


_Insert = sqlite.Insert | postgresql.Insert


def _upsert(connection: Connection, table: Table) -> _Insert:
    """Return an insert that says what to do where the key is there already."""
    return _insert(connection.dialect.name, table)


def _insert(dialect: str, table: Table) -> _Insert:
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


@cache
def _put(dialect: str, table: Table) -> _Insert:
    """Return the insert of whole rows, each in place of the one that has its key."""
    made = _insert(dialect, table)
    keys = [column.name for column in table.primary_key]
    rest = {
        each.name: made.excluded[each.name] for each in table.c if each.name not in keys
    }
    if rest:
        return made.on_conflict_do_update(index_elements=keys, set_=rest)
    return made.on_conflict_do_nothing(index_elements=keys)


def open_box(connection: Connection, number: int, wording: str, scale: str) -> None:
    """Make a round ready for ballots.

    Parameters
    ----------
    connection : in a transaction that may write
    number : of the round
    wording : the digest a ballot must name
    scale : a key of `terms.SCALES`
    """
    status = terms.OPEN
    values = {"round": number, "status": status, "wording": wording, "scale": scale}
    connection.execute(insert(box).values(values))


def set_status(connection: Connection, number: int, status: str) -> None:
    """Open, pause or close a round, once every ballot on its way is in."""
    connection.execute(update(box).where(box.c.round == number).values(status=status))


def require_open(connection: Connection, number: int, wording: str | None) -> str:
    """Return the scale of a round that stays open while this transaction lasts.

    Parameters
    ----------
    connection : in a transaction that may write
    number : of the round
    wording : digest of what the phone shows; None where nothing is answered

    Raises
    ------
    RoundClosed, RoundPaused, WordingChanged
    """
    found = connection.execute(_BOX, {"of": number}).first()
    if found is None or found.status == terms.CLOSED:
        raise RoundClosed(
            "This round is closed, so this was not saved", "Wait for the next one."
        )
    if found.status == terms.PAUSED:
        raise RoundPaused(
            "This round is paused, so this was not saved",
            "Wait until voting goes on, then send it again.",
        )
    if wording is not None and found.wording != wording:
        raise WordingChanged(
            "The wording was changed, so this was not saved",
            "Load the page again, read the new wording, then vote.",
        )
    return str(found.scale)


def hold(connection: Connection, table: Table) -> None:
    """Wait for those who write a table, and let nobody else until this ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


def put(connection: Connection, table: Table, row: Row) -> None:
    """Write a whole row, in place of the one that has its key."""
    connection.execute(_put(connection.dialect.name, table), row)


def put_once(connection: Connection, table: Table, row: Row) -> bool:
    """Write a row, unless there is one that has its key; return whether it was."""
    insert = _upsert(connection, table).values(row)
    keys = [column.name for column in table.primary_key]
    insert = insert.on_conflict_do_nothing(index_elements=keys)
    return connection.execute(insert.returning(table.c[keys[0]])).first() is not None


def drop(connection: Connection, number: int, keys: list[str]) -> int:
    """Remove the ballots of a running round that have these keys; return how many."""
    mine = (ballot.c.round == number) & ballot.c.voter_key.in_(keys)
    return connection.execute(delete(ballot).where(mine)).rowcount


def count(connection: Connection, more: Mapping[tuple[str, str], int]) -> None:
    """Count more people.

    Parameters
    ----------
    connection : in a transaction that may write
    more : (trait, value) -> how many; written in their order, which tells nothing
    """
    keys = ["trait", "value"]
    for (trait, value), number in sorted(more.items()):
        row = {"trait": trait, "value": value, "number": number}
        upsert = _upsert(connection, joined).values(row)
        summed = {"number": joined.c.number + number}
        connection.execute(
            upsert.on_conflict_do_update(index_elements=keys, set_=summed)
        )


def voters(connection: Connection, number: int) -> dict[str, int]:
    """Return caucus -> number of ballots, counted now."""
    query = (
        select(ballot.c.caucus, func.count())
        .where(ballot.c.round == number)
        .group_by(ballot.c.caucus)
        .order_by(ballot.c.caucus)
    )
    return dict(connection.execute(query).all())


def answers(connection: Connection, number: int) -> dict[str, dict[str, int]]:
    """Return caucus -> answer -> number of ballots of a closed round."""
    counted: dict[str, dict[str, int]] = {}
    for row in connection.execute(rows_of(ballot, number)):
        of = counted.setdefault(row.caucus, {})
        of[row.answer] = of.get(row.answer, 0) + 1
    return {caucus: dict(sorted(of.items())) for caucus, of in sorted(counted.items())}


def answer_of(connection: Connection, number: int, key: str) -> str | None:
    """Return what the row of one voter holds, while the round has its secret."""
    return connection.scalar(_ANSWER, {"of": number, "voter": key})


def how_many(connection: Connection, number: int) -> int:
    """Return how many ballots a running round has."""
    return connection.scalar(_HOW_MANY, {"of": number}) or 0


def fingerprint(connection: Connection, number: int) -> tuple[int, str]:
    """Return how many ballots a round has, and a digest of all of them."""
    rows = [list(row) for row in connection.execute(rows_of(ballot, number))]
    return len(rows), digest(rows)


def rows_of(table: Table, number: int) -> Select[Any]:
    """Select the rows of a round in the order of their keys."""
    return select(table).where(table.c.round == number).order_by(*table.primary_key)
