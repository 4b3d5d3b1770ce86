"""Votes for a person without a phone: who may give one, and under which key."""

from sqlalchemy import Connection, select

from data.store import keys, tables
from data.store.errors import NotAllowed
from data.store.keys import Keys


def use_of(connection: Connection, voter: str, held: Keys, assisted: bool) -> str:
    """Return for whom the phone votes, or raise NotAllowed."""
    if not assisted:
        return keys.BALLOT
    key = held.phone(voter, keys.HELPER)
    if not helps(connection, held.number, key):
        raise NotAllowed(
            "This phone may not vote for another person", "Ask for it first."
        )
    return keys.ASSISTED


def helps(connection: Connection, number: int, key: str) -> bool:
    """Say whether the phone of this key may vote for one more person."""
    helper = tables.helper.c
    mine = (helper.round == number) & (helper.helper_key == key)
    return connection.execute(select(helper.round).where(mine)).first() is not None
