"""Votes on the projector: the wording, how to join, how many, and the result."""

from typing import Any

from analysis.redline import Part, redline
from analysis.votes.rules import GUARD
from data.store import terms
from data.store.events.state import Round
from data.store.verbs.storyline import Step
from ui.projector import both
from ui.projector.join import joining
from ui.projector.look import Look
from ui.projector.vote_result import told
from ui.workshop import questions, rounds, step_names, storyline, urdu
from ui.workshop.storyline import Asked
from ui.workshop.urdu import Urdu

BEFORE, OPEN, PAUSED, IN, REVEALED = "before", "open", "paused", "in", "revealed"
_PHASES = {terms.OPEN: OPEN, terms.PAUSED: PAUSED}


def scene(of: Look, step: Step) -> dict[str, Any]:
    """Return what a vote shows, before it opens to its reveal."""
    asks = storyline.put_to_vote(step)
    mine = rounds.rounds_of(of.state, step)
    last = mine[-1] if mine else None
    text = storyline.wording(of.state, asks)
    if last and (last.status != terms.CLOSED or _english(last) == text):
        now, before = last, mine[:-1]
    else:
        now, before = None, mine
    phase, result = _phase(of, now)
    said = _english(now) if now else text
    return {
        "phase": phase,
        "question": _question(now, asks),
        "text": said,
        "urdu": _urdu(of, now, asks.statement, said),
        "rule": now.rule["words"] if now else asks.rule.words,
        "guard": GUARD,
        "called": now.name if now else step_names.next_vote(of.state, asks),
        "votes": now.votes if now and phase in (IN, REVEALED) else of.votes,
        "came": of.came,
        "join": joining(of) if phase in (BEFORE, OPEN, PAUSED) else None,
        "again": _again(before, said),
        **result,
    }


def _question(now: Round | None, asks: Asked) -> dict[str, str]:
    """Return language -> what is asked, as the round keeps it once it is open."""
    return questions.texts(now) if now else questions.known()[asks.question].texts


def _phase(of: Look, now: Round | None) -> tuple[str, dict[str, Any]]:
    """Return how far a round is, and its result once everybody may see it."""
    if now is None:
        return BEFORE, {}
    if now.status != terms.CLOSED:
        return _PHASES[now.status], {}
    # Screens may be held at a result that is hidden by now.
    result = told(of, now) if now.revealed == terms.EVERYBODY else {}
    return (REVEALED, result) if result else (IN, {})


def _english(of: Round) -> str:
    return of.texts.get(terms.ENGLISH) or next(iter(of.texts.values()))


def _urdu(of: Look, now: Round | None, statement: str, text: str) -> Urdu | None:
    """Return the translation of what is asked; None where there is none to show."""
    if now:
        return both.shown(of.state, urdu.of_round(of.state, now))
    return both.shown(of.state, urdu.of_statement(of.state, statement, text))


def _again(before: list[Round], text: str) -> dict[str, Any]:
    """Return the number of a later round, and what changed since the one before."""
    if not before:
        return {}
    old = _english(before[-1])
    parts: tuple[Part, ...] = () if old == text else redline(old, text)
    changed = "Wording changed" if parts else "Same wording"
    return {"said": changed, "parts": parts}
