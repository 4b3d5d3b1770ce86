"""The parity index, plain and adjusted, and the band that counts as parity."""

import math

from analysis.inequality.interval import log_normal
from analysis.inequality.ratio import log_error
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result, undefined

LOW, HIGH = 0.97, 1.03
# 0.97 and 1.03 belong to the band, and a quotient can miss them by its last digit.
_LAST_DIGIT = 1e-12
_NO_PAIR = "it takes two groups, one of them the reference"
LOWER, PARITY, HIGHER, UNDEFINED = "lower", "parity", "higher", "undefined"


def plain(value: float, reference: float) -> float:
    """Return value ÷ reference; not a number where the reference is 0.

    Parameters
    ----------
    value : of the group likely to be behind (girls, rural, poorest)
    reference : of the other group
    """
    return value / reference if reference != 0 else math.nan


def adjusted(value: float, reference: float) -> float:
    """Return the index that is symmetric about 1, from 0 to 2.

    Parameters
    ----------
    value, reference : as for `plain`, none below 0; against 0 it is 2, both 0 is
        undefined

    Notes
    -----
    UNESCO Institute for Statistics, SDG 4.5.1: 2 − 1 ÷ index above 1.

    >>> adjusted(50, 40)
    1.2
    """
    if value > reference:
        return 2 - reference / value
    return plain(value, reference)


def in_band(index: float) -> bool:
    """Say whether an unrounded index is 0.97 to 1.03, ends included.

    Parameters
    ----------
    index : plain or adjusted, and say which: they differ from 1.03 to 1.0309
    """
    return LOW - _LAST_DIGIT <= index <= HIGH + _LAST_DIGIT


def side(value: float, reference: float) -> str:
    """Return whether a group is lower, at parity or higher, by the plain index.

    Where either figure is missing or nothing can be divided by, it is undefined.

    Parameters
    ----------
    value, reference : as for `plain`
    """
    if math.isnan(value) or math.isnan(reference):
        return UNDEFINED
    if reference == 0:
        return HIGHER if value > 0 else UNDEFINED
    index = plain(value, reference)
    return PARITY if in_band(index) else LOWER if index < LOW else HIGHER


def parity_indices(groups: Subgroups) -> tuple[Result, Result]:
    """Return the parity index and the adjusted one, on the favourable form.

    Parameters
    ----------
    groups : two, the reference the one likely to be ahead; of an adverse indicator
        what is left to the scale is compared

    Notes
    -----
    The standard error of the plain one is that of the logarithm, for independent
    groups. An index hides the level: show both figures beside it.
    """
    if len(groups.names) != 2 or groups.reference is None:
        note = groups.said(_NO_PAIR)
        return undefined("parity", note), undefined("adjusted-parity", note)
    other = groups.names.index(groups.reference)
    places = [1 - other, other]
    y, se = groups.y[places], groups.se[places]
    ours, theirs = y if groups.favourable else groups.scale - y
    pair = f"{groups.names[places[0]]} against {groups.reference}"
    note = groups.said(pair, "" if groups.favourable else "on the favourable form")
    return _plain(ours, theirs, log_error(se, (ours, theirs)), note), _adjusted(
        ours, theirs, note
    )


def _plain(ours: float, theirs: float, error: float, note: str) -> Result:
    index = plain(ours, theirs)
    if math.isnan(index):
        return undefined("parity", f"{note}; the other group is at 0")
    return log_normal("parity", index, error, note=note)


def _adjusted(ours: float, theirs: float, note: str) -> Result:
    index = adjusted(ours, theirs)
    if math.isnan(index):
        return undefined("adjusted-parity", f"{note}; both groups are at 0")
    return Result("adjusted-parity", float(index), note=note)
