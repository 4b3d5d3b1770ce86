"""Keys that change how the wall shows a step: which area is lit, which languages."""

from collections.abc import Callable
from functools import partial

from data.store import terms
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui.workshop import storyline

# In the one order of provinces; the merged districts beside theirs.
AREAS = {
    "1": "balochistan",
    "2": "islamabad",
    "3": "khyber-pakhtunkhwa",
    "4": "khyber-pakhtunkhwa-merged",
    "5": "punjab",
    "6": "sindh",
}
_ONE_AREA = "within="
_SAID = {
    terms.ENGLISH: "The wall shows English.",
    terms.ENGLISH_FIRST: "The wall shows English large and Urdu beneath.",
    terms.URDU_FIRST: "The wall shows Urdu large and English beneath.",
}


def _light(room: Room, actor: Actor, area: str) -> str:
    """Light an area, or put it back; return why not, where nothing can be lit."""
    state = room.state(actor)
    step = storyline.step_of(state)
    views = step.get("views", ()) if step else ()
    if area and not any(_ONE_AREA not in view for view in views):
        return "No figure of the whole country is on the wall: nothing to light."
    room.light(actor, "" if state.stage.lit == area else area)
    return ""


def _dark(room: Room, actor: Actor) -> str:
    room.light(actor, "")
    return ""


def _tongues(room: Room, actor: Actor) -> str:
    """Take the next choice of languages, and say which it is."""
    every = terms.TONGUES
    now = every.index(room.state(actor).stage.tongues)
    chosen = every[(now + 1) % len(every)]
    room.set_tongues(actor, chosen)
    return _SAID[chosen]


KEYS: dict[str, Callable[[Room, Actor], str]] = {
    **{key: partial(_light, area=area) for key, area in AREAS.items()},
    "dark": _dark,
    "tongues": _tongues,
}
