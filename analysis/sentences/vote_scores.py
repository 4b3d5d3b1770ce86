"""Sentences about scores: the word of the rule, the median, who scored otherwise."""

from analysis.sentences.vote_words import does, least
from analysis.votes.caucus_row import TOLD
from analysis.votes.judgement import Judgement
from analysis.votes.published import Published
from analysis.votes.scales import APPROPRIATENESS, HIGH, LOW
from analysis.votes.verdict import NONE, OUT, REJECTED
from analysis.writing import count, listed

_MOST, _LEAST, _TOP = 7, 3, 9


def median(judged: Judgement) -> str:
    """Return where the median is, as far as it is told; empty without one.

    A median is published as the whole score below it: 8 stands for 8 or 8.5. That
    half of the votes reach it, and half do not pass it, holds for both.
    """
    if judged.median is None:
        return ""
    low, high = judged.median
    half = "at least half of those who judge score"
    if low == high >= _MOST:
        above = {9: "9", 8: "8 or 9"}.get(low, f"{low} to 9")
        return f"{half} {above}"
    if low == high <= _LEAST:
        below = {1: "1", 2: "1 or 2"}.get(low, f"1 to {low}")
        return f"{half} {below}"
    top = min(high + 0.5, _TOP)
    return f"the median of those who judge is between {low} and {top:g}"


def verdict(of: Published) -> str:
    """Return the rule's word with the median: ``endorsed: at least half …``."""
    said = [of.verdict.word, median(of.verdict)]
    if set(of.verdict.verdicts) <= set(NONE):
        said = said[:1]
    return ": ".join(filter(None, said))


def otherwise(of: Published) -> str:
    """Return the caucuses most of whose votes are at the end that the rule turned down.

    Only where that is certain of the rule's word and of the caucus; else empty. The
    rule looks at the room, so that a caucus of one mind may go unheard in its word.
    """
    if of.scale is not APPROPRIATENESS:
        return ""
    against = set(of.verdict.verdicts) <= {REJECTED, OUT}
    if not against and of.verdict.agrees is not True:
        return ""
    end = HIGH if against else LOW
    told = [
        f"{least(row.told[end])}{row.told[end][0]} of {row.counted} in {row.caucus}"
        for row in of.rows
        if row.state == TOLD and row.verdict and 2 * row.told[end][0] > row.counted
    ]
    if not told:
        return ""
    counts = "does not count as disagreement of the room"
    return f"{listed(told)} score {end}, which the rule {counts}"


def thirds(of: Published) -> str:
    """Return how many votes of the room are in each third, and who can't judge."""
    told = {part: votes for part, votes in of.total.items() if votes[0]}
    parts = [
        f"{least(votes)}{votes[0]} {does(part, votes[0])}"
        for part, votes in told.items()
    ]
    return f"of {count(of.counted, 'vote')} {', '.join(parts)}"
