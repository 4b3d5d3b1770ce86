"""The middle and the spread of ratings: median, quartiles, distance from the median."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from analysis.result import Result, undefined

# The numbers are those of Hyndman & Fan 1996, American Statistician 50:361-365.
METHODS: dict[int, Literal["linear", "weibull"]] = {7: "linear", 6: "weibull"}
_NAMES = ("mean", "median", "Q1", "Q3", "IQR", "mean distance from the median")


def measures(votes: Sequence[float], *, kind: int = 7) -> dict[str, Result]:
    """Return mean, median, quartiles, their range, and the mean distance, by name.

    Parameters
    ----------
    votes : ratings, in any order
    kind : type of the quartiles, 7 (linear interpolation, the usual) or 6; they
        differ in small panels, so the note names it

    Returns
    -------
    dict of Result, in points of the scale
        ``mean``, ``median``, ``Q1``, ``Q3``, ``IQR`` (Q3 − Q1) and
        ``mean distance from the median`` (of the absolute differences)
    """
    if not len(votes):
        return {name: undefined(name, "nobody voted") for name in _NAMES}
    given = np.asarray(votes, dtype=float)
    median = np.median(given)
    low, high = np.quantile(given, (0.25, 0.75), method=METHODS[kind])
    distance = np.abs(given - median).mean()
    values = (given.mean(), median, low, high, high - low, distance)
    quartile = {"Q1", "Q3", "IQR"}
    return {
        name: Result(
            name,
            float(value),
            note=f"quantiles of type {kind}" if name in quartile else "",
        )
        for name, value in zip(_NAMES, values, strict=True)
    }
