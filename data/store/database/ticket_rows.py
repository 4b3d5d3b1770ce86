"""Tickets as the store keeps them: digests, never a code and never a time."""

from hashlib import sha256

from sqlalchemy import Connection, delete, func, insert, select, update

from data.store.tables import ticket

_UNUSED = ""


def digest(code: str) -> str:
    """Return by what the store knows a ticket; its 80 bits cannot be guessed back."""
    return sha256(f"zila ticket {code}".encode()).hexdigest()


def _claim(token: str) -> str:
    """Return what a used ticket keeps of a token; its 128 bits are not guessed back."""
    return sha256(f"zila claim {token}".encode()).hexdigest()


def put(connection: Connection, caucus: str, codes: list[str]) -> list[int]:
    """Write new tickets of a caucus; return their numbers, counted on from the last.

    Parameters
    ----------
    connection : in a transaction that may write, the log locked
    caucus : one of `terms.PLACES`
    codes : tidy ones, new
    """
    query = select(func.coalesce(func.max(ticket.c.number), 0))
    last = connection.execute(query.where(ticket.c.caucus == caucus)).scalar_one()
    numbers = list(range(last + 1, last + 1 + len(codes)))
    rows = [
        {"digest": digest(code), "number": number}
        for code, number in zip(codes, numbers, strict=True)
    ]
    more = {"caucus": caucus, "claim": _UNUSED, "refused": 0}
    connection.execute(insert(ticket), [row | more for row in rows])
    return numbers


def caucus_of(connection: Connection, code: str) -> str:
    """Return the caucus of a ticket; empty if there is none of this code."""
    query = select(ticket.c.caucus).where(ticket.c.digest == digest(code))
    return connection.scalar(query) or ""


def claim(connection: Connection, code: str, token: str) -> bool | None:
    """Give a ticket to a browser; of many at once, to one.

    Parameters
    ----------
    connection : in a transaction that may write
    code : of a ticket that is there, tidy
    token : by which the badge of that browser is known; a digest of it is kept

    Returns
    -------
    True if it was given now; None if this browser had it; False if another has
    """
    mine, by = ticket.c.digest == digest(code), _claim(token)
    free = update(ticket).where(mine, ticket.c.claim == _UNUSED).values(claim=by)
    held: str | None = _UNUSED
    while held == _UNUSED:
        if connection.execute(free).rowcount:
            return True
        # Free still: the rows were written anew at this very moment.
        held = connection.scalar(select(ticket.c.claim).where(mine))
    if held == by:
        return None
    more = {"refused": ticket.c.refused + 1}
    connection.execute(update(ticket).where(mine).values(more))
    return False


def used_by(connection: Connection, caucus: str, token: str) -> bool:
    """Say whether a ticket of this caucus was used for a badge of this token."""
    mine = (ticket.c.claim == _claim(token)) & (ticket.c.caucus == caucus)
    return connection.execute(select(ticket.c.number).where(mine)).first() is not None


def counted(connection: Connection) -> list[tuple[str, int, bool, int]]:
    """Return caucus, number, whether it was used and how often it was refused."""
    query = select(ticket).order_by(ticket.c.caucus, ticket.c.number)
    return [
        (row.caucus, row.number, row.claim != _UNUSED, row.refused)
        for row in connection.execute(query)
    ]


def withdraw(connection: Connection, caucus: str, numbers: list[int]) -> list[int]:
    """Remove tickets that were not used; return the numbers of those removed."""
    mine = (ticket.c.caucus == caucus) & ticket.c.number.in_(numbers)
    unused = mine & (ticket.c.claim == _UNUSED)
    query = select(ticket.c.number).where(unused).with_for_update()
    found = sorted(connection.scalars(query))
    gone = (ticket.c.caucus == caucus) & ticket.c.number.in_(found)
    connection.execute(delete(ticket).where(gone))
    return found


def shuffle(connection: Connection) -> None:
    """Write all rows anew, so that nothing tells in which order they were used."""
    query = select(ticket).order_by(ticket.c.digest).with_for_update()
    rows = [dict(row._mapping) for row in connection.execute(query)]
    if rows:
        connection.execute(delete(ticket))
        connection.execute(insert(ticket), rows)
