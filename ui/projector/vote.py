"""Votes on the projector: the wording, how to join, how many, and the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.redline import Part, redline
from analysis.sentences import votes
from analysis.votes.caucus_row import TOLD, Range, Row
from analysis.votes.published import Published
from analysis.votes.rules import GUARD
from analysis.votes.scales import AGREEMENT
from analysis.writing import count, sentence
from data.store import terms
from data.store.events.state import Round
from data.store.roles import VIEWER
from data.store.verbs.storyline import Step
from ui.projector import both
from ui.projector.join import joining
from ui.projector.look import Look
from ui.workshop import results, rounds, storyline, urdu
from ui.workshop.urdu import Urdu

BEFORE, OPEN, PAUSED, IN, REVEALED = "before", "open", "paused", "in", "revealed"
_UNTOLD = "untold"
_PHASES = {terms.OPEN: OPEN, terms.PAUSED: PAUSED}


@dataclass(frozen=True)
class Bar:
    """What a caucus's line shows.

    Parameters
    ----------
    name : of the caucus
    parts : (look, votes, how they are written) of each part with votes, and last what
        is not told apart; empty if nothing is told
    said : what is told, in words
    word : the rule's, with the numbers that decide if it is at the line
    brief : what stands in place of `said` where there is no room: how many voted
    """

    name: str
    parts: tuple[tuple[str, int, str], ...]
    said: str
    word: str = ""
    brief: str = ""


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
        "text": said,
        "urdu": _urdu(of, now, asks.statement, said),
        "rule": now.rule["words"] if now else asks.rule.words,
        "guard": GUARD,
        "votes": now.votes if now and phase in (IN, REVEALED) else of.votes,
        "expected": of.expected,
        "join": joining(of) if phase in (BEFORE, OPEN, PAUSED) else None,
        "again": _again(before, said),
        "lead": "" if step["title"] == said else step["title"],
        **result,
    }


def _phase(of: Look, now: Round | None) -> tuple[str, dict[str, Any]]:
    """Return how far a round is, and its result once everybody may see it."""
    if now is None:
        return BEFORE, {}
    if now.status != terms.CLOSED:
        return _PHASES[now.status], {}
    # Screens may be held at a result that is hidden by now.
    result = _result(of, now) if now.revealed == terms.EVERYBODY else {}
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
    changed = "wording changed" if parts else "same wording"
    return {"said": f"Round {len(before) + 1}, {changed}", "parts": parts}


def _result(of: Look, now: Round) -> dict[str, Any]:
    """Return the result as everybody may see it; nothing before that."""
    found = results.shown(of.room, VIEWER, now.number)
    if not found or not found.whole:
        return {}
    whole = found.whole
    headline, room = votes.headline(whole), votes.room(whole)
    told = zip(_looks(whole), whole.scale.parts, strict=True)
    return {
        "headline": headline,
        "room": "" if room == headline else room,
        "verdict": whole.verdict.word,
        "urdu_verdict": both.verdict(of.state, whole.verdict),
        "disclosure": votes.DISCLOSURE,
        "means": votes.means(whole),
        "aloud": votes.asked_aloud(now.objections),
        "bars": bars(whole) if now.caucuses else [_whole_room(whole)],
        "sides": [*told, (_UNTOLD, "not told apart")],
        "apart": " ".join(votes.caucus(row) for row in whole.apart),
    }


def bars(whole: Published) -> list[Bar]:
    """Return a line for each caucus in their fixed order, then the small ones."""
    rows = [*whole.rows, *([whole.small] if whole.small else [])]
    return [_bar(row, whole) for row in rows]


def _bar(row: Row, whole: Published) -> Bar:
    if row.state != TOLD:
        return Bar(row.caucus, (), sentence(votes.of_caucus(row)))
    # The rule stands above.
    word = sentence(votes.verdict(row).partition("; the rule")[0])
    told = votes.votes_told(row, few="")
    parts = _parts(row.told, row.counted, whole)
    told = told if word else sentence(told)
    return Bar(row.caucus, parts, told, word, count(row.votes, "vote"))


def _whole_room(whole: Published) -> Bar:
    """Return the one line of a round that tells no caucus apart."""
    if not whole.total:
        return Bar("The room", (), votes.room(whole))
    return Bar("The room", _parts(whole.total, whole.counted, whole), "")


def _parts(
    told: Mapping[str, Range], counted: int, whole: Published
) -> tuple[tuple[str, int, str], ...]:
    """Return what a bar is made of: the certain votes of each part, then the rest."""
    named = zip(_looks(whole), told.values(), strict=True)
    parts = [
        (look, low, f"{'≥ ' if low < high else ''}{low}")
        for look, (low, high) in named
        if low
    ]
    rest = counted - sum(low for low, _ in told.values())
    if rest:
        parts.append((_UNTOLD, rest, ""))
    return tuple(parts)


def _looks(whole: Published) -> list[str]:
    """Return how each part is drawn: for, between, against, can't judge."""
    if whole.scale is AGREEMENT:
        return ["for", "changes", "against", "unable"]
    between = ["between"] if len(whole.scale.parts) == 4 else []
    return ["for", *between, "against", "unable"]
