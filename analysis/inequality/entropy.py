"""Theil's index and the mean log deviation: how uneven, relative to the average."""

import numpy as np
from scipy.special import xlogy

from analysis.inequality.interval import normal
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined

TIMES = 1000
_KIND = "normal (Ahn 2018)"


def theil(p: np.ndarray, r: np.ndarray) -> float:
    """Return Σ p r ln r; a group at 0 adds 0, which is the limit.

    Parameters
    ----------
    p, r : shares of people, and figures ÷ their average
    """
    return float((p * xlogy(r, r)).sum())


def log_deviation(p: np.ndarray, r: np.ndarray) -> float:
    """Return −Σ p ln r over groups with people; without bound where one is at 0.

    Parameters
    ----------
    p, r : shares of people, and figures ÷ their average
    """
    with np.errstate(divide="ignore"):
        return float(-xlogy(p, r).sum()) + 0.0


def theil_index(groups: Subgroups) -> Result:
    """Return TI: 1,000 × Σ p r ln r, with r = y ÷ μ.

    Parameters
    ----------
    groups : at least three, with people and an average above 0

    Notes
    -----
    Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1-19. Index, standard error
    and limits are all × 1,000. With a group at 0 the standard error is undefined.
    """
    groups = groups.counted
    if reason := _why_not(groups):
        return undefined("ti", groups.said(reason))
    p, r = groups.p, groups.y / groups.mean
    estimate, se = theil(p, r), np.nan
    if (r > 0).all():
        slope = 1 + np.log(r)
        slope -= (p * r * slope).sum()
        se = np.sqrt((slope**2 * p**2 * groups.se**2).sum()) / groups.mean
    note = groups.said()
    return normal("ti", TIMES * estimate, TIMES * se, note=note, kind=_KIND)


def mean_log_deviation(groups: Subgroups) -> Result:
    """Return MLD: −1,000 × Σ p ln r, with r = y ÷ μ; undefined with a group at 0.

    Parameters
    ----------
    groups : at least three, with people and an average above 0

    Notes
    -----
    Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1-19. Index, standard error
    and limits are all × 1,000.
    """
    groups = groups.counted
    if reason := _why_not(groups):
        return undefined("mld", groups.said(reason))
    empty = (groups.y == 0) & (groups.p > 0)
    if empty.any():
        names = ", ".join(np.array(groups.names, dtype=object)[empty])
        return undefined("mld", groups.said(f"a group at 0 has no logarithm: {names}"))
    lived = groups.p > 0
    p, r, se = groups.p[lived], groups.y[lived] / groups.mean, groups.se[lived]
    error = np.sqrt((p**2 * se**2 * (1 - 1 / r) ** 2).sum()) / groups.mean
    estimate, note = TIMES * log_deviation(p, r), groups.said()
    return normal("mld", estimate, TIMES * error, note=note, kind=_KIND)


def _why_not(groups: Subgroups) -> str:
    negative = "a figure is below 0" if (groups.y < 0).any() else ""
    return groups.why_not(average=True) or negative
