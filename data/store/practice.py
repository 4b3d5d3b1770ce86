"""Whether the room rehearses now: one mark for all servers and browsers of the room."""

from pathlib import Path

from data.store import words
from data.store.errors import OutOfTurn
from data.store.faults import plainly
from data.store.place import Place, make_folder, place
from data.store.roles import Actor, require
from data.store.room import Room
from data.store.running import room, shut


def now() -> Room:
    """Return the room that is used now: the rehearsal's while one runs.

    Raises
    ------
    StoreUnavailable
    """
    return room(rehearsal=rehearsing())


def rehearsing() -> bool:
    """Return whether a rehearsal runs."""
    return _mark(place()).exists()


def begin(actor: Actor) -> Room:
    """Begin a rehearsal; every screen and phone is in it from now on.

    Parameters
    ----------
    actor : the facilitator of the workshop

    Raises
    ------
    NotAllowed, StoreUnavailable
    """
    require(actor, words.FACILITATOR)
    mark = _mark(place())
    with plainly():
        make_folder(mark.parent)
        mark.touch(mode=0o600)
    return now()


def end(actor: Actor) -> None:
    """End the rehearsal and destroy its store, its secrets and its back-ups.

    Parameters
    ----------
    actor : the facilitator

    Raises
    ------
    NotAllowed, StoreUnavailable
    OutOfTurn
        None runs.
    """
    require(actor, words.FACILITATOR)
    if not rehearsing():
        raise OutOfTurn("No rehearsal runs", "Start one first.")
    room(rehearsal=True).drop(actor)
    shut(rehearsal=True)
    with plainly():
        _mark(place()).unlink(missing_ok=True)


def _mark(where: Place) -> Path:
    return where.root / "workshops" / f"{where.name}.rehearsing"
