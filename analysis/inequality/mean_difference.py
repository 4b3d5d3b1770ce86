"""The mean distance of groups from the average, the best group or a chosen group."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from analysis.inequality.simulated import simulated
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined


class Target(StrEnum):
    """What the distances of a mean difference are taken from.

    The values are the letters of WHO's names: MDM, MDB and MDR.
    """

    AVERAGE = "m"
    BEST = "b"
    CHOSEN = "r"


def mean_difference(groups: Subgroups, target: Target, *, weighted: bool) -> Result:
    """Return MDM, MDB or MDR: the mean of the distances |y − target|.

    Parameters
    ----------
    groups : at least three, with people; with a reference for `Target.CHOSEN`
    target : the average (of all people, in both forms), the best group (highest, or
        lowest of an adverse indicator) or the chosen one (the reference group)
    weighted : whether groups count by their people or alike

    Notes
    -----
    WHO, Health inequality monitoring: harnessing data to advance health equity
    (2024). Sampling error alone pushes it above 0.
    """
    name = f"md{target}{'w' if weighted else 'u'}"
    groups = groups.counted
    if reason := groups.why_not():
        return undefined(name, groups.said(reason))
    if target is Target.CHOSEN and groups.reference not in groups.names:
        return undefined(name, groups.said("no group is chosen to compare with"))
    formula, note = _formula(groups, target)
    share = groups.p if weighted else np.full(len(groups.y), 1 / len(groups.y))
    return simulated(name, groups, lambda y: abs(y - formula(y)) @ share, note)


def _formula(
    groups: Subgroups, target: Target
) -> tuple[Callable[[np.ndarray], np.ndarray], str]:
    """Return how to find what the distances are taken from, and its name."""
    p = groups.p
    if target is Target.AVERAGE:
        return lambda y: (y * p).sum(axis=-1, keepdims=True), ""
    if target is Target.CHOSEN:
        place = groups.names.index(groups.reference)
        return lambda y: y[..., [place]], f"from {groups.reference}"
    best = np.max if groups.favourable else np.min
    place = int((np.argmax if groups.favourable else np.argmin)(groups.y))
    return lambda y: best(y, axis=-1, keepdims=True), f"from {groups.names[place]}"
