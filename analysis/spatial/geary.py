"""Geary's C: how far neighbours differ, beside how far any two units differ."""

import numpy as np
import pandas as pd

from analysis.result import Result
from analysis.spatial.global_test import (
    FEWEST,
    LEFT_OUT,
    NORMALITY,
    RANDOMISATION,
    Sample,
    none,
    noted,
    sample,
    test_of,
)
from analysis.spatial.neighbourhood import Neighbourhood


def measures(
    values: pd.Series,
    near: Neighbourhood,
    *,
    assumption: str = RANDOMISATION,
    islands: str = LEFT_OUT,
) -> dict[str, Result]:
    """Return Geary's C with its test, by name.

    Parameters
    ----------
    values : a number a unit; units without a value are left out and named
    near : who touches whom; weights are row-standardised
    assumption : ``randomisation`` or ``normality``
    islands : units without neighbours, ``left out of n`` or ``kept in n``

    Returns
    -------
    dict of Result
        ``C`` : below 1 where neighbours are alike; ``z`` is above 0 then, and
        ``p greater`` asks whether they are more alike than chance would make them
        ``expectation`` (1), ``variance``, ``z``, ``p greater``, ``p less``,
        ``p two-sided``

    Notes
    -----
    Cliff & Ord 1981, Spatial Processes. C = (n − 1) Σ w (x − x')² ÷ (2 S0 Σ z²).
    """
    work = sample(values, near, islands=islands)
    if isinstance(work, str):
        return noted(none("C", work), values, near)
    apart = ((work.off[:, None] - work.off) ** 2 * work.weights).sum()
    index = float((work.n - 1) * apart / (2 * work.sums[0] * work.squares))
    moments = 1.0, _variance(work, assumption)
    return noted(test_of("C", index, moments, sign=-1), values, near)


def _variance(work: Sample, assumption: str) -> float:
    n, (s0, s1, s2) = work.n, work.sums
    if n < FEWEST:
        return np.nan
    if assumption == NORMALITY:
        return ((2 * s1 + s2) * (n - 1) - 4 * s0**2) / (2 * (n + 1) * s0**2)
    k = work.kurtosis
    total = (n - 1) * s1 * (n**2 - 3 * n + 3 - k * (n - 1))
    total -= (n - 1) * s2 * (n**2 + 3 * n - 6 - k * (n**2 - n + 2)) / 4
    total += s0**2 * (n**2 - 3 - k * (n - 1) ** 2)
    return total / (n * (n - 2) * (n - 3) * s0**2)
