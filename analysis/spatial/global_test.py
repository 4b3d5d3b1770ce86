"""A global measure of clustering beside what chance alone would give."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtr

from analysis.result import Result, undefined
from analysis.spatial.neighbourhood import Neighbourhood, all_alike, known, left_out

RANDOMISATION, NORMALITY = "randomisation", "normality"
LEFT_OUT, KEPT = "left out of n", "kept in n"
FEWEST = 4
NAMES = ("expectation", "variance", "z", "p greater", "p less", "p two-sided")


@dataclass(frozen=True, eq=False)
class Sample:
    """Values and weights, and the sums that global measures are made of.

    Parameters
    ----------
    off : distance of each value from the mean
    weights : row-standardised
    n : units that count; `islands` of the test says which
    """

    off: np.ndarray
    weights: np.ndarray
    n: int

    @property
    def squares(self) -> float:
        """Sum of squared distances from the mean."""
        return float((self.off**2).sum())

    @property
    def kurtosis(self) -> float:
        """Fourth moment by the square of the second, over all values."""
        return float(len(self.off) * (self.off**4).sum() / self.squares**2)

    @property
    def sums(self) -> tuple[float, float, float]:
        """S0, S1 and S2 of the weights."""
        weights = self.weights
        ends = weights.sum(axis=1) + weights.sum(axis=0)
        s1 = ((weights + weights.T) ** 2).sum() / 2
        return float(weights.sum()), float(s1), float((ends**2).sum())


def sample(
    values: pd.Series, near: Neighbourhood, *, islands: str = LEFT_OUT
) -> Sample | str:
    """Return what a global measure works with, or why there is nothing.

    Parameters
    ----------
    values : a number a unit; units without a value are left out
    near : who touches whom
    islands : whether units without neighbours are ``left out of n`` or ``kept in
        n``; their values count in mean and spread either way
    """
    found, inside = known(values, near)
    if not inside.touching.any():
        return "no two neighbours have a value"
    if all_alike(found):
        return "all values are alike"
    n = len(found) - (len(inside.alone) if islands == LEFT_OUT else 0)
    return Sample(found - found.mean(), inside.row_standardised(), n)


def test_of(
    name: str, estimate: float, moments: tuple[float, float], *, sign: int = 1
) -> dict[str, Result]:
    """Return a measure with its moments, its z and its p, by name.

    Parameters
    ----------
    name, estimate : the measure
    moments : expectation and variance
    sign : −1 where the measure falls as neighbours grow more alike, so that z is
        above 0 for neighbours that are alike
    """
    expected, variance = moments
    found = {name: Result(name, estimate), "expectation": Result(NAMES[0], expected)}
    if not variance > 0:
        why = f"no variance is known (it takes {FEWEST} units that differ)"
        return found | {each: undefined(each, why) for each in NAMES[1:]}
    z = sign * (estimate - expected) / np.sqrt(variance)
    rest = (variance, z, ndtr(-z), ndtr(z), 2 * ndtr(-abs(z)))
    return found | {
        each: Result(each, float(value))
        for each, value in zip(NAMES[1:], rest, strict=True)
    }


def none(name: str, why: str) -> dict[str, Result]:
    """Return a test without any number, and why."""
    return {each: undefined(each, why) for each in (name, *NAMES)}


def noted(
    found: dict[str, Result], values: pd.Series, near: Neighbourhood
) -> dict[str, Result]:
    """Return the results, each naming the units that were left out."""
    said = left_out(values, near)
    return {
        name: Result(each.measure, each.estimate, note=each.note or said)
        for name, each in found.items()
    }
