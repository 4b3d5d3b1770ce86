"""The concentration index: whether a figure gathers among the more advantaged."""

import numpy as np

from analysis.inequality.interval import normal
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined

PLAIN, WAGSTAFF, ERREYGERS = "rci", "rci-wagstaff", "rci-erreygers"
UNORDERED = "these groups have no order"
_LAST_DIGITS = 1e-12
_KIND = "normal, from the regression on rank"


def ranks(p: np.ndarray) -> np.ndarray:
    """Return mid-ranks of ordered groups: people below, plus half of the group.

    Parameters
    ----------
    p : shares of people, least advantaged group first
    """
    return np.cumsum(p) - p / 2


def absolute_concentration(groups: Subgroups) -> Result:
    """Return ACI: Σ p y (2X − 1), X the mid-rank; above 0 among the advantaged.

    Parameters
    ----------
    groups : at least three ordered ones, with people

    Notes
    -----
    O'Donnell et al. 2008 (World Bank), also for the standard error: that of the
    slope of 2σ²y on X, weighted by people, σ² the variance of X.
    """
    groups = groups.counted
    if reason := _why_not(groups):
        return undefined("aci", groups.said(reason))
    estimate, se = _estimate(groups)
    return normal("aci", estimate, se, note=groups.said(), kind=_KIND)


def relative_concentration(groups: Subgroups, form: str = PLAIN) -> Result:
    """Return RCI: ACI ÷ μ, or a form of it that heeds the bounds of the indicator.

    Parameters
    ----------
    groups : at least three ordered ones, with people and an average above 0
    form : `PLAIN`; `WAGSTAFF`, divided by 1 − μ ÷ scale; `ERREYGERS`, times
        4μ ÷ scale

    Notes
    -----
    Wagstaff 2011, Health Economics 20:1155-1160; Erreygers 2009, Journal of Health
    Economics 28:504-515. Bounds are 0 and the scale.
    """
    groups = groups.counted
    if reason := _why_not(groups, average=True):
        return undefined(form, groups.said(reason))
    level = groups.mean / groups.scale
    if form == WAGSTAFF and level > 1 - _LAST_DIGITS:
        return undefined(form, groups.said("the average is at the upper bound"))
    times = 4 * level if form == ERREYGERS else 1.0
    times = 1 / (1 - level) if form == WAGSTAFF else times
    factor = times / groups.mean
    estimate, se = _estimate(groups)
    note = groups.said()
    return normal(form, factor * estimate, factor * se, note=note, kind=_KIND)


def _why_not(groups: Subgroups, *, average: bool = False) -> str:
    return groups.why_not(average=average) if groups.ordered else UNORDERED


def _estimate(groups: Subgroups) -> tuple[float, float]:
    """Return ACI and its standard error."""
    p, y, x = groups.p, groups.y, ranks(groups.p)
    estimate = float((p * y * (2 * x - 1)).sum())
    lived = p > 0
    p, y, x = p[lived], y[lived], x[lived]
    if not groups.sampled or len(y) < 3:
        return estimate, np.nan
    middle = float(p @ x)
    spread = float(p @ (x - middle) ** 2)
    target = 2 * spread * y
    slope = float(p @ ((x - middle) * target)) / spread
    rest = target - p @ target - slope * (x - middle)
    return estimate, float(np.sqrt(p @ rest**2 / (len(y) - 2) / spread))
