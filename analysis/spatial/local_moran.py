"""Local Moran: which units and their neighbours stand out together, or apart."""

import numpy as np
import pandas as pd
from scipy.special import ndtr

from analysis.spatial import permutation
from analysis.spatial.false_discovery import adjusted
from analysis.spatial.moran import SEED
from analysis.spatial.neighbourhood import (
    VALUE,
    Neighbourhood,
    all_alike,
    known,
    status,
)

HH, LL, HL, LH = "high-high", "low-low", "high-low", "low-high"
ALIKE = "all values are alike"
_NUMBERS = (
    "lag",
    "local",
    "expectation",
    "variance",
    "z",
    "p_normal",
    "z_total",
    "p_folded",
    "p",
    "p_discovery",
    "p_normal_discovery",
)


def clusters(
    values: pd.Series,
    near: Neighbourhood,
    *,
    draws: int = permutation.DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return local Moran of every unit with its test.

    Parameters
    ----------
    values : a number a unit; a unit without a value or neighbours is not tested
    near : who touches whom; weights are row-standardised
    draws, seed : of the conditional permutations (`analysis.spatial.permutation`)

    Returns
    -------
    DataFrame, indexed by unit in the order of `near`
        ``value``, ``lag`` : the unit's value and its neighbours' mean
        ``quadrant`` : ``high-high`` and ``low-low`` (clusters), ``high-low`` and
        ``low-high`` (the unit first, then its neighbours; outliers), by the mean of
        all; at the mean is not high. Empty where nothing is tested
        ``local`` : above 0 in a cluster, below 0 for an outlier
        ``expectation``, ``variance``, ``z``, ``p_normal`` : given the unit's own
        value; ``z_total`` : by the moments over all reshufflings
        ``p_folded``, ``p`` : by permutation, one-sided and two-sided
        ``p_discovery``, ``p_normal_discovery`` : two-sided p against the false
        discovery rate of all units tested
        ``status`` : ``value``, ``no value``, ``no neighbours`` or, where all values
        are alike and nothing can stand out, ``all values are alike``

    Notes
    -----
    Anselin 1995, Geographical Analysis 27:93-115; conditional moments of Sokal,
    Oden & Thomson 1998, Geographical Analysis 30:331-354. The spread has the
    divisor n. Screening, not proof: many units are tested at once.
    """
    found, inside = known(values, near)
    table = pd.DataFrame(
        {"value": values.reindex(near.units).astype(float), "quadrant": ""},
        index=near.units,
    )
    table[list(_NUMBERS)] = np.nan
    table["status"] = status(values, near)
    if all_alike(found):
        return table.replace({"status": {VALUE: ALIKE}})
    some = inside.sizes > 0
    columns = _moments(found, inside) | _permuted(found, inside, draws, seed)
    columns["p_normal_discovery"] = adjusted(
        np.where(some, columns["p_normal"], np.nan)
    )
    units = inside.units[some]
    for name, column in columns.items():
        table.loc[units, name] = column[some]
    return table


def _permuted(
    found: np.ndarray, inside: Neighbourhood, draws: int, seed: int
) -> dict[str, np.ndarray]:
    folded = permutation.folded(found, inside.touching, draws=draws, seed=seed)
    # At the mean the measure is 0 whoever the neighbours are: nothing is unusual.
    at_mean = ~_off_the_mean(found - found.mean()) & ~np.isnan(folded)
    folded[at_mean] = 1
    p = permutation.two_sided(folded)
    return {"p_folded": folded, "p": p, "p_discovery": adjusted(p)}


def _moments(found: np.ndarray, inside: Neighbourhood) -> dict[str, np.ndarray]:
    n, weights, off = len(found), inside.row_standardised(), found - found.mean()
    off, spread = np.where(_off_the_mean(off), off, 0.0), (off**2).mean()
    sums, squares = weights.sum(axis=1), (weights**2).sum(axis=1)
    lag = weights @ off
    local = off / spread * lag
    expected = -(off**2) * sums / ((n - 1) * spread)
    with np.errstate(divide="ignore", invalid="ignore"):
        # What is left to reshuffle: of the weights, and of the others' values.
        free = _above_0(squares - sums**2 / (n - 1), squares)
        others = _above_0(spread - off**2 / (n - 1), spread)
        variance = (off / spread) ** 2 * n / (n - 2) * free * others
        z = (local - expected) / np.sqrt(np.where(variance > 0, variance, np.nan))
    return {
        "lag": weights @ found,
        "local": local,
        "expectation": expected,
        "variance": variance,
        "z": z,
        "p_normal": 2 * ndtr(-np.abs(z)),
        "z_total": _over_all(local, weights, off),
        "quadrant": _quadrants(off, lag, spread),
    }


def _above_0(difference: np.ndarray, of: np.ndarray | float) -> np.ndarray:
    return np.where(difference > 1e-12 * of, difference, 0.0)


def _over_all(local: np.ndarray, weights: np.ndarray, off: np.ndarray) -> np.ndarray:
    """Return z by the moments over all reshufflings (Anselin 1995)."""
    n, peaked = len(off), (off**4).mean() / (off**2).mean() ** 2
    sums, squares = weights.sum(axis=1), (weights**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = squares * (n - peaked) / (n - 1)
        second = (sums**2 - squares) * (2 * peaked - n) / ((n - 1) * (n - 2))
        variance = first + second - (sums / (n - 1)) ** 2
        spread = np.sqrt(np.where(variance > 0, variance, np.nan))
        return (local + sums / (n - 1)) / spread


def _quadrants(off: np.ndarray, lag: np.ndarray, spread: float) -> np.ndarray:
    high = off > 0
    around = lag > 1e-12 * np.sqrt(spread)
    return np.select(
        [high & around, ~high & ~around, high & ~around], [HH, LL, HL], LH
    ).astype(object)


def _off_the_mean(off: np.ndarray) -> np.ndarray:
    return np.abs(off) > 1e-12 * off.std()


def standing_out(table: pd.DataFrame, rate: float) -> pd.Series:
    """Return the quadrant of units whose p keeps to a false discovery rate.

    Parameters
    ----------
    table : as `clusters` gives it
    rate : the share of false alarms allowed among them, 0 to 1

    Returns
    -------
    Series of str, same index; empty where a unit does not stand out
    """
    out = (table["status"] == VALUE) & (table["p_discovery"] <= rate)
    return table["quadrant"].where(out, "")
