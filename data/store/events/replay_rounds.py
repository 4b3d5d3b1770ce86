"""What the log says of the rounds and of what was said about them."""

from dataclasses import replace
from typing import Any

from data.store import terms
from data.store.events import kinds, replay_storyline
from data.store.events.chain import Event
from data.store.events.state import Count, Round, State
from data.vocabulary import usual_question


def _opened(state: State, event: Event) -> State:
    said = event.content
    asked = said.get("question") or {"id": usual_question(said["scale"]), "texts": {}}
    here = said["statement"], asked["id"]
    before = [r for r in state.rounds.values() if (r.statement, r.question) == here]
    opened = Round(
        number=said["round"],
        statement=said["statement"],
        texts=said["texts"],
        wording=said["wording"],
        scale=said["scale"],
        rule=said["rule"],
        opened=event.at,
        event=event.seq,
        turn=len(before) + 1,
        limit=said["limit"],
        caucuses=said["caucuses"],
        question=asked["id"],
        asks=asked["texts"],
        tickets=said.get("tickets", False),
    )
    # Whatever stood in place of the step, a vote is seen.
    seen = replay_storyline.bare(state)
    return replace(seen, rounds={**state.rounds, opened.number: opened})


def _paused(state: State, event: Event) -> State:
    return _with(state, event, status=terms.PAUSED)


def _resumed(state: State, event: Event) -> State:
    return _with(state, event, status=terms.OPEN)


def _closed(state: State, event: Event) -> State:
    said = event.content
    return _with(
        state,
        event,
        status=terms.CLOSED,
        closed=event.at,
        shown=_of(state, event).revealed != terms.HIDDEN,
        ballots=said["ballots"],
        fingerprint=said["fingerprint"],
        lost=said.get("lost", 0),
        voters=said.get("voters", {}),
    )


def _revealed(state: State, event: Event) -> State:
    # An earlier version could reveal a round that runs: seen from the close on.
    found = _of(state, event)
    seen = found.shown or found.status == terms.CLOSED
    told = replay_storyline.bare(state)
    return _with(told, event, revealed=event.content["to"], shown=seen)


def _hidden(state: State, event: Event) -> State:
    return _with(state, event, revealed=terms.HIDDEN)


def _assisted(state: State, event: Event) -> State:
    caucus = event.content["caucus"]
    given = _of(state, event).assisted
    return _with(state, event, assisted={**given, caucus: given.get(caucus, 0) + 1})


def _hands(state: State, event: Event) -> State:
    return _with(state, event, hands=_counted(_of(state, event).hands, event))


def _paper(state: State, event: Event) -> State:
    return _with(state, event, paper=_counted(_of(state, event).paper, event))


def _counted(known: dict[str, Count], event: Event) -> dict[str, Count]:
    """Return the counts with a caucus's new one, which replaces its older one."""
    said = event.content
    return {**known, said["caucus"]: Count(said["answers"], event.at, event.by)}


def _reason(state: State, event: Event) -> State:
    known = _of(state, event).reasons
    return _with(state, event, reasons=(*known, _said(event)))


def _position(state: State, event: Event) -> State:
    known = _of(state, event).positions
    return _with(state, event, positions=(*known, _said(event)))


def _decision(state: State, event: Event) -> State:
    known = _of(state, event).decisions
    decided = _with(state, event, decisions=(*known, _said(event)))
    if not event.content.get("wall"):
        return decided
    shown = {"of": terms.DECIDED, "round": event.content["round"]}
    return replay_storyline.put_up(decided, shown)


def _followed(state: State, event: Event) -> State:
    said = event.content
    known = _of(state, event).follow_ups
    told = {each: said[each] for each in terms.FIELDS if said.get(each)}
    return _with(state, event, follow_ups={**known, said["caucus"]: told})


def _asked_aloud(state: State, event: Event) -> State:
    return _with(state, event, objections=event.content["objections"])


def _said(event: Event) -> dict[str, Any]:
    """Return what an event says, with its number, its time and the role."""
    return {**event.content, "seq": event.seq, "at": event.at, "by": event.by}


def _of(state: State, event: Event) -> Round:
    return state.rounds[event.content["round"]]


def _with(state: State, event: Event, **changes: Any) -> State:
    changed = replace(_of(state, event), **changes)
    return replace(state, rounds={**state.rounds, changed.number: changed})


STEPS = {
    kinds.OPENED: _opened,
    kinds.PAUSED: _paused,
    kinds.RESUMED: _resumed,
    kinds.CLOSED: _closed,
    kinds.REVEALED: _revealed,
    kinds.HIDDEN: _hidden,
    kinds.ASSISTED: _assisted,
    kinds.HANDS: _hands,
    kinds.PAPER: _paper,
    kinds.REASON: _reason,
    kinds.POSITION: _position,
    kinds.DECISION: _decision,
    kinds.FOLLOWED: _followed,
    kinds.ASKED_ALOUD: _asked_aloud,
}
