"""What the recorders write down: the list of what is parked."""

import pandas as pd

from data.store.events.state import State
from data.store.events.written_down import Item
from data.store.verbs.storyline import Step
from ui.lists.paging import lines_of, paged
from ui.lists.posts import when

WHOLE_ROOM = "The room"


def listed(state: State, step: Step | None = None) -> list[Item]:
    """Return what is parked: all that is open by topic, then what was closed.

    Parameters
    ----------
    state : of the room
    step : a step that lists its own topic only; None for all
    """
    topics = list(dict.fromkeys(each.topic for each in state.written.items.values()))
    found = [
        each
        for each in state.written.items.values()
        if step is None or each.topic == step["title"]
    ]
    return sorted(found, key=lambda e: (bool(e.closed), topics.index(e.topic), e.seq))


def pages(state: State, step: Step | None = None) -> list[list[Item]]:
    """Return the pages of the wall; none while nothing is parked.

    Parameters
    ----------
    state, step : as for `listed`
    """
    return paged(listed(state, step), _lines)


def _lines(of: Item) -> int:
    return 1 + lines_of(of.text, of.why)


def told(state: State) -> pd.DataFrame:
    """Return the whole list, closed or open."""
    rows = [
        {
            "number": each.seq,
            "topic": each.topic,
            "caucus": each.caucus or WHOLE_ROOM,
            "text": each.text,
            "by": each.by,
            "written": each.at,
            "changed": each.changed,
            "closed": each.closed,
            "what became of it": each.why,
        }
        for each in state.written.items.values()
    ]
    return pd.DataFrame(rows)


def topic(of: Item) -> str:
    """Return the topic of an item as it stands before its text."""
    ended = not of.topic or of.topic[-1] in "?!.:"
    return of.topic if ended else f"{of.topic}:"


def mark(of: Item) -> str:
    """Return whose an item is, who wrote it and when it was, on one line."""
    whose = of.caucus or WHOLE_ROOM
    done = f", closed {when(of.closed)}" if of.closed else ""
    return f"{whose} · {when(of.at)}{done}"
