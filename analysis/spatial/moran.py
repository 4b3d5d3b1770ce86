"""Moran's I: whether neighbours are more alike than chance would make them."""

from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.result import Result, undefined
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

DRAWS, SEED = 9_999, 2023
# Reshufflings of the last few sizes of area, 1 MB for 136 districts.
_KEPT = 3


def measures(
    values: pd.Series,
    near: Neighbourhood,
    *,
    assumption: str = RANDOMISATION,
    islands: str = LEFT_OUT,
) -> dict[str, Result]:
    """Return Moran's I with its test, by name.

    Parameters
    ----------
    values : a number a unit; units without a value are left out and named
    near : who touches whom; weights are row-standardised
    assumption : of expectation and variance: ``randomisation`` (the values, dealt
        out anew) or ``normality`` (values drawn from a normal distribution)
    islands : units without neighbours, ``left out of n`` or ``kept in n``

    Returns
    -------
    dict of Result
        ``I`` : above its expectation −1 ÷ (n − 1) where neighbours are alike
        ``expectation``, ``variance``, ``z``, ``p greater``, ``p less``,
        ``p two-sided``

    Notes
    -----
    Cliff & Ord 1981, Spatial Processes. I = (n ÷ S0) Σ w z z ÷ Σ z². Districts are
    no sample: p says how unusual the pattern is among reshufflings of the values.
    """
    work = sample(values, near, islands=islands)
    if isinstance(work, str):
        return noted(none("I", work), values, near)
    n = work.n
    if n < 2:
        return noted(none("I", "one unit has no neighbour that counts"), values, near)
    moments = -1 / (n - 1), _variance(work, assumption)
    return noted(test_of("I", _index(work, work.off), moments), values, near)


def _index(work: Sample, off: np.ndarray) -> float:
    together = float((off * (work.weights @ off)).sum())
    return work.n / work.sums[0] * together / work.squares


def _variance(work: Sample, assumption: str) -> float:
    n, (s0, s1, s2) = work.n, work.sums
    if n < FEWEST:
        return np.nan
    if assumption == NORMALITY:
        square = (n**2 * s1 - n * s2 + 3 * s0**2) / (s0**2 * (n**2 - 1))
    else:
        even = n * (s1 * (n**2 - 3 * n + 3) - n * s2 + 3 * s0**2)
        peaked = work.kurtosis * (s1 * (n**2 - n) - 2 * n * s2 + 6 * s0**2)
        square = (even - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0**2)
    return square - 1 / (n - 1) ** 2


def permuted(
    values: pd.Series,
    near: Neighbourhood,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> dict[str, Result]:
    """Return Moran's I beside reshufflings of the values, by name.

    Parameters
    ----------
    values, near : as for `measures`
    draws : how many reshufflings; no p can be below 1 ÷ (draws + 1)
    seed : of the reshufflings; the same seed gives the same p

    Returns
    -------
    dict of Result
        ``I``, ``p greater``, ``p less``, ``p two-sided`` (twice the smaller, at
        most 1)
    """
    names = ("I", "p greater", "p less", "p two-sided")
    work = sample(values, near)
    if isinstance(work, str):
        return {name: undefined(name, work) for name in names}
    dealt = np.sort(work.off)[_dealt(len(work.off), draws, seed)]
    scale = work.n / work.sums[0] / work.squares
    chance = scale * np.einsum("ij,ij->i", dealt @ work.weights.T, dealt)
    index = _index(work, work.off)
    slack = 1e-10 * max(1.0, abs(index))
    above, below = (
        (int(side.sum()) + 1) / (draws + 1)
        for side in (chance >= index - slack, chance <= index + slack)
    )
    ps = (index, above, below, min(1.0, 2 * min(above, below)))
    said = f"{draws:,} reshufflings, seed {seed}"
    return {
        name: Result(name, float(value), note=said)
        for name, value in zip(names, ps, strict=True)
    }


@lru_cache(_KEPT)
def _dealt(n: int, draws: int, seed: int) -> np.ndarray:
    """Return reshufflings of n places, a row each; they depend on no value."""
    places = np.tile(np.arange(n, dtype=np.int64), (draws, 1))
    dealt = np.random.default_rng(seed).permuted(places, axis=1)
    return dealt.astype(np.min_scalar_type(n))
