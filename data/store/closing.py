"""What becomes of a round's ballots at its close: in clear, and nobody's any more."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from data.store.ballots import Read, fingerprint, rows_of
from data.store.tables import ballot, helper, slip


@dataclass(frozen=True)
class Unlinked:
    """What a round has once nothing leads to its ballots.

    Parameters
    ----------
    ballots : how many there are
    fingerprint : a digest of all of them
    lost : how many could not be read, for the secret was gone
    """

    ballots: int
    fingerprint: str
    lost: int


def unlink(connection: Connection, number: int, read: Read) -> Unlinked:
    """Write all ballots anew, in clear, under random keys and in their order.

    From then on not even a stolen copy of the secret leads to a ballot, and the
    order of rows says nothing about the order of votes.

    Parameters
    ----------
    connection : in a transaction that may write
    number : of the round
    read : see `Read`
    """
    cast = _rows(connection, ballot, number)
    known = [row | {"answer": read(row["answer"], row["voter_key"])} for row in cast]
    rows = [row for row in known if row["answer"] is not None]
    _write_anew(connection, ballot, number, rows)
    _write_anew(connection, slip, number, _rows(connection, slip, number))
    connection.execute(delete(helper).where(helper.c.round == number))
    return Unlinked(*fingerprint(connection, number), len(cast) - len(rows))


def _rows(connection: Connection, table: Table, number: int) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(rows_of(table, number))]


def _write_anew(
    connection: Connection, table: Table, number: int, rows: list[dict[str, Any]]
) -> None:
    """Put rows in place of a round's, under random keys and in their order."""
    column = table.primary_key.columns.values()[1].name
    for row in rows:
        row[column] = secrets.token_hex(16)
    connection.execute(delete(table).where(table.c.round == number))
    if rows:
        connection.execute(insert(table), sorted(rows, key=lambda row: row[column]))
