"""Sentences about a round, made only from what may be published of it."""

from collections.abc import Mapping
from statistics import median

from analysis.agreement import share
from analysis.caucus_row import (
    NO_VOTES,
    NOT_UNANIMOUS,
    NUMBER_ONLY,
    SPLIT,
    UNANIMOUS,
    Row,
)
from analysis.ratings import listed_out
from analysis.scales import AGREEMENT, HIGH, LOW
from analysis.tally import BY_OPTION, Published
from analysis.verdict import FEWEST
from analysis.words import count, listed
from data.vocabulary import (
    AGREE,
    CANNOT_JUDGE,
    CHANGES,
    DISAGREE,
    HANDS,
    MEANS,
    PAPER,
    PHONE,
    VOTING_PROVINCES,
)

COUNTING = (
    "The 4 provinces make the headline. Federal / ICT, Azad Jammu & Kashmir and "
    "Gilgit-Baltistan are caucuses too: their votes count in the total of the room. "
    "Partners and observers vote apart and are not counted."
)
_BY = {PHONE: "by phone", PAPER: "on paper", HANDS: "by show of hands"}
_FEW = ", too few to show how they were cast"
_HIDDEN = "; the split is not shown, so that nobody's vote can be worked out"


def headline(of: Published) -> str:
    """Return how many of the four provinces agree, and of which it can't be said.

    Where nothing is told of any province the sentence is that of the room.
    """
    rows = [row for row in of.rows if row.caucus in VOTING_PROVINCES]
    known = [row for row in rows if row.agrees is not None]
    if not known:
        return room(of)
    verb = "agree" if of.scale is AGREEMENT else "endorse"
    agreeing = [row for row in known if row.agrees]
    said = f"{len(agreeing)} of {len(rows)} provinces {_verb(verb, len(agreeing))}"
    if not agreeing:
        said = f"No province {verb}s"
        if len(known) == len(rows):
            said = f"None of the {len(rows)} provinces {verb}s"
    alike = [row.caucus for row in agreeing if row.state == UNANIMOUS]
    if alike:
        every = len(alike) == len(agreeing) > 1
        said += f", {'all' if every else listed(alike)} unanimously"
    silent = _silent([row for row in rows if row.agrees is None])
    return "; ".join([said, *silent]) + "."


def _silent(rows: list[Row]) -> list[str]:
    """Return why a headline can't count some provinces, those of one reason together.

    Parameters
    ----------
    rows : provinces of which the rule says nothing, or it is not told
    """
    without = [row.caucus for row in rows if row.state == NO_VOTES]
    few = [f"{row.caucus} ({row.votes})" for row in rows if row.state == NUMBER_ONLY]
    states = (NO_VOTES, NUMBER_ONLY)
    others = [row.caucus for row in rows if row.state not in states]
    said = [f"nothing can be said of {listed(others)}"] if others else []
    for names, what in ((few, "too few votes"), (without, "no votes")):
        if names:
            said.append(f"{listed(names)} {_verb('have', len(names))} {what}")
    return said


def room(of: Published) -> str:
    """Return what the room voted, in one sentence."""
    if of.votes == 0:
        return "Nobody has voted."
    if not of.total:
        why = _FEW if of.votes < FEWEST else _HIDDEN
        return f"{count(of.votes, 'vote')}{why}."
    unable = of.total[CANNOT_JUDGE]
    judged = of.votes - unable
    if not judged:
        return f"None of {of.votes} could judge."
    parts = _agreement(of, judged) if of.scale is AGREEMENT else _scores(of, judged)
    return "; ".join([*parts, *_some(unable, CANNOT_JUDGE)]) + "."


def _agreement(of: Published, judged: int) -> list[str]:
    changes = of.total.get(CHANGES, 0)
    agree, against = of.total[AGREE] + changes, of.total[DISAGREE]
    if agree == against:
        return [f"Evenly split: {agree} agree, {against} disagree"]
    part = share(agree, judged, apart_from=of.rule.threshold)
    said = f"{part} who judge {_verb('agree', agree)}"
    if changes:
        said += f", {changes} of them with changes"
    return [said, *_some(against, DISAGREE)]


def _scores(of: Published, judged: int) -> list[str]:
    sides = of.total
    said = f"{judged} scores"
    if of.shown == BY_OPTION:
        sides = of.scale.by_side([of.total[option] for option in of.scale.options])
        said = f"Median {median(listed_out(of.total)):g} of {said}"
    ends = [side for side in of.scale.sides if side != CANNOT_JUDGE]
    told = [f"{sides[side]} {_verb('score', sides[side])} {side}" for side in ends]
    if HIGH in ends and sides[HIGH] == sides[LOW] > 0:
        said += ", evenly split between the ends"
    return [said, ", ".join(told)]


def caucus(row: Row) -> str:
    """Return what is told of one caucus, in one sentence."""
    votes = f"{row.caucus}: {count(row.votes, 'vote')}"
    if row.state == NO_VOTES:
        return f"{row.caucus}: no votes."
    if row.state == NUMBER_ONLY:
        return f"{votes}{_FEW}."
    if row.state in (SPLIT, UNANIMOUS):
        return f"{row.caucus}: {_sides(row.sides, row.votes)}."
    if row.state == NOT_UNANIMOUS:
        return f"{votes}, not unanimous."
    return f"{votes}{_HIDDEN}."


def _sides(sides: Mapping[str, int], votes: int) -> str:
    """Return a split in words: ``8 of 10 agree, 2 disagree``."""
    used = [(side, n) for side, n in sides.items() if n]
    first, n = used[0]
    told = [f"{n} of {votes} {_does(first, n)}"]
    return ", ".join(told + [f"{n} {_does(side, n)}" for side, n in used[1:]])


def means(of: Published) -> str:
    """Return how the votes were given; empty if all by phone.

    Hands are open, so their votes are told; what is left of the total is secret.
    """
    used = [name for name in MEANS if of.means[name]]
    if used in ([], [PHONE]):
        return ""
    parts = [f"{of.means[name]} {_BY[name]}" for name in used]
    said = f"{count(of.votes, 'vote')}: {listed(parts)}."
    if HANDS not in used:
        return said
    sides = of.scale.by_side([of.hands[option] for option in of.scale.options])
    return f"{said} By show of hands {_sides(sides, of.means[HANDS])}."


def _some(votes: int, side: str) -> list[str]:
    return [f"{votes} {_does(side, votes)}"] if votes else []


def _does(side: str, votes: int) -> str:
    """Return what voters of a side do: ``disagrees``, ``score 7–9``."""
    if side == CANNOT_JUDGE:
        return side
    if side in (AGREE, DISAGREE):
        return _verb(side, votes)
    return f"{_verb('score', votes)} {side}"


def _verb(verb: str, number: int) -> str:
    """Return a verb as its number asks for: ``agrees``, ``have``."""
    if number != 1:
        return verb
    return {"have": "has"}.get(verb, f"{verb}s")
