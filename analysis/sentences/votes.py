"""Sentences about a round, made only from what is published of it."""

from analysis.sentences.vote_words import be, does, least, part_told, verb_of
from analysis.votes.agreement import share
from analysis.votes.caucus_row import NO_VOTES, NUMBER_ONLY, TOGETHER, Row
from analysis.votes.disclosure import FEW
from analysis.votes.judgement import AT_THE_LINE
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from analysis.writing import count, listed, sentence
from data.vocabulary import (
    AGREE,
    CANNOT_JUDGE,
    CHANGES,
    DISAGREE,
    FEWEST,
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
DISCLOSURE = (
    "One vote and none read alike, “at most one”, and fewer than five are never told "
    "by themselves, so that nobody's vote can be worked out."
)
OTHERS = "; other answers at most one each"
_BY = {PHONE: "by phone", PAPER: "on paper", HANDS: "by show of hands"}


def headline(of: Published) -> str:
    """Return how many of the four provinces agree, and which are at the line or silent.

    Where nothing is told of any province the sentence is that of the room. It counts
    the provinces whose row says so, and never denies what it cannot tell.
    """
    rows = [row for row in of.rows if row.caucus in VOTING_PROVINCES]
    if not any(row.verdict for row in rows):
        return room(of)
    verb = "agree" if of.scale is AGREEMENT else "endorse"
    agreeing = sum(row.agrees is True for row in rows)
    against = sum(row.agrees is False for row in rows)
    said = []
    if agreeing:
        said = [f"{agreeing} of {len(rows)} provinces {verb_of(verb, agreeing)}"]
    elif against == len(rows):
        said = [f"None of the {len(rows)} provinces {verb}s"]
    elif against:
        said = [
            f"{against} of {len(rows)} provinces {verb_of('do', against)} not {verb}"
        ]
    return "; ".join([*said, *_silent(rows)]) + "."


def _silent(rows: list[Row]) -> list[str]:
    """Return which provinces are at the line or silent, by reason."""
    judged = {
        row.caucus: row.verdict.word
        for row in rows
        if row.verdict and row.agrees is None
    }
    line = [caucus for caucus, word in judged.items() if word == AT_THE_LINE]
    unable = [caucus for caucus in judged if caucus not in line]
    few = [f"{row.caucus} ({row.votes})" for row in rows if 0 < row.votes < FEWEST]
    without = [row.caucus for row in rows if not row.votes]
    said = [f"{listed(line)} {be(line)} {AT_THE_LINE}"] if line else []
    if unable:
        said.append(f"{listed(unable)} cannot be judged")
    for names, what in ((few, "too few votes"), (without, "no votes")):
        if names:
            said.append(f"{listed(names)} {verb_of('have', len(names))} {what}")
    return said


def room(of: Published) -> str:
    """Return what the room voted, in one sentence."""
    if not of.votes:
        return "Nobody has voted."
    if not of.total:
        return f"{count(of.votes, 'vote')}, too few to tell how they were cast."
    parts = _agreement(of) if of.scale is AGREEMENT else _scores(of)
    untold = of.votes - of.counted
    if untold:
        parts.append(f"{count(untold, 'vote')} of small caucuses {be(untold)} not told")
    return sentence("; ".join(parts)) + "."


def _agreement(of: Published) -> list[str]:
    changes, against = of.total[CHANGES], of.total[DISAGREE]
    low, high = (of.total[AGREE][at] + changes[at] for at in (0, 1))
    certain = sum(low for low, _ in of.total.values())
    agree = (low, min(high, of.counted - certain + low))
    said = f"{least(agree)}{share(agree[0], of.counted)} {does(AGREE, agree[0])}"
    if not agree[0]:
        said = f"at most {agree[1]} of {of.counted} {does(AGREE, agree[1])}"
    if changes[0]:
        said += f", {least(changes)}{changes[0]} of them with changes"
    every = ((DISAGREE, against), (CANNOT_JUDGE, of.total[CANNOT_JUDGE]))
    return [said, *(part_told(side, told) for side, told in every if told[0])]


def _scores(of: Published) -> list[str]:
    told = [part_told(side, told) for side, told in of.total.items() if told[0]]
    said = [f"of {count(of.counted, 'vote')} {', '.join(told)}"]
    median = of.verdict.median
    if median and median[0] == median[1]:
        said.append(f"half of those who judge score {median[0]} or more")
    return said


def caucus(row: Row) -> str:
    """Return what is told of one caucus, in one sentence with its full stop."""
    return f"{row.caucus}: {of_caucus(row)}"


def of_caucus(row: Row) -> str:
    """Return the same without its name."""
    votes = count(row.votes, "vote")
    if row.state == NO_VOTES:
        return "no votes."
    if row.state == NUMBER_ONLY:
        said = f"{votes}, too few to tell how they were cast"
    elif row.state == TOGETHER:
        said = f"{votes}, not told by {'itself' if row.votes == 1 else 'themselves'}"
    else:
        said = votes_told(row)
    if word := verdict(row):
        said = f"{word}; {said}"
    return f"{said}."


def verdict(row: Row) -> str:
    """Return the rule's word for a caucus, at the line with numbers; may be empty."""
    if row.verdict is None:
        return ""
    if row.verdict.word != AT_THE_LINE:
        return row.verdict.word
    reason = row.verdict.reason.removesuffix(".")
    return f"{AT_THE_LINE}: {reason[0].lower()}{reason[1:]}"


def votes_told(row: Row, few: str = OTHERS) -> str:
    """Return the votes of a row: ``at least 8 of 10 agree, 2 disagree``.

    Parameters
    ----------
    row : a row that is told
    few : what is said of the answers of at most one vote each
    """
    told = {part: votes for part, votes in row.told.items() if votes[1] > FEW}
    lone = {part: votes for part, votes in row.told.items() if votes == (FEW, FEW)}
    parts = [
        part_told(part, votes, f" of {row.counted}" if not at else "")
        for at, (part, votes) in enumerate({**told, **lone}.items())
    ]
    said = ", ".join(parts)
    if any(low < high <= FEW for low, high in row.told.values()):
        said += few
    elsewhere = row.votes - row.counted
    if elsewhere:
        said += f"; {elsewhere} more told with others, or too few to tell"
    return said


def asked_aloud(objections: int | None) -> str:
    """Return what was heard when the room was asked aloud; empty if it was not."""
    if objections is None:
        return ""
    told = f"{count(objections, 'person', 'people')} objected"
    return f"Asked aloud whether anybody objects: {told if objections else 'nobody'}."


def means(of: Published) -> str:
    """Return how the votes were given; empty if all by phone.

    Hands are open, so their votes are told as they were.
    """
    used = [name for name in MEANS if of.means[name]]
    if used in ([], [PHONE]):
        return ""
    parts = [f"{of.means[name]} {_BY[name]}" for name in used]
    said = f"{count(of.votes, 'vote')}: {listed(parts)}."
    if HANDS not in used:
        return said
    sides = of.scale.by_part([of.hands[option] for option in of.scale.options])
    told = zip(of.scale.parts, sides, strict=True)
    shown = {part: (votes, votes) for part, votes in told if votes}
    first, *rest = shown.items()
    n = of.means[HANDS]
    hands = [part_told(*first, f" of {n}"), *(part_told(*each) for each in rest)]
    return f"{said} By show of hands {', '.join(hands)}."
