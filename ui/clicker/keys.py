"""What the keys of the clicker do; each is a verb of the room, which may refuse."""

from collections.abc import Callable
from typing import TypeGuard

from data.store import terms
from data.store.errors import BadAnswer
from data.store.events.state import State
from data.store.roles import Actor, require
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.workshop import agenda, storyline
from ui.clicker import asked_twice, wall_keys
from ui.clicker.asked_twice import Said
from ui.decided import wall_of_words
from ui.lists import turning
from ui.workshop import reasons_left, rounds, step_names
from ui.workshop import storyline as workshop_storyline


def press(room: Room, actor: Actor, key: str, confirm: str = "") -> Said:
    """Do what a key stands for.

    Parameters
    ----------
    room, actor : the room that is used now, who pressed
    key : one of `KEYS`
    confirm : what `Said.sure` was, when the key is pressed again

    Raises
    ------
    NotAllowed, OutOfTurn, BadAnswer, StoreUnavailable
    """
    require(actor, terms.FACILITATOR)
    if key in wall_keys.KEYS:
        return Said(wall_keys.KEYS[key](room, actor))
    if key not in KEYS:
        raise BadAnswer("This key does nothing", "Press ? for the list of keys.")
    return KEYS[key](room, actor, confirm)


def go(room: Room, actor: Actor, name: str) -> Said:
    """Go to a step; a break's clock starts as one comes and ends as one leaves.

    Parameters
    ----------
    room, actor : as for `press`
    name : id of the step
    """
    state = room.state(actor)
    here = workshop_storyline.step_of(state)
    there = workshop_storyline.step_of(state, name)
    room.go(actor, name)
    if here == there:
        return Said()
    timer = state.stage.timer
    if timer and _rests(here) and timer.label == here["title"]:
        room.stop_timer(actor)
        timer = None
    if timer is None and _rests(there) and there.get("minutes"):
        room.start_timer(actor, there["minutes"] * 60, there["title"][:80])
    return Said()


def leads_on(room: Room, state: State, by: int) -> bool:
    """Say whether an arrow turns a page or goes to another step.

    Parameters
    ----------
    room, state : the room that is used now, and what its log says
    by : 1 for the next, −1 for the one before
    """
    if turning.leads_to(state, by) is not None or workshop_storyline.beside(state, by):
        return True
    if by < 0 and state.stage.put_up:
        return True
    sheet = wall_of_words.on_wall(room, state)
    there = sheet.page(state.stage.page) + by if sheet else -1
    return sheet is not None and there == sheet.page(there)


def _rests(step: Step | None) -> TypeGuard[Step]:
    return step is not None and step["kind"] == storyline.BREAK


def _walk(steps: int) -> Callable[[Room, Actor, str], Said]:
    def walk(room: Room, actor: Actor, sure: str) -> Said:
        if turning.turned(room, actor, steps) or wall_of_words.turn(room, actor, steps):
            return Said()
        state, key = room.state(actor), "→" if steps > 0 else "←"
        there = workshop_storyline.beside(state, steps)
        if there and (asked := asked_twice.leaving(state, key, sure)):
            return asked
        room.set_screen(actor, terms.SHOWN)
        if there is None:
            return Said(f"This is the {'last' if steps > 0 else 'first'} step.")
        return go(room, actor, there["id"])

    return walk


def _end(place: int) -> Callable[[Room, Actor, str], Said]:
    def jump(room: Room, actor: Actor, sure: str) -> Said:
        state = room.state(actor)
        if asked := asked_twice.leaving(state, "the key", sure):
            return asked
        steps = list(filter(agenda.walked, state.stage.steps))
        room.set_screen(actor, terms.SHOWN)
        return go(room, actor, steps[place]["id"]) if steps else Said()

    return jump


def _toggle(screen: str) -> Callable[[Room, Actor, str], Said]:
    def toggle(room: Room, actor: Actor, _: str) -> Said:
        now = room.state(actor).stage.screen
        room.set_screen(actor, terms.SHOWN if now == screen else screen)
        return Said()

    return toggle


def _freeze(room: Room, actor: Actor, _: str) -> Said:
    held = bool(room.state(actor).stage.frozen)
    room.freeze(actor, not held)
    return Said("The screens follow again." if held else "The screens are held.")


def _open(room: Room, actor: Actor, sure: str) -> Said:
    """Open the vote of this step, or take votes again where it is paused.

    A step that was voted on already asks first: a new round takes the result away.
    """
    state = room.state(actor)
    if state.running and state.running.status == terms.PAUSED:
        room.resume(actor, state.running.number)
        return Said()
    step = workshop_storyline.step_of(state)
    asks = workshop_storyline.asked(step) if step else None
    if step is None or asks is None or step["kind"] != storyline.VOTE:
        return Said("This step asks nothing.")
    new = asked_twice.another(state)
    if new and sure != asked_twice.opens(new):
        return Said(
            f"Press O again to open {step_names.next_vote(state, asks)}.",
            asked_twice.opens(new),
        )
    workshop_storyline.open_vote(room, actor, asks)
    return Said()


def _reveal(room: Room, actor: Actor, sure: str) -> Said:
    """Close the vote, then show the result to everybody; each is asked twice.

    The second press does what the first one named, wherever one has gone meanwhile.
    """
    state = room.state(actor)
    for each in state.rounds.values():
        if each.status == terms.CLOSED and sure == f"reveal {each.number}":
            room.reveal(actor, each.number)
            return Said()
    found = rounds.current(state)
    if found is None:
        return Said("There is no vote to reveal on this step.")
    number, closing = found.number, f"close {found.number}"
    if found.status != terms.CLOSED:
        if sure != closing:
            lost = reasons_left.at_close(room, actor, found)
            what = f"Press R again to close {found.name}."
            return Said(f"{what} {lost}".strip(), closing)
        room.close_round(actor, number)
    elif found.revealed == terms.EVERYBODY:
        return Said(f"The result of {found.name} is revealed.")
    again = f"Press R again to reveal the result of {found.name}."
    return Said(again, f"reveal {number}")


def _pause(room: Room, actor: Actor, _: str) -> Said:
    if running := room.state(actor).running:
        room.pause(actor, running.number)
    return Said("" if running else "No vote is open.")


KEYS = {
    "next": _walk(1),
    "back": _walk(-1),
    "home": _end(0),
    "end": _end(-1),
    **{each: _toggle(each) for each in terms.SCREENS if each != terms.SHOWN},
    "freeze": _freeze,
    "open": _open,
    "pause": _pause,
    "reveal": _reveal,
}
