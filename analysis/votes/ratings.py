"""Ratings as a list and as counts: the two forms in which votes on a scale come."""

from collections.abc import Mapping, Sequence

import numpy as np


def listed_out(counts: Mapping[str, int]) -> list[int]:
    """Return one rating a vote from counts by rating; options that are no number
    (can't judge) are left out.

    >>> listed_out({"7": 2, "9": 1, "unable": 4})
    [7, 7, 9]
    """
    rated = {int(option): n for option, n in counts.items() if option.isdigit()}
    return [rating for rating in sorted(rated) for _ in range(rated[rating])]


def frequencies(votes: Sequence[int], points: int) -> np.ndarray:
    """Return how often each of the ratings 1 to `points` was given.

    Raises
    ------
    ValueError
        A vote is not on the scale.
    """
    given = np.asarray(votes, dtype=int)
    if given.size and not (given.min() >= 1 and given.max() <= points):
        raise ValueError(f"a rating is not one of 1 to {points}")
    return np.bincount(given, minlength=points + 1)[1:]
