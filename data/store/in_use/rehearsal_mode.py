"""Whether the room rehearses now: one mark for all servers and browsers of the room."""

import secrets
import threading

from data.store import terms
from data.store.errors import OutOfTurn, StoreUnavailable
from data.store.faults import plainly
from data.store.in_use.open_workshops import room, shut
from data.store.keys.round_secrets import write_private
from data.store.place import make_folder, place
from data.store.roles import Actor, require
from data.store.verbs import rehearsal
from data.store.verbs.room import Room

_lock = threading.Lock()


def now() -> Room:
    """Return the room that is used now: the rehearsal's while one runs.

    Raises
    ------
    StoreUnavailable
    """
    return room(rehearsal=rehearsing())


def rehearsing() -> bool:
    """Return whether a rehearsal runs."""
    return place().mark.exists()


def begin(actor: Actor) -> Room:
    """Begin a rehearsal; every screen and phone is in it from now on.

    Parameters
    ----------
    actor : the facilitator of the workshop

    Raises
    ------
    NotAllowed, StoreUnavailable
    OutOfTurn
        A round of the workshop runs: votes on their way would be lost.
    """
    require(actor, terms.FACILITATOR)
    with _lock:
        if not rehearsing():
            _require_calm(actor)
            _clear()
            mark = place().mark
            with plainly():
                make_folder(mark.parent)
                write_private(mark, secrets.token_hex(4).encode("ascii"))
    return now()


def end(actor: Actor) -> None:
    """End the rehearsal and destroy its store, its secrets and its back-ups.

    The workshop is used again whatever state the rehearsal's store is in.

    Parameters
    ----------
    actor : the facilitator

    Raises
    ------
    NotAllowed
    OutOfTurn
        None runs.
    StoreUnavailable
        Something of it is left, or the mark itself cannot be removed.
    """
    require(actor, terms.FACILITATOR)
    with _lock:
        if not rehearsing():
            raise OutOfTurn("No rehearsal runs", "Start one first.")
        with plainly():
            place().mark.unlink(missing_ok=True)
        try:
            _clear()
        except StoreUnavailable as error:
            raise StoreUnavailable(
                "The rehearsal has ended, but not all of it could be destroyed",
                f"{error.problem}. The next rehearsal tries again before it begins.",
            ) from error


def _require_calm(actor: Actor) -> None:
    runs = room().state(actor).running
    if runs:
        raise OutOfTurn(f"{runs.name} still runs", "Close it, then rehearse.")


def _clear() -> None:
    """Destroy what there is of a rehearsal that runs no more."""
    shut(rehearsal=True)
    rehearsal.destroy(place(rehearsal=True))
