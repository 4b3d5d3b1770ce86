"""The difference between two groups, in the indicator's unit."""

import math

from analysis.inequality.interval import normal
from analysis.inequality.pair import named, pair
from analysis.inequality.subgroups import ONE_GROUP, Subgroups
from analysis.result import Result, undefined


def difference(groups: Subgroups) -> Result:
    """Return the figure of one group minus that of another.

    Parameters
    ----------
    groups : at least two; `analysis.inequality.pair` says which two are taken

    Notes
    -----
    WHO, Handbook on health inequality monitoring (2013). The standard error is
    √(se₁² + se₂²): the groups are taken for independent.
    """
    places = pair(groups)
    if places is None:
        return undefined("d", groups.said(ONE_GROUP))
    first, second = places
    se = math.hypot(groups.se[first], groups.se[second])
    note = groups.said(named(groups, places))
    return normal("d", groups.y[first] - groups.y[second], se, note=note)
