"""Intervals by simulation, for measures of distance that have no closed form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, ndtri

from analysis.result import Result

if TYPE_CHECKING:
    from analysis.inequality.subgroups import Subgroups

DRAWS, SEED = 5000, 20231
KIND = f"simulated, {DRAWS:,} draws"
_TAIL = 2.5


def drawn(groups: "Subgroups") -> np.ndarray | None:
    """Return figures drawn about the estimates, one row a draw, one column a group.

    Parameters
    ----------
    groups : with standard errors; without one for every group there is nothing to
        draw and the answer is None

    Notes
    -----
    Normal about each estimate with its standard error, cut off at 0 and at the
    scale; the groups are taken for independent. The seed is fixed and each group
    keeps its draws whatever the order of the rows.
    """
    if not groups.sampled or np.isnan(groups.se).any() or not len(groups.y):
        return None
    y, se = groups.y, np.where(groups.se > 0, groups.se, 1.0)
    top = groups.scale if y.max() <= groups.scale else np.inf
    low, high = (ndtr((end - y) / se) for end in (min(0.0, y.min()), top))
    chance = np.random.default_rng(SEED).random((DRAWS, len(y)))
    chance = chance[:, np.argsort(np.argsort(np.array(groups.names, dtype=str)))]
    values = y + se * ndtri(low + chance * (high - low))
    return np.where(groups.se > 0, values, y)


def simulated(
    measure: str,
    groups: "Subgroups",
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
    low, high = np.percentile(formula(groups.drawn), [_TAIL, 100 - _TAIL])
    return Result(measure, estimate, low=low, high=high, kind=KIND, note=said)
