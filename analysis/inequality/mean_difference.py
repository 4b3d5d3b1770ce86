"""The mean distance of groups from the average, the best group or a chosen group."""

from collections.abc import Callable

import numpy as np

from analysis.inequality.simulated import simulated
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined

AVERAGE, BEST, CHOSEN = "m", "b", "r"


def mean_difference(groups: Subgroups, from_: str, *, weighted: bool) -> Result:
    """Return MDM, MDB or MDR: the mean of the distances |y − target|.

    Parameters
    ----------
    groups : at least three, with people; with a reference for `CHOSEN`
    from_ : `AVERAGE` (of all people, in both forms), `BEST` (highest, or lowest of
        an adverse indicator) or `CHOSEN` (the reference group)
    weighted : whether groups count by their people or alike

    Notes
    -----
    WHO, Health inequality monitoring: harnessing data to advance health equity
    (2024). Sampling error alone pushes it above 0.
    """
    name = f"md{from_}{'w' if weighted else 'u'}"
    groups = groups.counted
    if reason := groups.why_not():
        return undefined(name, groups.said(reason))
    if from_ == CHOSEN and groups.reference not in groups.names:
        return undefined(name, groups.said("no group is chosen to compare with"))
    formula, note = _formula(groups, from_)
    share = groups.p if weighted else np.full(len(groups.y), 1 / len(groups.y))
    return simulated(name, groups, lambda y: abs(y - formula(y)) @ share, note)


def _formula(
    groups: Subgroups, from_: str
) -> tuple[Callable[[np.ndarray], np.ndarray], str]:
    """Return how to find what the distances are taken from, and its name."""
    p = groups.p
    if from_ == AVERAGE:
        return lambda y: (y * p).sum(axis=-1, keepdims=True), ""
    if from_ == CHOSEN:
        place = groups.names.index(groups.reference)
        return lambda y: y[..., [place]], f"from {groups.reference}"
    best = np.max if groups.favourable else np.min
    place = int((np.argmax if groups.favourable else np.argmin)(groups.y))
    return lambda y: best(y, axis=-1, keepdims=True), f"from {groups.names[place]}"
