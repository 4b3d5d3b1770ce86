"""What became of a statement: the result of its own question, and the decision."""

import re
from dataclasses import dataclass, field
from typing import Any

from analysis import writing
from analysis.sentences import votes
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import VIEWER
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.workshop import storyline
from ui.edition import library
from ui.workshop import questions, results, rounds
from ui.workshop import storyline as workshop_storyline

NO_VOTE, NOT_REVEALED = "No vote yet", "Not revealed"
LABELS = {
    "instrument": "Instrument",
    "department": "Department that decides",
    "post": "Focal post",
    "review": "Review",
}
_FIRST_PART = re.compile(r"[,;.]")


@dataclass(frozen=True)
class Decided:
    """What became of a statement; the texts are empty where there is nothing.

    Parameters
    ----------
    statement, name : its id; what it is called on the wall
    text, urdu : its wording as it was voted on, whole
    round : number of the round that this speaks of; 0 if none was closed
    question : what was asked of it in that round
    result : the published result in one sentence, or why there is none
    outcome, level, rationale, dissent, follow_up, at : of the decision in force
    positions : as they were declared
    follow_ups : caucus, or nothing for the whole room -> field -> text
    """

    statement: str
    name: str
    text: str
    urdu: str
    round: int
    question: str
    result: str
    outcome: str = ""
    level: str = ""
    rationale: str = ""
    dissent: str = ""
    follow_up: str = ""
    at: str = ""
    positions: tuple[str, ...] = ()
    follow_ups: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def brief(self) -> str:
        """The beginning of the result's sentence: how many provinces."""
        return _FIRST_PART.split(self.result)[0]


def of_round(room: Room, state: State, number: int) -> Decided:
    """Return what was decided on one round.

    Parameters
    ----------
    room, state : the room that is used now, and what its log says
    number : of a closed round
    """
    found = state.rounds[number]
    return _told(room, state, found.statement, found)


def of_statements(room: Room, state: State, names: list[str]) -> list[Decided]:
    """Return what became of statements, each by the question it is first asked.

    What is not decided never shows the result of another question on the same words.

    Parameters
    ----------
    room, state : as in `of_round`
    names : ids of the statements
    """
    first = _first_asked(state)
    found = []
    for name in names:
        own = _closed(_own_rounds(state, name, first.get(name)))
        every = _closed(rounds.rounds(state, name))
        settled = [each for each in own if each.decisions] or [
            each for each in every if each.decisions
        ]
        last = next(reversed(settled or own), None)
        found.append(_told(room, state, name, last))
    return found


def closed_statements(state: State) -> list[str]:
    """Return the statements on which a vote was closed, in the order of the votes."""
    return list(dict.fromkeys(each.statement for each in _closed(state.rounds)))


def _closed(known: dict[int, Round] | list[Round]) -> list[Round]:
    every = known.values() if isinstance(known, dict) else known
    return [each for each in every if each.status == terms.CLOSED]


def _first_asked(state: State) -> dict[str, Step]:
    """Return statement -> the first step that puts it to the vote."""
    first: dict[str, Step] = {}
    for step in state.stage.steps:
        asks = workshop_storyline.asked(step)
        if asks and step["kind"] == storyline.VOTE:
            first.setdefault(asks.statement, step)
    return first


def _own_rounds(state: State, name: str, step: Step | None) -> list[Round]:
    """Return the rounds on the question of a step; of the first round without one."""
    if step:
        return rounds.rounds_of(state, step)
    every = rounds.rounds(state, name)
    return [each for each in every if each.question == every[0].question]


def _told(room: Room, state: State, name: str, last: Round | None) -> Decided:
    taken: dict[str, Any] = dict(last.decisions[-1]) if last and last.decisions else {}
    return Decided(
        statement=name,
        name=called(name),
        text=_text(state, name, last),
        urdu=last.texts.get(terms.URDU, "") if last else "",
        round=last.number if last else 0,
        question=questions.english(last) if last else "",
        result=_result(room, last),
        outcome=taken.get("outcome", ""),
        level=taken.get("level", ""),
        rationale=taken.get("rationale", ""),
        dissent=taken.get("dissent", ""),
        follow_up=taken.get("follow-up", ""),
        at=taken.get("at", ""),
        positions=tuple(_position(each) for each in (last.positions if last else ())),
        follow_ups=_follow_ups(state, name) if taken else {},
    )


def called(statement: str) -> str:
    """Return what a finding or recommendation is called; nothing for other ids."""
    asks = library.asks()
    short = asks.at[statement, "short"] if statement in asks.index else ""
    known = short or statement in library.shelf().index
    return f"{statement} {short}".strip() if known else ""


def _text(state: State, statement: str, last: Round | None) -> str:
    if last:
        return last.texts.get(terms.ENGLISH) or next(iter(last.texts.values()))
    known = state.statements.get(statement)
    if known and known.wordings:
        return known.wordings[-1].text
    asks = library.asks()
    return asks.at[statement, "text"] if statement in asks.index else ""


def _result(room: Room, last: Round | None) -> str:
    if last is None:
        return NO_VOTE
    found = results.shown(room, VIEWER, last.number)
    if not found or not found.whole:
        return NOT_REVEALED
    return votes.headline(found.whole)


def _position(said: dict[str, Any]) -> str:
    return f"{said['caucus']} {said['position']} ({said['post']})"


def _follow_ups(state: State, statement: str) -> dict[str, dict[str, str]]:
    """Return what follows by caucus, the last that was set in any round on it."""
    told: dict[str, dict[str, str]] = {}
    for each in rounds.rounds(state, statement):
        told |= each.follow_ups
    places = ("", *terms.PLACES)
    return {place: told[place] for place in places if told.get(place)}


def named(told: dict[str, str]) -> dict[str, str]:
    """Return label -> what was set of what follows, where it was."""
    shown = {**told, "review": writing.date(told.get("review", ""))}
    return {LABELS[each]: shown[each] for each in terms.FIELDS if shown.get(each)}


def fields(told: dict[str, str]) -> str:
    """Return what was set of what follows, on one line."""
    return " · ".join(f"{label}: {text}" for label, text in named(told).items())
