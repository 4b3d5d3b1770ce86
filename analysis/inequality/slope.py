"""Slope and relative index of inequality: fitted figures at both ends of the rank."""

import numpy as np
from scipy.special import expit

from analysis.inequality.concentration import UNORDERED, ranks
from analysis.inequality.interval import log_normal, normal
from analysis.inequality.logit import fitted
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined
from analysis.writing import count

ROUGH = 5
_KIND = "normal, robust (HC1)"
# The two ends of the fitted curve, the slopes there, the variance of the fit.
_Ends = tuple[tuple[float, float], np.ndarray, np.ndarray]


def slope_index(groups: Subgroups, *, logit: bool = True) -> Result:
    """Return SII: the fitted figure at rank 1 minus that at rank 0.

    Parameters
    ----------
    groups : at least three ordered ones, with people
    logit : whether a logit curve is fitted (for shares) or a straight line

    Notes
    -----
    WHO, Health inequality monitoring: harnessing data to advance health equity
    (2024). The regression on mid-rank is weighted by people; the interval is by the
    delta method from a robust variance, rough with five groups and hardly of use
    with three.
    """
    name = "sii" if logit else "sii-linear"
    groups = groups.counted
    ends = _ends(groups, logit=logit)
    if isinstance(ends, str):
        return undefined(name, groups.said(ends))
    (low, high), slopes, variance = ends
    error = _error(slopes[1] - slopes[0], variance)
    estimate, note = groups.scale * (high - low), groups.said(_rough(groups))
    return normal(name, estimate, groups.scale * error, note=note, kind=_KIND)


def relative_index(groups: Subgroups, *, logit: bool = True) -> Result:
    """Return RII: the fitted figure at rank 1 ÷ that at rank 0.

    Parameters
    ----------
    groups : at least three ordered ones, with people
    logit : whether a logit curve is fitted (for shares) or a straight line, which
        can fall to 0 or below: then the index is undefined
    """
    name = "rii" if logit else "rii-linear"
    groups = groups.counted
    ends = _ends(groups, logit=logit)
    if isinstance(ends, str):
        return undefined(name, groups.said(ends))
    (low, high), slopes, variance = ends
    if not (low > 0 and high > 0):
        return undefined(
            name, groups.said("the fitted figure at one end is not above 0")
        )
    error = _error(slopes[1] / high - slopes[0] / low, variance)
    return log_normal(name, high / low, error, note=groups.said(_rough(groups)))


def _ends(groups: Subgroups, *, logit: bool) -> _Ends | str:
    """Return the fits at ranks 0 and 1, their slopes and a variance, or why not."""
    if not groups.ordered:
        return UNORDERED
    if reason := groups.why_not():
        return reason
    if (groups.n > 0).sum() < 2:
        return "people live in one group only"
    y = groups.y / groups.scale
    if logit and not (y.min() >= 0 and y.max() <= 1):
        return "a figure is outside the scale of a share"
    if logit and y.min() == y.max() and y[0] in (0, 1):
        return (float(y[0]), float(y[0])), np.zeros((2, 2)), np.full((2, 2), np.nan)
    found = fitted(ranks(groups.p), y, groups.n, logit=logit)
    if found is None:
        return "the curve does not settle: groups at 0 or at the top"
    beta, variance = found
    at = np.array([[1.0, 0.0], [1.0, 1.0]])
    fit = expit(at @ beta) if logit else at @ beta
    slopes = at * (fit * (1 - fit))[:, np.newaxis] if logit else at
    if not groups.sampled:
        variance = np.full((2, 2), np.nan)
    return (float(fit[0]), float(fit[1])), slopes, variance


def _error(slope: np.ndarray, variance: np.ndarray) -> float:
    return float(np.sqrt(slope @ variance @ slope))


def _rough(groups: Subgroups) -> str:
    few = groups.sampled and len(groups.names) <= ROUGH
    size = count(len(groups.names), "group")
    return f"the interval is rough with {size}" if few else ""
