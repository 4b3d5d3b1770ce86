"""The gap between two groups: points, parity and people, place by place."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rates.rates import total
from analysis.writing import as_written
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
    gap = _worse_off(group["rate"] - against["rate"], direction)
    ours, theirs = (
        100 - table["rate"] if direction == ADVERSE else table["rate"]
        for table in (group, against)
    )
    return pd.DataFrame(
        {
            "group": group["rate"],
            "against": against["rate"],
            "gap": gap,
            "parity": ours / theirs.where(theirs > 0),
            "people": people_behind(gap, group["denominator"]),
        }
    )


def _worse_off(difference: pd.Series, direction: str) -> pd.Series:
    return difference if direction == ADVERSE else -difference


def people_behind(gap: pd.Series, denominator: pd.Series | float) -> pd.Series:
    """Return the people a gap stands for: gap × group size, never negative.

    A gap that is written as 0.0 is none, so nobody is counted for it.

    Parameters
    ----------
    gap : percentage points, positive where the group is behind
    denominator : people of the group, same index
    """
    points = gap.to_numpy(float)
    behind = np.where(as_written(gap).to_numpy() == 0, 0.0, np.maximum(points, 0))
    return pd.Series(behind * np.asarray(denominator, float) / 100, gap.index)


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
    gap = _worse_off(group["rate"] - against["rate"], direction)
    both, written = gap.notna().to_numpy(), as_written(gap).to_numpy()
    return InPeople(
        summed=float(people_behind(gap, group["denominator"]).sum(min_count=1)),
        netted=netted(gap, group["denominator"]),
        shared=_together(group[both], against[both], direction),
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
    ahead = people_behind(-gap, denominator)
    found = (people_behind(gap, denominator) - ahead).sum(min_count=1)
    return float(found) if np.isnan(found) else max(float(found), 0.0)


def together(
    group: pd.DataFrame, against: pd.DataFrame, *, direction: str
) -> pd.DataFrame:
    """Return `gaps` of all districts together, one row: each group's ratio of sums.

    Parameters
    ----------
    group, against : rates of the two groups (``numerator, denominator``)
    direction : ``favourable`` or ``adverse``
    """
    sums = (total(rates).to_frame().T for rates in (group, against))
    return gaps(*sums, direction=direction)


def _together(group: pd.DataFrame, against: pd.DataFrame, direction: str) -> float:
    ours, theirs = total(group), total(against)
    gap = _worse_off(pd.Series([ours["rate"] - theirs["rate"]]), direction)
    return float(people_behind(gap, pd.Series([ours["denominator"]]))[0])
