"""Turning the pages of what the screen shows, before the arrows leave the step."""

from data.store import terms
from data.store.events.state import State
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.workshop import storyline
from ui.lists import agenda, parked, posts


def number(state: State) -> int:
    """Return how many pages what the facilitator shows has; at least 1.

    Parameters
    ----------
    state : of the room
    """
    stage = state.stage
    step = next((each for each in stage.steps if each["id"] == stage.step), None)
    kind = step["kind"] if step else ""
    screen = stage.screen
    if screen == terms.AGENDA:
        return max(1, len(agenda.pages(agenda.now(state))))
    if screen == terms.SHOWN and kind == storyline.AGENDA:
        return max(1, len(agenda.pages(agenda.now(state), brief=True)))
    if screen == terms.PARKED:
        return max(1, len(parked.pages(state)))
    if screen == terms.SHOWN and kind == storyline.PARKED:
        return max(1, len(parked.pages(state, step)))
    if screen == terms.SHOWN and kind == storyline.POSTS:
        return max(1, len(posts.pages(state)))
    return 1


def shown(state: State, pages: int) -> int:
    """Return which page is shown, from 0: the list may have become shorter since."""
    return min(state.stage.page, max(pages - 1, 0))


def leads_to(state: State, by: int) -> int | None:
    """Return the page beside the one shown; None where there is none.

    Parameters
    ----------
    state : of the room
    by : 1 for the next, −1 for the one before
    """
    pages = number(state)
    there = shown(state, pages) + by
    return there if 0 <= there < pages else None


def turned(room: Room, actor: Actor, by: int) -> bool:
    """Turn to the page beside the one shown; return False where there is none.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    by : as for `leads_to`
    """
    there = leads_to(room.state(actor), by)
    if there is None:
        return False
    room.turn_page(actor, there)
    return True
