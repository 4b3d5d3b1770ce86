"""The core-outcome rule: seventy percent in one end, under fifteen in the other."""

from collections.abc import Sequence

from analysis.votes.agreement import share
from analysis.votes.rand_ucla import ends
from analysis.votes.score_outcomes import Scores
from analysis.votes.verdict import IN, NO_CONSENSUS, OUT, Verdict

MOST, LEAST = 70, 15


def judged_by(scores: Sequence[int], *, name: str = "") -> Verdict:
    """Return *in*, *out* or *no consensus*.

    Parameters
    ----------
    scores : at least one of 1 to 9 a vote
    name : of the rule, for the verdict

    Notes
    -----
    In: at least 70 % score 7 to 9 and fewer than 15 % score 1 to 3; out: the other
    way round. Williamson et al. 2017, Trials 18 (suppl. 3):280.
    """
    n, (low, high) = len(scores), ends(scores)
    verdict = _word(n, low, high)
    reason = (
        f"{share(high, n, apart_from=MOST)} score 7–9, "
        f"{share(low, n, apart_from=LEAST)} score 1–3."
    )
    counts = {"1–3": low, "4–6": n - low - high, "7–9": high}
    return Verdict(name, verdict, reason, counts)


def word(scores: Scores) -> str:
    """Return the word of `judged_by` from what it rests on."""
    high, _, low = scores.sides
    return _word(scores.n, low, high)


def _word(n: int, low: int, high: int) -> str:
    if _one_sided(high, low, n):
        return IN
    return OUT if _one_sided(low, high, n) else NO_CONSENSUS


def _one_sided(many: int, few: int, n: int) -> bool:
    return 100 * many >= MOST * n and 100 * few < LEAST * n
