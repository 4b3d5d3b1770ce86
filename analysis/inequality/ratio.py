"""The ratio of two groups' figures; 2 and ½ are equally unequal."""

import math
from collections.abc import Sequence

import numpy as np

from analysis.inequality.interval import log_normal
from analysis.inequality.pair import named, pair
from analysis.inequality.subgroups import ONE_GROUP, Subgroups
from analysis.result import Result, undefined

_Two = Sequence[float] | np.ndarray


def ratio(groups: Subgroups) -> Result:
    """Return the figure of one group ÷ that of another.

    Parameters
    ----------
    groups : at least two; `analysis.inequality.pair` says which two are taken

    Notes
    -----
    WHO, Handbook on health inequality monitoring (2013). The standard error is that
    of the logarithm, √((se₁ ÷ y₁)² + (se₂ ÷ y₂)²).
    """
    places = pair(groups)
    if places is None:
        return undefined("r", groups.said(ONE_GROUP))
    first, second = groups.y[places[0]], groups.y[places[1]]
    note = named(groups, places)
    if second == 0:
        at_nought = f"{groups.names[places[1]]} is at 0"
        return undefined("r", groups.said(note, at_nought))
    return log_normal(
        "r",
        first / second,
        log_error(groups.se[list(places)], groups.y[list(places)]),
        note=groups.said(note),
    )


def log_error(se: _Two, values: _Two) -> float:
    """Return the standard error of the log of a ratio of two independent figures.

    Parameters
    ----------
    se, values : of the two; not a number where a figure is 0
    """
    if not all(value > 0 for value in values):
        return math.nan
    return math.hypot(*(error / value for error, value in zip(se, values, strict=True)))
