"""What the log says of posts, of what is parked, and of when days begin."""

from dataclasses import replace
from typing import Any

from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.state import State
from data.store.events.written_down import Correction, Item, Written


def _corrected(state: State, event: Event) -> State:
    said = event.content
    key = said["key"] or f"added {event.seq}"
    now = Correction(
        key=key,
        province=said["province"],
        what=said["what"],
        row=said["row"],
        before=said["before"],
        at=event.at,
        by=event.by,
        seq=event.seq,
    )
    return _with(state, posts={**state.written.posts, key: now})


def _parked(state: State, event: Event) -> State:
    said = event.content
    topic, caucus, text = said["topic"], said["caucus"], said["text"]
    item = Item(event.seq, topic, caucus, text, event.at, event.by)
    return _with(state, items={**state.written.items, event.seq: item})


def _changed(state: State, event: Event) -> State:
    said = event.content
    topic, text = said["topic"], said["text"]
    return _item(state, said["item"], topic=topic, text=text, changed=event.at)


def _closed(state: State, event: Event) -> State:
    said = event.content
    closed = event.at if said["closed"] else ""
    return _item(state, said["item"], closed=closed, why=said["why"])


def _begins(state: State, event: Event) -> State:
    said = event.content
    return _with(state, starts={**state.written.starts, said["day"]: said["at"]})


def _item(state: State, number: int, **changes: Any) -> State:
    """Return the state with one item changed, unless an undoing took it away."""
    items = state.written.items
    if number not in items:
        return state
    return _with(state, items={**items, number: replace(items[number], **changes)})


def _with(state: State, **changes: Any) -> State:
    written: Written = replace(state.written, **changes)
    return replace(state, written=written)


STEPS = {
    kinds.POST: _corrected,
    kinds.PARKED: _parked,
    kinds.PARKED_CHANGED: _changed,
    kinds.PARKED_CLOSED: _closed,
    kinds.DAY_BEGINS: _begins,
}
