"""How far groups spread about the average: variance, its root, that in percent."""

import numpy as np

from analysis.inequality.interval import normal
from analysis.inequality.simulated import simulated
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined


def variance(y: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Return Σ p (y − μ)², groups along the last axis.

    Parameters
    ----------
    y, p : figures and shares of people
    """
    mean = (y * p).sum(axis=-1, keepdims=True)
    return (p * (y - mean) ** 2).sum(axis=-1)


def between_group_variance(groups: Subgroups) -> Result:
    """Return BGV: the variance of the groups' figures, weighted by people.

    Parameters
    ----------
    groups : at least three, with people

    Notes
    -----
    Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1-19, also for the standard
    error, which keeps a term of second order and so is above 0 without inequality.
    """
    groups = groups.counted
    if reason := groups.why_not():
        return undefined("bgv", groups.said(reason))
    p, v = groups.p, groups.se**2
    first = 4 * (p**2 * (groups.y - groups.mean) ** 2 * v).sum()
    twice = (p**2 * v).sum() ** 2 + (p**2 * v**2).sum() - 2 * (p**3 * v**2).sum()
    se = np.sqrt(first + 2 * twice)
    estimate = float(variance(groups.y, p))
    return normal("bgv", estimate, se, note=groups.said(), kind="normal (Ahn 2018)")


def between_group_deviation(groups: Subgroups) -> Result:
    """Return BGSD: the root of BGV, in the indicator's unit.

    Parameters
    ----------
    groups : at least three, with people
    """
    groups = groups.counted
    if reason := groups.why_not():
        return undefined("bgsd", groups.said(reason))
    return simulated("bgsd", groups, lambda y: np.sqrt(variance(y, groups.p)))


def coefficient_of_variation(groups: Subgroups) -> Result:
    """Return COV: BGSD in percent of the average.

    Parameters
    ----------
    groups : at least three, with people and an average above 0
    """
    groups = groups.counted
    if reason := groups.why_not(average=True):
        return undefined("cov", groups.said(reason))
    p = groups.p
    return simulated("cov", groups, lambda y: 100 * np.sqrt(variance(y, p)) / (y @ p))
