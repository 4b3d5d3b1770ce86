"""What the average would gain if every group were like the best one: PAR and PAF."""

import numpy as np

from analysis.inequality.interval import normal
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined

_KIND = "normal (Walter 1978), people asked"


def attributable_risk(groups: Subgroups) -> Result:
    """Return PAR: the best group's figure minus the average, in the indicator's unit.

    Parameters
    ----------
    groups : at least three, with people

    Notes
    -----
    Above 0 for a favourable indicator, below 0 for an adverse one; 0 where the
    average would lose. The best group is the most advantaged one of ordered groups,
    otherwise the one with the best figure, of tied ones the largest. Walter 1978,
    International Journal of Epidemiology 7:175-182: the interval needs the number
    of people asked, which people in the census are not.
    """
    groups = groups.counted
    if reason := groups.why_not():
        return undefined("par", groups.said(reason))
    best = best_group(groups)
    error = groups.mean * _fraction_error(groups, best)
    note = groups.said(f"if all were like {groups.names[best]}")
    return normal("par", _gain(groups, best), error, note=note, kind=_KIND)


def attributable_fraction(groups: Subgroups) -> Result:
    """Return PAF: PAR in percent of the average.

    Parameters
    ----------
    groups : at least three, with people and an average above 0
    """
    groups = groups.counted
    if reason := groups.why_not(average=True):
        return undefined("paf", groups.said(reason))
    best = best_group(groups)
    estimate = 100 * _gain(groups, best) / groups.mean
    error = 100 * _fraction_error(groups, best)
    note = groups.said(f"if all were like {groups.names[best]}")
    return normal("paf", estimate, error, note=note, kind=_KIND)


def best_group(groups: Subgroups) -> int:
    """Return the place of the group that all others are to reach.

    Parameters
    ----------
    groups : at least one
    """
    if groups.ordered:
        return len(groups.names) - 1
    best = groups.y.max() if groups.favourable else groups.y.min()
    tied = np.flatnonzero(groups.y == best)
    return int(tied[np.argmax(groups.n[tied])])


def _gain(groups: Subgroups, best: int) -> float:
    gain = float(groups.y[best] - groups.mean)
    return max(gain, 0.0) if groups.favourable else min(gain, 0.0)


def _fraction_error(groups: Subgroups, best: int) -> float:
    """Return the standard error of PAF as a fraction, from the table of 2 × 2."""
    asked = groups.asked
    cases = asked * groups.y / groups.scale
    others = np.arange(len(asked)) != best
    a, c = cases[others].sum(), cases[best]
    b, d = asked[others].sum() - a, asked[best] - c
    total, below = a + b + c + d, (a + c) ** 3 * (c + d) ** 3
    squared = c * total * (a * d * (total - c) + b * c**2)
    return float(np.sqrt(squared / below)) if below > 0 <= squared else np.nan
