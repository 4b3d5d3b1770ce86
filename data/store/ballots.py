"""Ballots: one row each, found only with the round's secret, shuffled at the close."""

import secrets

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data.store import words
from data.store.chain import digest
from data.store.errors import RoundClosed, RoundPaused, WordingChanged
from data.store.tables import ballot, box, helper, joined, slip

_UPSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def open_box(connection: Connection, number: int, wording: str, scale: str) -> None:
    """Make a round ready for ballots.

    Parameters
    ----------
    connection : in a transaction that may write
    number : of the round
    wording : the digest a ballot must name
    scale : a key of `words.SCALES`
    """
    status = words.OPEN
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
    query = select(box).where(box.c.round == number).with_for_update(read=True)
    found = connection.execute(query).first()
    if found is None or found.status == words.CLOSED:
        raise RoundClosed(
            "This round is closed, so this was not saved", "Wait for the next one."
        )
    if found.status == words.PAUSED:
        raise RoundPaused(
            "This round is paused, so this was not saved",
            "Wait until voting goes on, then send it again.",
        )
    if wording is not None and found.wording != wording:
        raise WordingChanged(
            "The wording was changed, so this was not saved",
            "Load the page again, read the new wording, then vote.",
        )
    return found.scale


def put(connection: Connection, table: Table, row: dict[str, str | int]) -> None:
    """Write a row, in place of the one that has its key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    upsert = _UPSERT[connection.dialect.name](table).values(row)
    if rest:
        upsert = upsert.on_conflict_do_update(index_elements=keys, set_=rest)
    else:
        upsert = upsert.on_conflict_do_nothing(index_elements=keys)
    connection.execute(upsert)


def put_once(connection: Connection, table: Table, row: dict[str, str | int]) -> bool:
    """Write a row, unless there is one that has its key; return whether it was."""
    insert = _UPSERT[connection.dialect.name](table).values(row)
    keys = [column.name for column in table.primary_key]
    insert = insert.on_conflict_do_nothing(index_elements=keys)
    return connection.execute(insert.returning(table.c[keys[0]])).first() is not None


def drop(connection: Connection, number: int, keys: list[str]) -> None:
    """Remove the ballots of a running round that have these keys, if there are any."""
    mine = (ballot.c.round == number) & ballot.c.voter_key.in_(keys)
    connection.execute(delete(ballot).where(mine))


def count_one(connection: Connection, trait: str, value: str) -> None:
    """Count one more person with a trait."""
    row = {"trait": trait, "value": value, "number": 1}
    upsert = _UPSERT[connection.dialect.name](joined).values(row)
    more = {"number": joined.c.number + 1}
    keys = ["trait", "value"]
    connection.execute(upsert.on_conflict_do_update(index_elements=keys, set_=more))


def answers(connection: Connection, number: int) -> dict[str, dict[str, int]]:
    """Return caucus -> answer -> number of ballots, counted now."""
    query = (
        select(ballot.c.caucus, ballot.c.answer, func.count())
        .where(ballot.c.round == number)
        .group_by(ballot.c.caucus, ballot.c.answer)
        .order_by(ballot.c.caucus, ballot.c.answer)
    )
    counted: dict[str, dict[str, int]] = {}
    for caucus, answer, n in connection.execute(query):
        counted.setdefault(caucus, {})[answer] = n
    return counted


def answer_of(connection: Connection, number: int, key: str) -> str | None:
    """Return what one voter answered, while the round has its secret."""
    mine = (ballot.c.round == number) & (ballot.c.voter_key == key)
    return connection.scalar(select(ballot.c.answer).where(mine))


def unlink(connection: Connection, number: int) -> tuple[int, str]:
    """Give all ballots new random keys; return their number and their fingerprint.

    From then on not even a stolen copy of the secret leads to a ballot, and the
    order of rows says nothing about the order of votes.
    """
    for table, column in ((ballot, "voter_key"), (slip, "slip_key")):
        mine = table.c.round == number
        rows = [dict(row._mapping) for row in connection.execute(_all(table, number))]
        for row in rows:
            row[column] = secrets.token_hex(16)
        connection.execute(delete(table).where(mine))
        if rows:
            rows.sort(key=lambda row: row[column])
            connection.execute(insert(table), rows)
    connection.execute(delete(helper).where(helper.c.round == number))
    return fingerprint(connection, number)


def fingerprint(connection: Connection, number: int) -> tuple[int, str]:
    """Return how many ballots a round has, and a digest of all of them."""
    rows = [list(row) for row in connection.execute(_all(ballot, number))]
    return len(rows), digest(rows)


def _all(table: Table, number: int) -> Select:
    """Select the rows of a round in the order of their keys."""
    return select(table).where(table.c.round == number).order_by(*table.primary_key)
