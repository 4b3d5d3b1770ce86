"""What may still be taken back, and what not, for the room has seen the result."""

from data.store import terms
from data.store.errors import NotAllowed, OutOfTurn
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.replay import undone
from data.store.events.state import Round
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn, said


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


class Undoing(Desk):
    """The verb that takes back."""

    @verb(terms.FACILITATOR, terms.RECORDER)
    def undo(self, actor: Actor, seq: int, why: str = "") -> None:
        """Take an event back by a new one; undoing that one brings it again.

        Parameters
        ----------
        actor : the facilitator, or the recorder who entered it
        seq : the number of the event
        why : the reason
        """
        why = said(why, "reason", may_be_empty=True)
        with self._turn(actor) as turn:
            event = undoable(turn.events, seq)
            require_same_result(turn, event)
            if actor.role == terms.RECORDER:
                self._require_seat(turn.state, actor, actor.caucus)
                if event.by != actor.by:
                    raise NotAllowed(
                        "Somebody else entered this", "Ask the facilitator."
                    )
            turn.note(kinds.UNDONE, {"seq": seq, "why": why})
