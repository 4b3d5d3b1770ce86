"""What is asked before it is done: leaving an open vote, another round on a step."""

from dataclasses import dataclass

from data.store import terms
from data.store.events.state import Round, State
from data.workshop import storyline
from ui.workshop import rounds
from ui.workshop import storyline as workshop_storyline


@dataclass(frozen=True)
class Said:
    """What is said to the one who pressed.

    Parameters
    ----------
    text : one sentence; empty where the screen itself says enough
    sure : what to send along with the same key, to do what was asked about
    """

    text: str = ""
    sure: str = ""


def leaving(state: State, key: str, sure: str) -> Said | None:
    """Return the question before a step is left whose vote is open; None if none is.

    It is asked where the vote is shown: who has walked on already knows.

    Parameters
    ----------
    state : of the room
    key : that was pressed, as it is called
    sure : what came along with it
    """
    if not (found := leaves_open(state)) or sure == leaves(found):
        return None
    return Said(
        f"{found.name} is open. Press {key} again to go on; voting goes on too.",
        leaves(found),
    )


def leaves_open(state: State) -> Round | None:
    """Return the vote that is open on the step where one is; None if none is.

    Parameters
    ----------
    state : of the room
    """
    found, step = state.running, workshop_storyline.step_of(state)
    if found is None or found.status != terms.OPEN:
        return None
    here = found == rounds.just_opened(state)
    return found if here or (step and found in rounds.rounds_of(state, step)) else None


def leaves(found: Round) -> str:
    """Return what is sent along to leave a step while just this vote is open."""
    return f"leave {found.number}"


def another(state: State) -> int:
    """Return the number of the round that O would open on a step voted on before.

    Parameters
    ----------
    state : of the room

    Returns
    -------
    0 where no second question is due: a first round, or one that still runs
    """
    step = workshop_storyline.step_of(state)
    before = step and step["kind"] == storyline.VOTE and rounds.rounds_of(state, step)
    return len(state.rounds) + 1 if before and not state.running else 0


def opens(number: int) -> str:
    """Return what is sent along with O to open just this round."""
    return f"open {number}"
