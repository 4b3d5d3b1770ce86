"""The gap between two groups: points, parity and people, place by place."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rates.rates import totals
from analysis.writing import written_out
from data.vocabulary import ADVERSE


@dataclass(frozen=True)
class InPeople:
    """What a gap, or a goal that is missed, stands for in people over many districts.

    Parameters
    ----------
    summed : the sum over districts where the group is behind; not a number where no
        district can be compared
    netted : that sum less what the group is ahead by elsewhere, at least 0
    shared : what the gap of all districts with both groups together stands for;
        another number, since the groups live in different districts
    totals : the same with the districts that have one group only, so what the gap of
        the whole area stands for; not a number where a group has nobody
    places_behind, places_ahead, places_compared : numbers of districts, their gaps
        taken as they are written
    """

    summed: float
    netted: float
    shared: float
    totals: float
    places_behind: int
    places_ahead: int
    places_compared: int


def gaps(group: pd.DataFrame, against: pd.DataFrame, *, direction: str) -> pd.DataFrame:
    """Compare two groups in every place where both have a rate.

    Parameters
    ----------
    group, against : rates of the two groups (``rate, denominator``), same index
    direction : ``favourable`` or ``adverse``

    Returns
    -------
    DataFrame, same index and order
        ``group``, ``against`` : percent
        ``gap`` : percentage points by which `group` is worse off; negative where
        it is better off; missing where either rate is
        ``parity`` : group ÷ against on the favourable form; missing where the
        other group's is 0
        ``people`` : how many of `group` would have to change for the gap to
        close; 0 where it is not behind

    Notes
    -----
    The sign follows the reader's question (who is behind), so swapping the
    groups flips it. Parity is always computed on the favourable form.
    """
    first, second = (table["rate"].to_numpy(float) for table in (group, against))
    gap = _worse_off(first, second, direction)
    ours, theirs = (
        100 - rate if direction == ADVERSE else rate for rate in (first, second)
    )
    return pd.DataFrame(
        {
            "group": first,
            "against": second,
            "gap": gap,
            "parity": ours / np.where(theirs > 0, theirs, np.nan),
            "people": _behind(gap, group["denominator"].to_numpy(float)),
        },
        index=group.index,
    )


def _worse_off(
    ours: np.ndarray | float, theirs: np.ndarray | float, direction: str
) -> np.ndarray:
    difference = np.asarray(ours) - theirs
    return difference if direction == ADVERSE else -difference


def people_behind(gap: pd.Series, denominator: pd.Series | float) -> pd.Series:
    """Return the people a gap stands for: gap × group size, never negative.

    A gap that is written as 0.0 is none, so nobody is counted for it.

    Parameters
    ----------
    gap : percentage points, positive where the group is behind
    denominator : people of the group, same index
    """
    found = _behind(gap.to_numpy(float), np.asarray(denominator, float))
    return pd.Series(found, gap.index)


def _behind(gap: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    behind = np.where(written_out(gap) == 0, 0.0, np.maximum(gap, 0))
    return np.asarray(behind * denominator / 100)


def in_people(
    group: pd.DataFrame, against: pd.DataFrame, *, direction: str
) -> InPeople:
    """Return a gap in people over many districts, in two ways.

    Parameters
    ----------
    group, against : rates of the two groups (``numerator, denominator, rate``), one
        row a district, same index
    direction : ``favourable`` or ``adverse``
    """
    ours, theirs = (table["rate"].to_numpy(float) for table in (group, against))
    gap = _worse_off(ours, theirs, direction)
    people = group["denominator"].to_numpy(float)
    both, written = ~np.isnan(gap), written_out(gap)
    return InPeople(
        summed=_summed(_behind(gap, people)),
        netted=_netted(gap, people),
        shared=_together(group, against, direction, both),
        totals=_together(group, against, direction),
        places_behind=int((written > 0).sum()),
        places_ahead=int((written < 0).sum()),
        places_compared=int(both.sum()),
    )


def netted(gap: pd.Series, denominator: pd.Series) -> float:
    """Return the people behind less those ahead, at least 0.

    Parameters
    ----------
    gap : percentage points, positive where the group is behind
    denominator : people of the group
    """
    return _netted(gap.to_numpy(float), np.asarray(denominator, float))


def _netted(gap: np.ndarray, denominator: np.ndarray) -> float:
    found = _summed(_behind(gap, denominator) - _behind(-gap, denominator))
    return found if np.isnan(found) else max(found, 0.0)


def _summed(numbers: np.ndarray) -> float:
    """Return the sum of the numbers that are known; not a number without any."""
    return float(np.nansum(numbers)) if (~np.isnan(numbers)).any() else float("nan")


def together(
    group: pd.DataFrame, against: pd.DataFrame, *, direction: str
) -> pd.DataFrame:
    """Return `gaps` of all districts together, one row: each group's ratio of sums.

    Parameters
    ----------
    group, against : rates of the two groups (``numerator, denominator``)
    direction : ``favourable`` or ``adverse``
    """
    sums = (pd.DataFrame([totals(rates)]) for rates in (group, against))
    return gaps(*sums, direction=direction)


def _together(
    group: pd.DataFrame,
    against: pd.DataFrame,
    direction: str,
    among: np.ndarray | None = None,
) -> float:
    """Return the people of `together`, over the rows that `among` marks."""
    ours, theirs = (totals(rates, among=among) for rates in (group, against))
    gap = _worse_off(ours["rate"], theirs["rate"], direction)
    return float(_behind(np.array([gap]), np.array([ours["denominator"]]))[0])
