"""What a rule can say of scores of which only the sides are known: 7-9, 4-6, 1-3.

A verdict on scores rests on a few of them in order, the 30th and 70th percentile and
the median. How many scores are on each side says on which side each of these lies;
within its side it may be any. All of that is gone through, exactly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import floor

from analysis.votes.scales import Scale
from data.vocabulary import CANNOT_JUDGE

Counts = tuple[int, ...]
_SHARES = (0.3, 0.5, 0.7)


@dataclass(frozen=True)
class Scores:
    """What a verdict on scores rests on.

    Parameters
    ----------
    n : how many judged
    sides : how many on each side, as the scale orders them, from high to low
    p30, median, p70 : quantiles of type 7
    """

    n: int
    sides: Counts
    p30: float
    median: float
    p70: float


def possible(scale: Scale, secret: Counts, open_: Counts) -> Iterator[Scores]:
    """Yield everything that a verdict can rest on.

    Parameters
    ----------
    scale : of scores
    secret : votes by side whose scores are not known, those who can't judge the last
    open_ : votes by option whose scores are known, those who can't judge the last
    """
    blocks = [
        (block, free, tuple(open_[score - 1] for score in block))
        for block, free in zip(_blocks(scale), secret, strict=False)
    ][::-1]
    sizes = [free + sum(fixed) for _, free, fixed in blocks]
    n = sum(sizes)
    places = sorted({at for share in _SHARES for at in _around(n, share)})
    per_block, start = [], 0
    for (block, free, fixed), size in zip(blocks, sizes, strict=True):
        inside = tuple(at - start for at in places if start <= at < start + size)
        per_block.append(_values(block, free, fixed, inside))
        start += size
    for p30, median, p70 in _quantiles(n, tuple(places), tuple(per_block)):
        yield Scores(n, tuple(sizes[::-1]), p30, median, p70)


@lru_cache(maxsize=4096)
def _quantiles(
    n: int, places: Counts, per_block: tuple[tuple[Counts, ...], ...]
) -> frozenset[tuple[float, ...]]:
    """Return all 30th percentiles, medians and 70th percentiles there can be.

    Parameters
    ----------
    n : how many scores
    places : those that decide, in order, from 0
    per_block : of each side, the scores that can stand at its places
    """
    found = set()
    for values in product(*per_block):
        ordered = dict(zip(places, [v for part in values for v in part], strict=True))
        found.add(tuple(_quantile(ordered, n, share) for share in _SHARES))
    return frozenset(found)


def _blocks(scale: Scale) -> list[range]:
    """Return the scores of each side."""
    options = [each for side, each in scale.sides.items() if side != CANNOT_JUDGE]
    return [range(int(each[0]), int(each[-1]) + 1) for each in options]


def _around(n: int, share: float) -> tuple[int, int]:
    """Return the two places in order, from 0, between which a quantile lies."""
    low = floor(_place(n, share))
    return low, min(low + 1, n - 1)


def _place(n: int, share: float) -> float:
    # Rounded, since 0.7 × 10 is not quite 7 in binary.
    return round((n - 1) * share, 9)


def _quantile(ordered: Mapping[int, int], n: int, share: float) -> float:
    low, high = _around(n, share)
    part = _place(n, share) - low
    return ordered[low] + part * (ordered[high] - ordered[low])


@lru_cache(maxsize=4096)
def _values(
    block: range, free: int, fixed: Counts, places: Counts
) -> tuple[Counts, ...]:
    """Return the scores that can stand at some places within one side.

    Parameters
    ----------
    block : the scores of the side, the lowest first
    free : votes on the side whose scores are not known
    fixed : votes of each score that are known
    places : from 0, counted within the side
    """
    known = [sum(fixed[: k + 1]) for k in range(len(block))]
    cuts = []
    for below in known[:-1]:
        near = {each - below for place in places for each in (place, place + 1)}
        cuts.append(sorted({0, free} | {each for each in near if 0 < each < free}))
    found = set()
    for cut in product(*cuts):
        if list(cut) == sorted(cut):
            upto = [
                below + more for below, more in zip(known, (*cut, free), strict=True)
            ]
            found.add(
                tuple(
                    next(
                        score for score, n in zip(block, upto, strict=True) if place < n
                    )
                    for place in places
                )
            )
    return tuple(sorted(found))
