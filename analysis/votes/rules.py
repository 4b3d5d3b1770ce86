"""The rules a room can choose from; one is fixed and shown before a round opens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from math import nan

from analysis.votes import agreement, content_validity, core_outcome, rand_ucla
from analysis.votes.ratings import listed_out
from analysis.votes.scales import (
    AGREEMENT,
    APPROPRIATENESS,
    HOLDING,
    RELEVANCE,
    SCALES,
    Scale,
)
from analysis.votes.score_outcomes import Scores
from analysis.votes.verdict import NOBODY, TOO_FEW, UNJUDGED, Verdict
from analysis.writing import count
from data.vocabulary import CANNOT_JUDGE, FEWEST, HOLDS

GUARD = (
    f"Can't judge counts apart; no verdict below {FEWEST} votes, or when half or "
    "more can't judge."
)


@dataclass(frozen=True)
class Rule:
    """A rule, as it is fixed before a round opens.

    Parameters
    ----------
    id : key, as the store and the storyline write it
    name : what it is called
    words : the rule itself, for the screen
    scale : id of the scale it needs
    advanced : whether it is offered only to who asks for more
    judge : (votes by option, without can't judge; name=) -> Verdict, at least
        five votes
    threshold : percent that a share must reach; not a number where none decides
    word : what the verdict on scores rests on -> its word; None where answers decide
    holds : whether it is asked if something holds, and not if it is agreed to
    """

    id: str
    name: str
    words: str
    scale: str
    advanced: bool
    judge: Callable[..., Verdict]
    threshold: float = nan
    word: Callable[[Scores], str] | None = None
    holds: bool = False

    @property
    def told(self) -> Scale:
        """The scale it needs, with the words in which results tell it."""
        return HOLDING if self.holds else SCALES[self.scale]


def _of_scores(judge: Callable[..., Verdict]) -> Callable[..., Verdict]:
    """Return a judge of counts from a judge of one score a vote."""
    return lambda counts, name: judge(listed_out(counts), name=name)


def _agreement(threshold: int) -> Rule:
    return Rule(
        f"agreement-{threshold}",
        f"Agreement of {threshold}%",
        f"Agreed when at least {threshold}% of those who judge agree, with or "
        "without changes.",
        AGREEMENT.id,
        threshold != agreement.USUAL,
        partial(agreement.judged_by, threshold=threshold),
        threshold,
    )


_ALL = (
    _agreement(agreement.USUAL),
    Rule(
        "rand-ucla",
        "RAND/UCLA",
        "Endorsed when the median of the scores from 1 to 9 is 7 or more and the room "
        "does not disagree; rejected when it is 3 or less; else uncertain.",
        APPROPRIATENESS.id,
        False,
        _of_scores(rand_ucla.judged_by),
        word=rand_ucla.word,
    ),
    Rule(
        "core-outcome",
        "Core outcome 70/15",
        "In when at least 70% score 7 to 9 and fewer than 15% score 1 to 3; out when "
        "it is the other way round.",
        APPROPRIATENESS.id,
        False,
        _of_scores(core_outcome.judged_by),
        word=core_outcome.word,
    ),
    _agreement(70),
    _agreement(80),
    _agreement(90),
    Rule(
        "rand-ucla-classic",
        "RAND/UCLA, classic panel rule",
        "As RAND/UCLA, but the room disagrees when about a third of the scores are in "
        "each end, 1 to 3 and 7 to 9.",
        APPROPRIATENESS.id,
        True,
        _of_scores(rand_ucla.classic),
        word=rand_ucla.classic_word,
    ),
    Rule(
        "content-validity",
        "Content validity",
        "Endorsed when so many score relevance 3 or 4 of 4 that kappa* is at least "
        "0.60; rejected when it is below 0.40.",
        RELEVANCE.id,
        True,
        _of_scores(content_validity.judged_by),
        word=content_validity.word,
    ),
)
RULES = {rule.id: rule for rule in _ALL}
USUAL = next(iter(RULES))


@cache
def asked_with(id_: str, question: str) -> Rule:
    """Return a rule in the words of what is asked; each is the same for all who ask.

    Parameters
    ----------
    id_ : of the rule
    question : a key of `vocabulary.QUESTIONS`, on the rule's scale
    """
    rule = RULES[id_]
    if question != HOLDS or rule.scale != AGREEMENT.id:
        return rule
    words = (
        f"Holds when at least {rule.threshold:g}% of those who judge say that it "
        "holds, whole or in part."
    )
    return replace(rule, words=words, holds=True)


def offered(*, advanced: bool = False) -> dict[str, Rule]:
    """Return the rules to choose from by id, the usual one first."""
    return {id_: rule for id_, rule in RULES.items() if advanced or not rule.advanced}


def decide(rule: Rule, counts: Mapping[str, int]) -> Verdict:
    """Return what a rule says of some votes, or why it says nothing.

    Parameters
    ----------
    rule : the rule fixed before the round
    counts : votes by option of the rule's scale, those who can't judge included
    """
    n, unable = sum(counts.values()), counts.get(CANNOT_JUDGE, 0)
    judged = {option: n for option, n in counts.items() if option != CANNOT_JUDGE}
    if word := no_verdict(n, unable):
        told = {"votes": n, "can't judge": unable}
        return Verdict(rule.name, word, _why_none(n, unable), told)
    return rule.judge(judged, name=rule.name)


def no_verdict(n: int, unable: int) -> str:
    """Return why no rule says anything of a vote, as a word; empty if it does.

    Parameters
    ----------
    n, unable : how many voted, and how many of them can't judge
    """
    if n == 0:
        return NOBODY
    if n < FEWEST:
        return TOO_FEW
    return UNJUDGED if 2 * unable >= n else ""


def _why_none(n: int, unable: int) -> str:
    if n == 0:
        return "Nobody voted."
    if n < FEWEST:
        return f"{count(n, 'vote')}: a verdict takes at least {FEWEST}."
    if unable == n:
        return f"None of {n} could judge."
    return f"{unable} of {n} can't judge."
