"""What is to be pressed next, so that nobody at the desk has to think of it."""

from data.store import terms
from data.store.events.state import Round, State
from data.workshop import storyline
from ui.workshop import rounds, step_names
from ui.workshop import storyline as workshop_storyline
from ui.workshop.storyline import Asked

NEXT, OPEN, RESUME, CLOSE = "next", "open", "resume", "close"
REVEAL, SHOW, FOLLOW, NOTHING = "reveal", "show", "follow", "nothing"


def due(state: State) -> str:
    """Return the press that comes next.

    Parameters
    ----------
    state : of the room

    Returns
    -------
    one of this module's words; NOTHING at the end of the storyline
    """
    stage, found = state.stage, rounds.current(state)
    if stage.screen != terms.SHOWN:
        return SHOW
    if state.running:
        return RESUME if state.running.status == terms.PAUSED else CLOSE
    if found and found.revealed == terms.HIDDEN:
        return REVEAL
    if asked(state) and found is None:
        return OPEN
    if stage.frozen:
        return FOLLOW
    return NEXT if workshop_storyline.beside(state, 1) else NOTHING


def asked(state: State) -> Asked | None:
    """Return what the step the facilitator is at puts to the vote; None if nothing.

    Parameters
    ----------
    state : of the room
    """
    step = workshop_storyline.step_of(state)
    votes = step is not None and step["kind"] == storyline.VOTE
    return workshop_storyline.asked(step) if step and votes else None


def sentence(state: State) -> str:
    """Return the press that comes next, and what it does, in one line of Markdown.

    Parameters
    ----------
    state : of the room
    """
    found = rounds.current(state)
    return {
        NEXT: f"**Next** shows: {_coming(state)}",
        OPEN: f"**Open vote** opens {_opening(state)}",
        RESUME: f"**Resume** lets {_name(found)} take votes again",
        CLOSE: f"**Close the vote** ends {_name(found)} once all have voted",
        REVEAL: f"**Reveal** shows the result of {_name(found)}",
        SHOW: f"**Show again** ends the {state.stage.screen} screen",
        FOLLOW: "**Follow again** lets the screens show where you are",
        NOTHING: "This is the last step",
    }[due(state)]


def _name(found: Round | None) -> str:
    return found.name if found else "the vote"


def _coming(state: State) -> str:
    after = workshop_storyline.beside(state, 1)
    return step_names.named(state, after) if after else "the end"


def _opening(state: State) -> str:
    asks = asked(state)
    return step_names.next_vote(state, asks) if asks else "a vote"
