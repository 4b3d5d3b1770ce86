"""What may still be taken back, and what not, for the room has seen the result."""

from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.replay import undone
from data.store.events.state import Round
from data.store.verbs.turn import Turn


def require_unseen(found: Round) -> None:
    """Refuse to count on where the room has seen the result.

    The difference of two results would tell what was counted between them.
    """
    if found.shown:
        raise OutOfTurn(
            f"The result of {found.name} was shown already",
            "Open a new round and count in that.",
        )


def require_same_result(turn: Turn, event: Event) -> None:
    """Refuse to take a count back, or to bring one back, that the room has seen."""
    while event.kind == kinds.UNDONE:
        event = turn.events[event.content["seq"] - 1]
    if event.kind in (kinds.HANDS, kinds.PAPER):
        require_unseen(turn.round(event.content["round"]))


def undoable(events: tuple[Event, ...], seq: int) -> Event:
    """Return the event that may be taken back now, or raise OutOfTurn."""
    event = events[seq - 1] if 0 < seq <= len(events) else None
    if event is None or event.kind not in kinds.UNDOABLE:
        raise OutOfTurn(
            "This cannot be taken back", "Enter what is right now as a new step."
        )
    if seq in undone(events):
        raise OutOfTurn("This was taken back already", "Undo the undoing instead.")
    return event
