"""Tastle and Wierman's consensus: how close ratings are to one another, 0 to 1."""

from collections.abc import Sequence

import numpy as np

from analysis.result import Result, undefined
from analysis.votes.ratings import frequencies


def measures(votes: Sequence[int], *, points: int) -> dict[str, Result]:
    """Return ``consensus`` (1 all alike, 0 half at each end) and ``dissent``.

    Parameters
    ----------
    votes : ratings of 1 to `points`
    points : of the scale, at least 2

    Notes
    -----
    Tastle & Wierman 2007, International Journal of Approximate Reasoning
    45:531-545: 1 + Σ f log2(1 − |rating − mean| ÷ (points − 1)), f the share of
    the votes; dissent is 1 − consensus.
    """
    counts = frequencies(votes, points)
    if not counts.sum():
        return {
            name: undefined(name, "nobody voted") for name in ("consensus", "dissent")
        }
    ratings = np.flatnonzero(counts) + 1
    shares = counts[ratings - 1] / counts.sum()
    distance = np.abs(ratings - (shares * ratings).sum()) / (points - 1)
    consensus = float(1 + (shares * np.log2(1 - distance)).sum())
    return {
        "consensus": Result("consensus", consensus),
        "dissent": Result("dissent", 1 - consensus),
    }
