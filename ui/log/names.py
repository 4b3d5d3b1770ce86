"""What the log speaks of, by the names that people say: votes, steps, what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.state import State
from data.store.events.statement import item_name
from ui.workshop import step_names

_Content = dict[str, Any]


@dataclass(frozen=True)
class Names:
    """The names of what events know by numbers and ids only.

    Parameters
    ----------
    votes : number of a round -> its name
    steps : id of a step -> its name
    events : number of an event -> the event
    """

    votes: dict[int, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    events: dict[int, Event] = field(default_factory=dict)

    def content(self, event: Event) -> _Content:
        """Return what an event says, with "vote", "called" and "thing" as names.

        Parameters
        ----------
        event : of any kind
        """
        said = dict(event.content)
        number, step = said.get("round", said.get("dropped")), said.get("step")
        said["vote"] = self.votes.get(number, f"Vote {number}") if number else ""
        if isinstance(step, str):
            said["called"] = f"“{self.steps.get(step, step)}”"
        if event.kind == kinds.UNDONE:
            undone = self.events.get(said["seq"])
            said["thing"] = self.thing(undone) if undone else f"event {said['seq']}"
        return said

    def thing(self, event: Event) -> str:
        """Return what an event brought, as one speaks of taking it back.

        Parameters
        ----------
        event : of one of `kinds.UNDOABLE`
        """
        return _THINGS[event.kind](self.content(event))


def names(state: State, events: Sequence[Event]) -> Names:
    """Return the names of all that a log speaks of.

    Parameters
    ----------
    state : of the room
    events : the log
    """
    return Names(
        {number: each.name for number, each in state.rounds.items()},
        {step["id"]: step_names.named(state, step) for step in state.stage.steps},
        {event.seq: event for event in events},
    )


def _of_vote(what: str) -> Callable[[_Content], str]:
    return lambda said: f"the {what} {said['vote']}"


def _always(what: str) -> Callable[[_Content], str]:
    return lambda said: what  # noqa: ARG005


def _added(said: _Content) -> str:
    return f"the step “{said['step'].get('title', '')}”"


def _timer(said: _Content) -> str:
    return f"the clock “{said['label']}”" if said["label"] else "the clock"


_THINGS: dict[str, Callable[[_Content], str]] = {
    kinds.WORDED: lambda said: f"the wording of {item_name(said['statement'])}",
    kinds.TRANSLATED: lambda said: f"the translation of {item_name(said['statement'])}",
    kinds.HANDS: lambda said: f"the hands of {said['caucus']}, {said['vote']}",
    kinds.PAPER: lambda said: f"the papers of {said['caucus']}, {said['vote']}",
    kinds.REASON: _of_vote("reason on"),
    kinds.POSITION: lambda said: f"the position of {said['caucus']} on {said['vote']}",
    kinds.DECISION: _of_vote("decision on"),
    kinds.ASKED_ALOUD: _of_vote("answer to the question aloud on"),
    kinds.FOLLOWED: _of_vote("what follows from"),
    kinds.POST: lambda said: f"the correction of {said['row']['post']}",
    kinds.PARKED: _always("the parked item"),
    kinds.PARKED_CHANGED: _always("the change of a parked item"),
    kinds.PARKED_CLOSED: _always("the closing of a parked item"),
    kinds.DAY_BEGINS: lambda said: f"the beginning of day {said['day']}",
    kinds.PEOPLE: _always("the people counted"),
    kinds.STORYLINE: _always("the storyline"),
    kinds.ADDED: _added,
    kinds.CHANGED: lambda said: f"the change of step {said['called']}",
    kinds.SKIPPED: lambda said: (
        f"the {'skipping' if said['skipped'] else 'return'} of step {said['called']}"
    ),
    kinds.ORDERED: _always("the order of the steps"),
    kinds.TIMER: _timer,
    kinds.EXTENDED: _always("the time added to the clock"),
    kinds.STOPPED: _always("the stop of the clock"),
    kinds.UNDONE: lambda said: f"the taking back of {said['thing']}",
}
