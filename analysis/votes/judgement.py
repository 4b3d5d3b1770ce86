"""What a rule says of a vote that is told in ranges: what holds for all that read so.

Where votes on both sides of the rule's line read the same, the words say so: *at the
line*. The word for scores and their median rest on more than is told of the sides; they
are told exactly only where each would be possible with every split that reads the
same, so that they tell nothing more of it.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import floor, isnan

from analysis.votes.disclosure import every_vote, sums
from analysis.votes.reason_in_ranges import reason
from analysis.votes.rules import Rule, decide, no_verdict
from analysis.votes.scales import APPROPRIATENESS, SCALES
from analysis.votes.score_outcomes import possible
from analysis.votes.verdict import FOR, HELD, NONE
from analysis.writing import either

Counts = tuple[int, ...]
Outcome = tuple[str, int | None]
AT_THE_LINE = "at the line"


@dataclass(frozen=True)
class Judgement:
    """What a rule says of votes that read the same.

    Parameters
    ----------
    name : of the rule
    verdicts : every word of `analysis.votes.verdict` that one of these votes has
    reason : the numbers that decide, one sentence with its full stop
    median : whole score, lowest and highest, that half of the scores reach or pass;
        None where no score is asked for
    holds : whether it was asked if something holds, and not if it is agreed to
    asks : percent of those who judge that the rule asks for; None where it does not
    """

    name: str
    verdicts: tuple[str, ...]
    reason: str
    median: tuple[int, int] | None = None
    holds: bool = False
    asks: float | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The verdicts in the words of what was asked."""
        held = HELD if self.holds else {}
        return tuple(held.get(word, word) for word in self.verdicts)

    @property
    def agrees(self) -> bool | None:
        """Whether these voters agree; None at the line, or where the rule can't say."""
        if set(self.verdicts) <= set(FOR):
            return True
        return None if set(self.verdicts) & {*FOR, *NONE} else False

    @property
    def word(self) -> str:
        """The verdict in words; `AT_THE_LINE` where both sides of it read the same."""
        if self.agrees is None and not set(self.verdicts) <= set(NONE):
            return AT_THE_LINE
        return either(self.words)


@lru_cache(maxsize=4096)
def judge(
    rule: Rule,
    told: tuple[tuple[Counts, ...], ...],
    untold: int,
    open_: Counts,
    *,
    known: Outcome | None = None,
) -> Judgement:
    """Return what a rule says of votes that are told in ranges.

    Parameters
    ----------
    rule : fixed before the round
    told : of each group of secret votes, by part of the rule's scale, every vote that
        reads the same
    untold : secret votes of which only the number is told
    open_ : the show of hands beside them, by option
    known : `outcome` of all votes; given where the word for scores and their median
        may be told, see above
    """
    scale = rule.told
    rest = tuple(every_vote(untold, len(scale.parts)))
    votes = sums([*told, rest], len(scale.parts))
    each = [_outcomes(rule, counts, open_) for counts in votes]
    found = frozenset().union(*each)
    if known is not None:
        found = _narrowed(each, found, known)
    words = tuple(sorted({word for word, _ in found}, key=_order))
    medians = [median for _, median in found if median is not None]
    shown = scale.by_part(open_)
    together = [tuple(map(sum, zip(c, shown, strict=True))) for c in votes]
    return Judgement(
        rule.name,
        words,
        reason(rule, words, together),
        (min(medians), max(medians)) if medians else None,
        rule.holds,
        None if isnan(rule.threshold) else rule.threshold,
    )


def outcome(rule: Rule, counts: Counts) -> Outcome:
    """Return the word for votes by option, and the whole score half reach or pass."""
    nothing = (0,) * len(SCALES[rule.scale].parts)
    return next(iter(_outcomes(rule, nothing, counts)))


@lru_cache(maxsize=65536)
def _outcomes(rule: Rule, counts: Counts, open_: Counts) -> frozenset[Outcome]:
    """Return every word, with the median, that votes told by part may have."""
    scale = SCALES[rule.scale]
    shown = scale.by_part(open_)
    n, unable = sum(counts) + sum(shown), counts[-1] + shown[-1]
    if word := no_verdict(n, unable):
        return frozenset({(word, None)})
    if rule.word is None:
        every = tuple(map(sum, zip(counts, open_, strict=True)))
        return frozenset({(decide(rule, scale.by_option(every)).verdict, None)})
    return frozenset(
        (rule.word(each), floor(each.median) if scale is APPROPRIATENESS else None)
        for each in possible(scale, counts, open_)
    )


def _narrowed(
    each: list[frozenset[Outcome]], found: frozenset[Outcome], known: Outcome
) -> frozenset[Outcome]:
    """Return the outcomes that may be told apart from the others."""
    if len(set(each)) == 1:
        return frozenset({known})
    if len({frozenset(word for word, _ in outcomes) for outcomes in each}) == 1:
        return frozenset(outcome for outcome in found if outcome[0] == known[0])
    return found


def _order(word: str) -> tuple[bool, int, str]:
    """Sort words from the most in favour on, those that say nothing the last."""
    return word in NONE, FOR.index(word) if word in FOR else len(FOR), word
