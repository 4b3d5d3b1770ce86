"""That voting goes on, said wherever the one who leads has walked meanwhile."""

from data.store import terms
from data.store.verbs.storyline import Step
from ui.projector.look import Look
from ui.workshop import rounds


def line(of: Look, step: Step | None) -> str:
    """Return that a vote runs which this screen does not show; empty if none does.

    Parameters
    ----------
    of : the look at the room now, also where the screen is held at an earlier moment
    step : that the screen shows; None where it shows none
    """
    running = of.state.running
    if running is None or (step and running in rounds.rounds_of(of.state, step)):
        return ""
    if running.status == terms.PAUSED:
        return f"Voting is paused: {running.name}"
    return f"Voting goes on: {running.name} · {of.came.told}"
