"""The numbers that describe a vote beside its verdict: all advanced, off at first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from analysis.result import Result
from analysis.votes import content_validity, rand_ucla, spread, tastle, van_der_eijk
from analysis.votes.agreement import percent_agreement
from analysis.votes.ratings import listed_out
from analysis.votes.scales import AGREEMENT, APPROPRIATENESS, RELEVANCE
from data.vocabulary import AGREE, CHANGES, DISAGREE


@dataclass(frozen=True)
class Measure:
    """A way to describe a vote by numbers.

    Parameters
    ----------
    id : key
    name : what it is called
    words : what it says, in a sentence
    scale : id of the scale it needs
    compute : votes by option -> results by name; those who can't judge are left out
    """

    id: str
    name: str
    words: str
    scale: str
    compute: Callable[[Mapping[str, int]], dict[str, Result]]


def _share(counts: Mapping[str, int]) -> dict[str, Result]:
    agree = counts[AGREE] + counts[CHANGES]
    found = percent_agreement(agree, agree + counts[DISAGREE])
    return {found.measure: found}


def _of_ratings(
    measures: Callable[..., dict[str, Result]], **given: int
) -> Callable[[Mapping[str, int]], dict[str, Result]]:
    """Return a measure of counts from a measure of one rating a vote."""
    of_votes = partial(measures, **given)
    return lambda counts: of_votes(listed_out(counts))


_ALL = (
    Measure(
        "percent-agreement",
        "Percent agreement",
        "The share of those who judge that agree, with or without changes.",
        AGREEMENT.id,
        _share,
    ),
    Measure(
        "spread",
        "Median and quartiles",
        "The middle score, and the range of the middle half (quantiles of type 7).",
        APPROPRIATENESS.id,
        _of_ratings(spread.measures),
    ),
    Measure(
        "spread-6",
        "Median and quartiles, type 6",
        "The same with another rule for quartiles; small panels show the difference.",
        APPROPRIATENESS.id,
        _of_ratings(spread.measures, kind=6),
    ),
    Measure(
        "disagreement-index",
        "Disagreement index",
        "The range of the middle scores against the range at which RAND/UCLA speaks "
        "of disagreement; above 1 the room disagrees.",
        APPROPRIATENESS.id,
        _of_ratings(rand_ucla.measures),
    ),
    Measure(
        "tastle",
        "Tastle–Wierman consensus",
        "1 when all scores are alike, 0 when half are at each end.",
        APPROPRIATENESS.id,
        _of_ratings(tastle.measures, points=rand_ucla.POINTS),
    ),
    Measure(
        "van-der-eijk",
        "Van der Eijk's agreement",
        "1 when all give one score, 0 when all scores are as frequent, −1 when half "
        "are at each end.",
        APPROPRIATENESS.id,
        _of_ratings(van_der_eijk.measures, points=rand_ucla.POINTS),
    ),
    Measure(
        "content-validity",
        "Content validity",
        "The share that finds an item relevant, and what of it is beyond chance.",
        RELEVANCE.id,
        _of_ratings(content_validity.measures),
    ),
)
MEASURES = {measure.id: measure for measure in _ALL}
