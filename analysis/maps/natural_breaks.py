"""Natural breaks: the classes whose members differ least from one another."""

import numpy as np


def natural_breaks(values: np.ndarray, k: int) -> np.ndarray:
    """Return the upper ends of the `k` classes with the least variance within.

    Parameters
    ----------
    values : at least `k` different ones, in any order
    k : classes

    Returns
    -------
    `k` of the values, in order; the last is the highest

    Notes
    -----
    Fisher 1958, Journal of the American Statistical Association 53:789-798: the
    best division of the first j values into k classes ends with the best division
    of fewer of them into k − 1. Exact, and it always ends.
    """
    ordered = np.sort(values)
    best, starts = (within := _within(ordered))[0], []
    for _ in range(k - 1):
        tried = best[:-1, None] + within[1:]
        starts.append(tried.argmin(axis=0) + 1)
        best = tried.min(axis=0)
    ends = [len(ordered) - 1]
    for start in reversed(starts):
        ends.append(start[ends[-1]] - 1)
    return ordered[ends[::-1]]


def _within(ordered: np.ndarray) -> np.ndarray:
    """Return the sum of squares within the class from each value to each other."""
    centred = ordered - ordered.mean()
    sums = np.concatenate([[0.0], centred.cumsum()])
    squares = np.concatenate([[0.0], (centred**2).cumsum()])
    first, last = np.ogrid[: len(ordered), : len(ordered)]
    size = last - first + 1
    total = sums[last + 1] - sums[first]
    inside = squares[last + 1] - squares[first] - total**2 / np.where(size, size, 1)
    return np.where(size > 0, inside, np.inf)
