"""A whole workshop as one file for another laptop, while the room goes on."""

from data.store.database import packing
from data.store.database.store import Store
from data.store.faults import plainly

_LOOKS = 5


def take_away(store: Store) -> bytes:
    """Return everything of a workshop at one moment, while the room goes on.

    Parameters
    ----------
    store : of the workshop

    Raises
    ------
    StoreUnavailable
    """
    for _ in range(_LOOKS):
        with store.reading() as connection, plainly():
            packed, whole = packing.pack(connection, store.place)
        # A round may have been closed since this moment: then look again. Its close
        # gives all slips new keys.
        if whole:
            break
    return packed
