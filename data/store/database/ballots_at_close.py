"""What becomes of a round's ballots at its close: in clear, and nobody's any more."""

import secrets
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from data.store.database.ballots import Read, fingerprint, rows_of
from data.store.small_caucuses import UNTOLD, pooled
from data.store.tables import ballot, helper, slip

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Unlinked:
    """What a round has once nothing leads to its ballots.

    Parameters
    ----------
    ballots : how many there are; fewer than voters where some may never be told
    fingerprint : a digest of all of them
    lost : how many could not be read, for the secret was gone
    voters : caucus -> how many voted by phone, which is public
    """

    ballots: int
    fingerprint: str
    lost: int
    voters: dict[str, int]


def kept(rows: Rows, *, apart: bool = True) -> Rows:
    """Return ballots as far as they may ever be told, see `pooling`.

    Those of small caucuses bear the name of their common group, or are not kept at
    all; how many voted in each caucus is kept apart (`Unlinked`).

    Parameters
    ----------
    rows : the ballots of a round
    apart : whether its caucuses are told apart
    """
    groups = pooled(Counter(row["caucus"] for row in rows), apart=apart)
    told = [row | {"caucus": groups[row["caucus"]]} for row in rows]
    return [row for row in told if row["caucus"] != UNTOLD]


def unlink(connection: Connection, number: int, read: Read, *, apart: bool) -> Unlinked:
    """Write all ballots anew, in clear, under random keys and in their order.

    From then on not even a stolen copy of the secret leads to a ballot, and the
    order of rows says nothing about the order of votes.

    Parameters
    ----------
    connection : in a transaction that may write
    number : of the round
    read : see `Read`
    apart : whether the round's caucuses are told apart
    """
    cast = _rows(connection, ballot, number)
    known = [row | {"answer": read(row["answer"], row["voter_key"])} for row in cast]
    rows = [row for row in known if row["answer"] is not None]
    _write_anew(connection, ballot, number, kept(rows, apart=apart))
    _write_anew(connection, slip, number, _rows(connection, slip, number))
    connection.execute(delete(helper).where(helper.c.round == number))
    left = fingerprint(connection, number)
    voters = Counter(row["caucus"] for row in rows)
    return Unlinked(*left, len(cast) - len(rows), dict(sorted(voters.items())))


def _rows(connection: Connection, table: Table, number: int) -> Rows:
    return [dict(row._mapping) for row in connection.execute(rows_of(table, number))]


def _write_anew(connection: Connection, table: Table, number: int, rows: Rows) -> None:
    """Put rows in place of a round's, under random keys and in their order."""
    column = table.primary_key.columns.values()[1].name
    for row in rows:
        row[column] = secrets.token_hex(16)
    connection.execute(delete(table).where(table.c.round == number))
    if rows:
        connection.execute(insert(table), sorted(rows, key=lambda row: row[column]))
