"""Phones that vote for another person, who has none."""

from sqlalchemy import Connection, select

from data.store import tables
from data.store.errors import NotAllowed
from data.store.keys import round_keys
from data.store.keys.round_keys import Keys


def use_of(connection: Connection, voter: str, held: Keys, assisted: bool) -> str:
    """Return for whom the phone votes, or raise NotAllowed."""
    if not assisted:
        return round_keys.BALLOT
    key = held.phone(voter, round_keys.HELPER)
    if not helps(connection, held.number, key):
        raise NotAllowed(
            "This phone may not vote for another person", "Ask for it first."
        )
    return round_keys.ASSISTED


def helps(connection: Connection, number: int, key: str) -> bool:
    """Return whether the phone of a key was given another person's vote."""
    helper = tables.helper.c
    mine = (helper.round == number) & (helper.helper_key == key)
    return connection.execute(select(helper.round).where(mine)).first() is not None
