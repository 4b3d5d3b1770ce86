"""What becomes of reasons that nobody takes up, said before it happens."""

from dataclasses import replace

from analysis.writing import count, listed
from data.store import terms
from data.store.database.reason_rows import over
from data.store.events.state import Round, State
from data.store.roles import Actor
from data.store.verbs.room import Room

KEPT = (
    "What nobody takes up is destroyed when the decision on its statement is recorded, "
    "or when a round on another statement is closed."
)


def at_close(room: Room, actor: Actor, found: Round) -> str:
    """Return a sentence on the slips that the close of a round destroys, or nothing.

    Parameters
    ----------
    room, actor : the facilitator's
    found : a round that runs
    """
    return _lost(room, actor, replace(found, status=terms.CLOSED))


def at_decision(room: Room, actor: Actor, found: Round) -> str:
    """Return a sentence on the slips that a decision destroys, or nothing.

    Parameters
    ----------
    room, actor : the facilitator's
    found : a closed round
    """
    return _lost(room, actor, replace(found, decisions=(*found.decisions, {})))


def _lost(room: Room, actor: Actor, then: Round) -> str:
    """Return what is destroyed once a round is as it will be then."""
    left = room.slips_waiting(actor)
    if not left:
        return ""
    state: State = room.state(actor)
    after = replace(state, rounds={**state.rounds, then.number: then})
    gone = [number for number in over(after) if left.get(number)]
    if not gone:
        return ""
    number = sum(left[each] for each in gone)
    rounds = listed([after.rounds[each].name for each in gone])
    what = count(number, "slip")
    verb = "is" if number == 1 else "are"
    return f"{what} of {rounds}, taken up by nobody, {verb} destroyed then."
