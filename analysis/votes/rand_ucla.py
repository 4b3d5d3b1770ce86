"""The RAND/UCLA appropriateness method: median and disagreement on a 1-9 scale."""

from collections.abc import Sequence

import numpy as np

from analysis.result import Result, undefined
from analysis.votes.ratings import frequencies
from analysis.votes.score_outcomes import Scores
from analysis.votes.spread import METHODS
from analysis.votes.verdict import ENDORSED, REJECTED, UNCERTAIN, Verdict
from analysis.writing import count

POINTS = 9
ALIKE, WIDENING, MIDDLE = 2.35, 1.5, 5
REGIONS = {1: "1–3", 2: "4–6", 3: "7–9"}
CLASSIC_AGREES, CLASSIC_DISAGREES = range(8, 26), range(8, 17)
_NAMES = ("median", "P30", "P70", "IPR", "IPRAS", "disagreement index")


def measures(scores: Sequence[int], *, kind: int = 7) -> dict[str, Result]:
    """Return what the method measures, by name.

    Parameters
    ----------
    scores : one of 1 to 9 a vote; the constants belong to this scale and no other
    kind : type of the quantiles, 7 (linear interpolation) or 6

    Returns
    -------
    dict of Result
        ``median``, ``P30``, ``P70`` : scores
        ``IPR`` : P70 − P30
        ``IPRAS`` : the range at which disagreement begins, wider the further the
        panel is from the middle
        ``disagreement index`` : IPR ÷ IPRAS; above 1 the panel disagrees

    Notes
    -----
    Fitch et al. 2001, The RAND/UCLA Appropriateness Method User's Manual, MR-1269:
    IPRAS = 2.35 + 1.5 |5 − (P30 + P70) / 2|.
    """
    frequencies(scores, POINTS)
    if not len(scores):
        return {name: undefined(name, "nobody voted") for name in _NAMES}
    p30, p70 = np.quantile(scores, (0.3, 0.7), method=METHODS[kind])
    ipr = p70 - p30
    ipras = _limit(p30, p70)
    values = (np.median(scores), p30, p70, ipr, ipras, ipr / ipras)
    note = f"quantiles of type {kind}"
    return {
        name: Result(name, float(value), note="" if name == "median" else note)
        for name, value in zip(_NAMES, values, strict=True)
    }


def region(median: float) -> int:
    """Return the third of the scale a median is in: 1, 2 or 3; 3.5 and 6.5 go up."""
    return 1 + (median >= 3.5) + (median >= 6.5)


def ends(scores: Sequence[int]) -> tuple[int, int]:
    """Return how many scores are 1 to 3, and how many 7 to 9."""
    counts = frequencies(scores, POINTS)
    return int(counts[:3].sum()), int(counts[6:].sum())


def outside(scores: Sequence[int]) -> int:
    """Return how many scores are outside the third of the scale of the median."""
    third = region(float(np.median(scores)))
    counts = frequencies(scores, POINTS)
    return len(scores) - int(counts[3 * third - 3 : 3 * third].sum())


def judged_by(scores: Sequence[int], *, kind: int = 7, name: str = "") -> Verdict:
    """Return *endorsed*, *uncertain* or *rejected* by median and disagreement index.

    Parameters
    ----------
    scores : at least one of 1 to 9
    kind : type of the quantiles
    name : of the rule, for the verdict
    """
    found = {key: each.estimate for key, each in measures(scores, kind=kind).items()}
    spread, limit = found["IPR"], found["IPRAS"]
    said = f"spread {spread:.3g}, limit {limit:.4g}"
    return _verdict(scores, _wide(spread, limit), name, said)


def word(scores: Scores) -> str:
    """Return the word of `judged_by` from what it rests on."""
    limit = _limit(scores.p30, scores.p70)
    return _word(scores.median, _wide(scores.p70 - scores.p30, limit))


def _limit(p30: float, p70: float) -> float:
    """Return the range at which disagreement begins, IPRAS."""
    return ALIKE + WIDENING * abs(MIDDLE - (p30 + p70) / 2)


def _wide(spread: float, limit: float) -> bool:
    return round(spread - limit, 9) > 0


def third_in_each_end(scores: Sequence[int]) -> bool:
    """Say whether at least a third of the scores are in each end of the scale."""
    return 3 * min(ends(scores)) >= len(scores)


def classic(scores: Sequence[int], *, name: str = "") -> Verdict:
    """Return the verdict by the panel rules that came before the index.

    Parameters
    ----------
    scores : at least one of 1 to 9
    name : of the rule, for the verdict

    Notes
    -----
    Disagreement: at least 3 votes in each end of the scale for panels of 8 to 10,
    4 for 11 to 13, 5 for 14 to 16; for panels of any other size a third. Agreement
    (said, but it does not decide): at most 2, 3, 4 … votes outside the third of the
    median for panels of 8 to 10, 11 to 13, 14 to 16 …, up to 25.
    """
    n, low_and_high = len(scores), ends(scores)
    split = _ends_split(n, *low_and_high)
    stray = outside(scores)
    said = f"{low_and_high[0]} in 1–3, {low_and_high[1]} in 7–9"
    if n in CLASSIC_AGREES and not split:
        word = "agreement" if stray <= (n - 2) // 3 else "no agreement"
        said += f", {stray} outside {REGIONS[region(np.median(scores))]} ({word})"
    return _verdict(scores, split, name, said)


def classic_word(scores: Scores) -> str:
    """Return the word of `classic` from what it rests on."""
    high, _, low = scores.sides
    return _word(scores.median, _ends_split(scores.n, low, high))


def _ends_split(n: int, low: int, high: int) -> bool:
    """Say whether so many scores are in each end that the panel disagrees."""
    if n in CLASSIC_DISAGREES:
        return min(low, high) >= (n + 1) // 3
    return 3 * min(low, high) >= n


def _word(median: float, split: bool) -> str:
    return UNCERTAIN if split else (REJECTED, UNCERTAIN, ENDORSED)[region(median) - 1]


def _verdict(scores: Sequence[int], split: bool, name: str, said: str) -> Verdict:
    median = float(np.median(scores))
    verdict = _word(median, split)
    mood = "disagreement" if split else "no disagreement"
    low, high = ends(scores)
    return Verdict(
        name,
        verdict,
        f"Median {median:g} of {count(len(scores), 'score')}, {mood} ({said}).",
        {"1–3": low, "4–6": len(scores) - low - high, "7–9": high},
    )
