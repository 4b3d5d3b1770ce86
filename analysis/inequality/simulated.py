"""Intervals by simulation, for measures of distance that have no closed form."""

from collections.abc import Callable

import numpy as np

from analysis.inequality.draws import DRAWS
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result

KIND = f"simulated, {DRAWS:,} draws"


def simulated(
    measure: str,
    groups: Subgroups,
    formula: Callable[[np.ndarray], np.ndarray],
    note: str = "",
) -> Result:
    """Return a measure with percentile limits of its simulated values.

    Parameters
    ----------
    measure : its key
    groups : whose figures
    formula : figures, groups along the last axis -> the measure
    note : what a reader must know of the number
    """
    estimate = float(formula(groups.y))
    said = groups.said(note)
    if groups.drawn is None:
        return Result(measure, estimate, note=said)
    ends = [groups.tail, 100 - groups.tail]
    low, high = np.percentile(formula(groups.drawn), ends)
    return Result(measure, estimate, low=low, high=high, kind=KIND, note=said)
