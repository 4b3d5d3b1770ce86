"""The index of disparity: the mean distance from the average, in percent of it."""

import numpy as np

from analysis.inequality.simulated import simulated
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined


def index_of_disparity(groups: Subgroups, *, weighted: bool) -> Result:
    """Return IDIS: 100 × mean |y − μ| ÷ μ.

    Parameters
    ----------
    groups : at least three, with people and an average above 0
    weighted : whether groups count by their people or alike; the average is that of
        all people in both forms

    Notes
    -----
    WHO, Health inequality monitoring: harnessing data to advance health equity
    (2024). The simulation draws the average anew each time.
    """
    name = "idisw" if weighted else "idisu"
    groups = groups.counted
    if reason := groups.why_not(average=True):
        return undefined(name, groups.said(reason))
    share = groups.p if weighted else np.full(len(groups.y), 1 / len(groups.y))

    def formula(y: np.ndarray) -> np.ndarray:
        mean = y @ groups.p
        return 100 * (abs(y - mean[..., np.newaxis]) @ share) / mean

    return simulated(name, groups, formula)
