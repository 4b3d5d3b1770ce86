"""The difference between two groups, in the indicator's unit."""

import math

from analysis.interval import normal
from analysis.pair import named, pair
from analysis.result import Result, undefined
from analysis.subgroups import ONE_GROUP, Subgroups


def difference(groups: Subgroups) -> Result:
    """Return the figure of one group minus that of another.

    Parameters
    ----------
    groups : at least two; `analysis.pair` says which two are taken

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
