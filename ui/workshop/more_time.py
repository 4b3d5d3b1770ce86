"""Who asks for more time: a number for each round, kept until the server ends."""

import hashlib
import secrets
import threading

from data.store.in_use import rehearsal_mode
from data.store.roles import Actor
from data.store.verbs.room import Room

# Phones are kept as prints under a salt of this run, so that nobody reads them.
_SALT = secrets.token_bytes(16)
_lock = threading.Lock()
_asked: dict[tuple[str, int], set[bytes]] = {}


def ask(room: Room, actor: Actor, number: int) -> None:
    """Note that a phone needs more time; asking again counts once.

    Parameters
    ----------
    room : the room that is used now
    actor : who holds the phone
    number : of the round
    """
    mark = hashlib.sha256(_SALT + actor.token.encode()).digest()[:8]
    with _lock:
        _asked.setdefault((room.store.place.full_name, number), set()).add(mark)


def wanting(number: int) -> int:
    """Return how many phones asked for more time in a round of the room used now.

    Parameters
    ----------
    number : of the round

    Raises
    ------
    StoreUnavailable
    """
    room = rehearsal_mode.now()
    with _lock:
        return len(_asked.get((room.store.place.full_name, number), ()))
