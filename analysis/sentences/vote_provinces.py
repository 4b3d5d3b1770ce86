"""What the four provinces say, each counted once, by the rule's word for its votes."""

from collections.abc import Callable

from analysis.sentences.vote_words import be, does, verb_of
from analysis.votes.caucus_row import Row
from analysis.votes.judgement import AT_THE_LINE
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from analysis.votes.verdict import AGREED, WITH_CHANGES
from analysis.writing import count, listed
from data.vocabulary import FEWEST, VOTING_PROVINCES


def provinces(of: Published) -> list[str]:
    """Return how many agree, and which are at the line or silent; empty without any.

    It counts the provinces whose row says so, and never denies what it cannot tell.
    Who agrees with changes is not among those who agree.
    """
    rows = [row for row in of.rows if row.caucus in VOTING_PROVINCES]
    if not any(row.verdict for row in rows):
        return []
    verb = _verbs(of)[0]
    agreeing = [row for row in rows if row.agrees is True]
    against = sum(row.agrees is False for row in rows)
    said: list[str] = []
    if agreeing:
        said = [_agreeing(of, agreeing, len(rows))]
    elif against == len(rows) > 1:
        said = [f"None of the {count(len(rows), 'province')} {verb(1)}"]
    elif against:
        not_ = f"{verb_of('do', against)} not {verb(2)}"
        said = [f"{against} of {count(len(rows), 'province')} {not_}"]
    return [*said, *_silent(rows)]


def _agreeing(of: Published, rows: list[Row], every: int) -> str:
    """Return how many agree, how many with changes, and of how many either is told."""
    words = [set(row.verdict.verdicts) for row in rows if row.verdict]
    kinds = ({AGREED}, {WITH_CHANGES}, {AGREED, WITH_CHANGES})
    if of.scale.id != AGREEMENT.id:
        numbers = [len(rows)]
    else:
        numbers = [sum(word == kind for word in words) for kind in kinds]
    said: list[str] = []
    for number, verb in zip(numbers, _verbs(of), strict=False):
        if number:
            whole = f" of {count(every, 'province')}" if not said else ""
            said.append(f"{number}{whole} {verb(number)}")
    return listed(said)


def _verbs(of: Published) -> list[Callable[[int], str]]:
    """Return what provinces do: agree; agree with changes; one of both."""
    if of.scale.id != AGREEMENT.id:
        return [lambda number: verb_of("endorse", number)]
    whole, part, *_ = of.scale.parts
    either = " whole or in part" if of.rule.holds else " with or without changes"
    return [
        lambda number: does(whole, number),
        lambda number: does(part, number),
        lambda number: does(whole, number) + either,
    ]


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
