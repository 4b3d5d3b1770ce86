"""The workshops this server has open: plain objects that no browser can clear."""

import threading

from data.store.database.store import Store
from data.store.place import place
from data.store.verbs.room import Room

_rooms: dict[str, Room] = {}
_lock = threading.Lock()


def room(name: str = "", *, rehearsal: bool = False) -> Room:
    """Return a workshop's room, opened on first use; call it again after an error.

    Parameters
    ----------
    name : of the workshop; empty for ``ZILA_WORKSHOP``, else "workshop"
    rehearsal : whether to take its rehearsal, a store of its own

    Raises
    ------
    StoreUnavailable
        The database does not answer now; nothing is half open.
    """
    where = place(name, rehearsal=rehearsal)
    # Without the lock: a database that is slow to answer holds up nobody else.
    found = _rooms.get(where.name)
    if found and found.store.place.run == where.run:
        return found
    with _lock:
        found = _rooms.get(where.name)
        # Another server may have ended that rehearsal and begun the next.
        if found and found.store.place.run != where.run:
            _rooms.pop(where.name).store.close()
            found = None
        if not found:
            found = _rooms[where.name] = Room(Store(where))
        return found


def clean() -> None:
    """Clean, in every room that is open, what could not be cleaned before."""
    for found in list(_rooms.values()):
        found.store.try_to_clean()


def shut(name: str = "", *, rehearsal: bool = False) -> None:
    """Close a room, for example once its rehearsal was dropped.

    Parameters
    ----------
    name, rehearsal : as for `room`
    """
    with _lock:
        found = _rooms.pop(place(name, rehearsal=rehearsal).name, None)
    if found:
        found.store.close()


def opened() -> tuple[Room, ...]:
    """Return the rooms that are open now; none is opened for it."""
    return tuple(_rooms.values())
