"""Wordings and decisions on the projector, with their dissent."""

import re
from typing import Any

from analysis import writing
from analysis.redline import redline
from analysis.sentences import votes
from data.store import terms
from data.store.events.state import Round
from data.store.roles import VIEWER
from data.store.verbs.storyline import Step
from ui.edition import library
from ui.projector import both
from ui.projector.look import Look
from ui.workshop import results, rounds, storyline, urdu

_FIRST_PART = re.compile(r"[,;.]")
_LONG = 80


def wording(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step of wording shows: the words in force, and what changed."""
    asks = storyline.put_to_vote(step)
    known = of.state.statements.get(asks.statement)
    told = known.wordings if known else ()
    now = storyline.wording(of.state, asks)
    first = told[0].text if told else asks.text
    return {
        "text": now,
        "urdu": both.shown(of.state, urdu.of_statement(of.state, asks.statement, now)),
        "parts": redline(first, now) if first != now else (),
        "number": len(told) or 1,
    }


def decision(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step of decisions shows: one, a wall of several, or the list."""
    named = step.get("recommendations", ())
    if not named:
        every = dict.fromkeys(each.statement for each in of.state.rounds.values())
        lines = [_decided(of, statement) for statement in every]
        return {"lines": [line for line in lines if line["closed"]]}
    decided = [_decided(of, each) for each in named]
    return {"one": decided[0]} if len(decided) == 1 else {"wall": decided}


def _decided(of: Look, statement: str) -> dict[str, Any]:
    """Return what became of a statement: result, outcome, level, dissent."""
    mine = rounds.rounds(of.state, statement)
    closed = [each for each in mine if each.status == terms.CLOSED]
    settled = [each for each in closed if each.decisions]
    last = next(reversed(settled or closed), None)
    taken = dict(last.decisions[-1]) if last and settled else {}
    return {
        "closed": bool(closed),
        "name": _name(statement),
        "text": _text(of, statement, last),
        "result": _result(of, last),
        "outcome": writing.sentence(taken.get("outcome", "")),
        "level": taken.get("level", ""),
        "dissent": taken.get("dissent", ""),
        "follow_up": taken.get("follow_up", ""),
        "positions": [_position(each) for each in (last.positions if last else ())],
    }


def _position(said: dict[str, Any]) -> str:
    return f"{said['caucus']} {said['position']} ({said['post']})"


def _name(statement: str) -> str:
    """Return what a statement is called on the wall."""
    asks = library.asks()
    short = asks.at[statement, "short"] if statement in asks.index else ""
    known = short or statement in library.shelf().index
    return f"{statement} {short}".strip() if known else ""


def _text(of: Look, statement: str, last: Round | None) -> str:
    if last:
        return next(iter(last.texts.values()))
    known = of.state.statements.get(statement)
    if known and known.wordings:
        return known.wordings[-1].text
    asks = library.asks()
    return asks.at[statement, "text"] if statement in asks.index else ""


def _result(of: Look, last: Round | None) -> str:
    """Return the beginning of the result's sentence; what keeps it back, if not."""
    if last is None:
        return "No vote yet"
    found = results.shown(of.room, VIEWER, last.number)
    if not found or not found.whole:
        return "Not revealed"
    return _FIRST_PART.split(votes.headline(found.whole))[0]


def shortened(text: str, most: int = _LONG) -> str:
    """Return a text cut at a word, so that it stays on one line.

    Parameters
    ----------
    text : any
    most : letters
    """
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"
