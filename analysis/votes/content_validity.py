"""Content validity: how many experts find an item relevant, beyond chance."""

from collections.abc import Sequence
from math import comb, nan

from analysis.result import Result, undefined
from analysis.votes.ratings import frequencies
from analysis.votes.score_outcomes import Scores
from analysis.votes.verdict import ENDORSED, REJECTED, UNCERTAIN, Verdict
from analysis.writing import parity

POINTS = 4
EXCELLENT, GOOD, FAIR = 0.74, 0.60, 0.40
_NAMES = ("I-CVI", "chance", "kappa*")


def measures(votes: Sequence[int]) -> dict[str, Result]:
    """Return I-CVI, the chance of it and kappa* of one item, by name.

    Parameters
    ----------
    votes : relevance of 1 to 4; 3 and 4 are relevant

    Notes
    -----
    Polit, Beck & Owen 2007, Research in Nursing & Health 30:459-467:
    chance = C(n, relevant) ÷ 2ⁿ, kappa* = (I-CVI − chance) ÷ (1 − chance).
    """
    relevant = int(frequencies(votes, POINTS)[2:].sum())
    return of_counts(relevant, len(votes))


def of_counts(relevant: int, n: int) -> dict[str, Result]:
    """Return the same from how many of `n` experts find the item relevant."""
    if not n:
        return {name: undefined(name, "nobody voted") for name in _NAMES}
    index, chance = relevant / n, comb(n, relevant) / 2**n
    kappa = (index - chance) / (1 - chance)
    said = f"{relevant} of {n}"
    values = zip(_NAMES, (index, chance, kappa), (said, "", said), strict=True)
    return {name: Result(name, value, note=note) for name, value, note in values}


def reading(kappa: float) -> str:
    """Return how kappa* is read: excellent, good, fair or poor."""
    if kappa > EXCELLENT:
        return "excellent"
    return "good" if kappa >= GOOD else "fair" if kappa >= FAIR else "poor"


def scale_average(indices: Sequence[float]) -> Result:
    """Return S-CVI/Ave, the mean of the I-CVIs of several items."""
    known = [index for index in indices if index == index]
    if not known:
        return undefined("S-CVI/Ave", "no item was rated")
    note = f"{len(known)} of {len(indices)} items" if len(known) < len(indices) else ""
    return Result("S-CVI/Ave", sum(known) / len(known), nan, note=note)


def judged_by(votes: Sequence[int], *, name: str = "") -> Verdict:
    """Return *endorsed* from good on, *rejected* below fair, else *uncertain*.

    Parameters
    ----------
    votes : at least one of 1 to 4
    name : of the rule, for the verdict
    """
    kappa = measures(votes)["kappa*"].estimate
    read = reading(kappa)
    verdict = _word(kappa)
    relevant = int(frequencies(votes, POINTS)[2:].sum())
    reason = f"{relevant} of {len(votes)} find it relevant: {read}, "
    reason += f"kappa* {parity(kappa)}."
    counts = {"relevant": relevant, "not relevant": len(votes) - relevant}
    return Verdict(name, verdict, reason, counts)


def word(scores: Scores) -> str:
    """Return the word of `judged_by` from what it rests on."""
    return _word(of_counts(scores.sides[0], scores.n)["kappa*"].estimate)


def _word(kappa: float) -> str:
    return {"fair": UNCERTAIN, "poor": REJECTED}.get(reading(kappa), ENDORSED)
