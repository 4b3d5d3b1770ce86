"""Van der Eijk's agreement A: how far ratings have one peak, −1 to 1."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from analysis.result import Result, undefined
from analysis.votes.ratings import frequencies


def measures(votes: Sequence[int], *, points: int) -> dict[str, Result]:
    """Return ``agreement`` A and ``polarisation``.

    Parameters
    ----------
    votes : ratings of 1 to `points`
    points : of the scale, at least 3

    Returns
    -------
    dict of Result
        ``agreement`` : 1 if all give one rating, 0 if every rating is as frequent,
        −1 if half are at each end
        ``polarisation`` : (1 − A) ÷ 2, from 0 to 1

    Notes
    -----
    Van der Eijk 2001, Quality & Quantity 35:325-341. The frequencies are taken apart
    into layers in which a rating occurs or does not; A is the mean of the layers,
    weighted by their votes.
    """
    left = frequencies(votes, points)
    n = left.sum()
    if not n:
        names = ("agreement", "polarisation")
        return {name: undefined(name, "nobody voted") for name in names}
    found = 0.0
    while left.any():
        layer = left > 0
        height = left[layer].min()
        found += height * layer.sum() / n * _of_layer(layer)
        left = left - height * layer
    return {
        "agreement": Result("agreement", float(found)),
        "polarisation": Result("polarisation", float(1 - found) / 2),
    }


def _of_layer(layer: np.ndarray) -> float:
    """Return A of ratings that occur (True) or not: peakedness, less for breadth."""
    points, used = len(layer), int(layer.sum())
    if used == 1:
        return 1.0
    breadth = 1 - (used - 1) / (points - 1)
    return _one_peaked(layer) * breadth


def _one_peaked(layer: np.ndarray) -> float:
    """Return U: 1 if no gap lies between ratings that occur, negative if gaps rule."""
    points = len(layer)
    triples = [tuple(map(bool, triple)) for triple in combinations(layer, 3)]
    whole = triples.count((True, True, False)) + triples.count((False, True, True))
    broken = triples.count((True, False, True))
    if whole + broken == 0:
        return 1.0
    gain, loss = (points - 2) * whole, (points - 1) * broken
    return (gain - loss) / ((points - 2) * (whole + broken))
