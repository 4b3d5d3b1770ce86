"""What the log says of the storyline and of the projector."""

from dataclasses import replace
from typing import Any

from data.store import terms
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.stage import Stage, Timer
from data.store.events.state import State


def _storyline(state: State, event: Event) -> State:
    steps = tuple({"skipped": False, **step} for step in event.content["steps"])
    return _with(state, steps=steps)


def _added(state: State, event: Event) -> State:
    said = event.content
    steps = list(state.stage.steps)
    names = [step["id"] for step in steps]
    # After a step that an undoing took away, the new one comes last.
    place = names.index(said["after"]) + 1 if said["after"] in names else len(steps)
    place = 0 if said["after"] == "" else place
    steps.insert(place, {"skipped": False, **said["step"]})
    return _with(state, steps=tuple(steps))


def _changed(state: State, event: Event) -> State:
    said = event.content
    return _each(state, said["step"], said["changes"])


def _skipped(state: State, event: Event) -> State:
    said = event.content
    return _each(state, said["step"], {"skipped": said["skipped"]})


def _ordered(state: State, event: Event) -> State:
    order = {name: place for place, name in enumerate(event.content["order"])}
    last = len(order)
    steps = sorted(state.stage.steps, key=lambda step: order.get(step["id"], last))
    return _with(state, steps=tuple(steps))


def _step(state: State, event: Event) -> State:
    step = event.content["step"]
    return _with(bare(state), step=step, since=event.seq, came=event.at, lit="")


def bare(state: State) -> State:
    """Return the state with nothing in place of the step, at its first page."""
    return _with(state, put_up={}, page=0)


def put_up(state: State, what: dict[str, Any]) -> State:
    """Return the state with words in place of the step, in sight.

    Parameters
    ----------
    state : in which nothing changes while a vote runs
    what : as in `Stage.put_up`
    """
    if state.running:
        return state
    return _with(state, put_up=what, page=0, screen=terms.SHOWN)


def _put_up(state: State, event: Event) -> State:
    return put_up(state, event.content) if event.content["of"] else bare(state)


def _page(state: State, event: Event) -> State:
    return _with(state, page=event.content["page"])


def _screen(state: State, event: Event) -> State:
    return _with(state, screen=event.content["screen"], page=0)


def _frozen(state: State, event: Event) -> State:
    held = state.stage.on_screen if event.content["frozen"] else ""
    return _with(state, frozen=held, held=event.seq if held else 0)


def _lit(state: State, event: Event) -> State:
    return _with(state, lit=event.content["area"])


def _tongues(state: State, event: Event) -> State:
    return _with(state, tongues=event.content["tongues"])


def _timer(state: State, event: Event) -> State:
    said = event.content
    return _with(
        state, timer=Timer(said["label"], event.at, said["seconds"], event.seq)
    )


def _extended(state: State, event: Event) -> State:
    timer = state.stage.timer
    if timer is None:
        return state
    seconds = max(0, timer.seconds + event.content["seconds"])
    return _with(state, timer=replace(timer, seconds=seconds))


def _stopped(state: State, event: Event) -> State:  # noqa: ARG001
    return _with(state, timer=None)


def _each(state: State, name: str, changes: dict[str, Any]) -> State:
    """Return the state with one step changed, if it is there."""
    steps = state.stage.steps
    changed = ({**s, **changes} if s["id"] == name else s for s in steps)
    return _with(state, steps=tuple(changed))


def _with(state: State, **changes: Any) -> State:
    stage: Stage = replace(state.stage, **changes)
    return replace(state, stage=stage)


STEPS = {
    kinds.STORYLINE: _storyline,
    kinds.ADDED: _added,
    kinds.CHANGED: _changed,
    kinds.SKIPPED: _skipped,
    kinds.ORDERED: _ordered,
    kinds.STEP: _step,
    kinds.PUT_UP: _put_up,
    kinds.PAGE: _page,
    kinds.SCREEN: _screen,
    kinds.FROZEN: _frozen,
    kinds.LIT: _lit,
    kinds.TONGUES: _tongues,
    kinds.TIMER: _timer,
    kinds.EXTENDED: _extended,
    kinds.STOPPED: _stopped,
}
