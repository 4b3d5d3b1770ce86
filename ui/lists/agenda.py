"""The agenda of the room: where it stands now, and the pages of its wall."""

from datetime import datetime

from data.store import times
from data.store.events.state import State
from data.workshop import standing
from data.workshop.agenda import Slot
from data.workshop.standing import Standing
from ui.lists.paging import lines_of, paged

_LETTERS, _MOST = 52, 13


def now(state: State, moment: datetime | None = None) -> Standing:
    """Return where the room stands.

    Parameters
    ----------
    state : of the room
    moment : with its zone; None for this one
    """
    stage = state.stage
    return standing.standing(
        stage.steps,
        state.written.starts,
        here=stage.step,
        came=times.read(stage.came) if stage.came else None,
        now=moment or times.now(),
    )


def pages(of: Standing, *, brief: bool = False) -> list[list[Slot]]:
    """Return the pages of the wall: what comes, from the step the room is at.

    Parameters
    ----------
    of : where the room stands
    brief : breaks and what follows them only, as a step shows the day in short
    """
    found = standing.brief(of) if brief else standing.rows(of)
    return paged(found, _lines, _MOST)


def _lines(of: Slot) -> int:
    return lines_of(of.title, letters=_LETTERS)
