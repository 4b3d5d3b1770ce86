"""What a phone that joined may still say of itself, and how it changes its caucus."""

from dataclasses import dataclass

from data.store import terms
from ui.ballot import joining
from ui.ballot.visit import Visit


@dataclass(frozen=True)
class Group:
    """How a phone that joined with the wrong caucus gets into another.

    Parameters
    ----------
    sign : four signs by which the facilitator frees it
    free : whether it is free to choose again
    """

    sign: str
    free: bool


def group(visit: Visit) -> Group | None:
    """Return how a phone changes its caucus; None where it cannot by itself.

    Parameters
    ----------
    visit : of a phone
    """
    state = visit.state
    if state is None or state.tickets or visit.actor.role != terms.PARTICIPANT:
        return None
    sign = visit.room.sign_of(visit.actor)
    return Group(sign, sign in state.freed)


def asks_more(visit: Visit) -> bool:
    """Say whether a phone has not yet said, or left unsaid, its work and sex.

    Parameters
    ----------
    visit : of a phone
    """
    mine = visit.actor.role == terms.PARTICIPANT
    return mine and not joining.ASKED.keys() <= visit.held.traits.keys()
