"""From the log to what it says: the state of the workshop at any moment."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from data.store.errors import BrokenLog
from data.store.events import (
    kinds,
    replay_joining,
    replay_moving,
    replay_rounds,
    replay_statements,
    replay_storyline,
    replay_written_down,
)
from data.store.events.chain import Event
from data.store.events.state import State
from data.store.times import written

_STEPS: dict[str, Callable[[State, Event], State]] = {
    **replay_joining.STEPS,
    **replay_moving.STEPS,
    **replay_rounds.STEPS,
    **replay_storyline.STEPS,
    **replay_statements.STEPS,
    **replay_written_down.STEPS,
    kinds.UNDONE: lambda state, _event: state,
}


def state_at(events: Iterable[Event], moment: int | datetime | None = None) -> State:
    """Return what had become of the workshop at a moment.

    Parameters
    ----------
    events : the log, from its first event
    moment : the number of an event, or a time with its zone; None for the end

    Raises
    ------
    BrokenLog
        An event is of a kind that this version does not know.
    """
    known = [event for event in events if _by_then(event, moment)]
    return replay(State(), known, undone(known))


def replay(state: State, events: Iterable[Event], without: set[int]) -> State:
    """Return what becomes of a state through further events.

    Parameters
    ----------
    state : before them
    events : in their order
    without : numbers of the events that were undone
    """
    for event in events:
        if event.seq not in without:
            state = _after(state, event)
        state = replace(state, seq=event.seq, digest=event.digest, at=event.at)
    return state


def undone(events: Iterable[Event]) -> set[int]:
    """Return the numbers of events that no longer hold; an undoing can be undone."""
    gone: set[int] = set()
    for event in reversed(list(events)):
        if event.kind == kinds.UNDONE and event.seq not in gone:
            gone.add(event.content["seq"])
    return gone


def _by_then(event: Event, moment: int | datetime | None) -> bool:
    if isinstance(moment, datetime):
        return event.at <= written(moment)
    return moment is None or event.seq <= moment


def _after(state: State, event: Event) -> State:
    """Return what becomes of a state through one event."""
    if event.kind not in _STEPS:
        raise BrokenLog(
            f"Event {event.seq} is of the unknown kind “{event.kind}”",
            "Start the version of Zila that wrote this log, or a newer one.",
        )
    try:
        return _STEPS[event.kind](state, event)
    except (LookupError, TypeError, ValueError) as error:
        raise BrokenLog(
            f"Event {event.seq} of the log cannot be read",
            "Keep the file as it is, and go back to the last back-up.",
        ) from error
