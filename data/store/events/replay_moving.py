"""What the log says of where the workshop is: here, or at another laptop."""

from dataclasses import replace

from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.state import State


def _moved(state: State, event: Event) -> State:
    return replace(state, moved={"to": event.content["to"], "at": event.at})


def _here(state: State, event: Event) -> State:  # noqa: ARG001
    return replace(state, moved={})


STEPS = {kinds.MOVED: _moved, kinds.STAYED: _here, kinds.ARRIVED: _here}
