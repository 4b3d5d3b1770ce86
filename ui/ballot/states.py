"""In which state a phone's page is, and what that state shows."""

from functools import partial
from typing import Any

from data.store import terms
from data.store.events.state import Round, State
from data.store.keys.join_code import WHOLE, tidy
from ui.ballot.kept import Asked, asked
from ui.ballot.question import seconds_left
from ui.ballot.result import Told, told
from ui.ballot.visit import Visit
from ui.workshop import results, rounds

Then = tuple[int, Told]


def now(visit: Visit) -> dict[str, Any]:
    """Return which state the page shows ("kind"), and what that needs.

    Parameters
    ----------
    visit : who looks

    Raises
    ------
    StoreUnavailable
    """
    if not visit.chosen:
        return {"kind": "language", "code": _code(visit)}
    state = visit.state
    if state is None:
        return {"kind": "lost"}
    if state.moved:
        return {"kind": "moved"}
    shut = not state.code
    if visit.may_join and "watch" not in visit.query and not shut:
        return {"kind": "join", **_entry(visit, state)}
    return {"shut": shut and visit.may_join, **_of_round(visit, state)}


def _code(visit: Visit) -> str:
    return tidy(visit.query.get("code", ""))[:WHOLE]


def _entry(visit: Visit, state: State) -> dict[str, Any]:
    """Return what the form to join with needs; a ticket says the caucus itself."""
    code, needed = _code(visit), state.tickets
    caucus = visit.room.caucus_of_ticket(visit.actor, code)
    return {
        "code": code if caucus or not needed else "",
        "ticket": caucus,
        "tickets": needed,
        "code_length": WHOLE if needed else len(state.code),
    }


def _of_round(visit: Visit, state: State) -> dict[str, Any]:
    found = visit.round
    if found is None:
        return {"kind": "waiting"}
    asks = asked(visit.workshop, state, found, visit.tongue)
    more = {
        "found": found,
        "question": asks,
        "own": visit.own,
        "count": visit.count,
    }
    if found.status == terms.CLOSED:
        return more | _closed(visit, state, found)
    more |= _earlier(visit, state, found, asks)
    left = seconds_left(state, visit.workshop)
    more |= {"left": left, "asked": visit.says("asked")}
    if found.status == terms.PAUSED:
        return {"kind": "paused", **more}
    if not visit.votes:
        return {"kind": "watch", **more}
    at = visit.receipts.other
    if visit.says("other"):
        recorded = visit.other_recorded()
        return {"kind": "other", "recorded": recorded, "at": at, **more}
    more["may_assist"] = found.limit > 0 and not at
    return {"kind": "recorded" if visit.own else "ballot", **more}


def _closed(visit: Visit, state: State, found: Round) -> dict[str, Any]:
    """Return the result of a closed round, and what it changed since the one before."""
    shown = results.shown(visit.room, visit.actor, found.number)
    if not shown:
        return {"kind": "closed", "told": None}
    last = _last(visit, state, found)
    before = (last[0], last[1].whole) if last and last[1].whole else None
    return {"kind": "revealed", "told": told(shown, visit.tongue, before)}


def _last(visit: Visit, state: State, found: Round) -> tuple[int, results.Shown] | None:
    """Return the last round before on this question that may be seen: which, and what.

    Rounds on a question are counted from 1.
    """
    for place, each in reversed(list(enumerate(rounds.before(state, found), 1))):
        # As the state says, so that no round that is hidden is looked at for nothing.
        hidden = each.status != terms.CLOSED or each.revealed == terms.HIDDEN
        if not hidden and (
            shown := results.shown(visit.room, visit.actor, each.number)
        ):
            return place, shown
    return None


def _earlier(visit: Visit, state: State, found: Round, asks: Asked) -> dict[str, Any]:
    """Return what a running round builds on: the own answer and the result then."""
    known, said = visit.receipts.answers() if visit.votes else {}, None
    for place, each in enumerate(rounds.before(state, found), 1):
        if each.number in known:
            said = place, known[each.number]
    then = asks.once(visit.actor.caucus, partial(_then, visit, state, found))
    return {"earlier": said, "then": then}


def _then(visit: Visit, state: State, found: Round) -> Then | None:
    """Return the result then, which is the same for all of a caucus."""
    last = _last(visit, state, found)
    return last and (last[0], told(last[1], visit.tongue))
