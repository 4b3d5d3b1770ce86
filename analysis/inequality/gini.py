"""Gini's index: how unevenly a figure is spread over groups or districts."""

import numpy as np

from analysis.inequality.concentration import ranks
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined


def gini(
    values: np.ndarray, weight: np.ndarray | None = None, *, sample: bool = False
) -> float:
    """Return Gini's index, 0 where all are alike.

    Parameters
    ----------
    values : none missing, none below 0
    weight : how often each value counts; without it each counts once
    sample : whether to multiply by n ÷ (n − 1), n the sum of weights

    Returns
    -------
    2 Σ p y F ÷ μ − 1 over values in order, F their mid-rank; not a number where μ or
    the weights are 0, or for a sample of one
    """
    weight = np.ones_like(values, dtype=float) if weight is None else weight
    count = float(weight.sum())
    order = np.argsort(values, kind="stable")
    y, total = values[order], float(weight @ values)
    if not (count > 0 and total > 0) or (sample and count <= 1):
        return np.nan
    p = weight[order] / count
    index = 2 * float((p * y * ranks(p)).sum()) * count / total - 1
    return index * count / (count - 1) if sample else index


def gini_index(groups: Subgroups) -> Result:
    """Return Gini's index of the groups' figures, weighted by people.

    Parameters
    ----------
    groups : at least three, with people and an average above 0
    """
    groups = groups.counted
    reason = groups.why_not(average=True)
    reason = reason or ("a figure is below 0" if (groups.y < 0).any() else "")
    if reason:
        return undefined("gini", groups.said(reason))
    note = groups.said("people within a group count as alike: a lower bound")
    return Result("gini", gini(groups.y, groups.n), note=note)
