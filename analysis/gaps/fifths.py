"""Fifths of districts by any figure, with about as many people in each."""

import numpy as np
import pandas as pd

PARTS = 5
LABEL = "groups of districts, not of people"


def fifths(by: pd.Series, people: pd.Series, *, parts: int = PARTS) -> pd.Series:
    """Return which fifth each district is in, 1 the lowest.

    Parameters
    ----------
    by : what districts are put in order by, one a district
    people : same index; how much each district counts
    parts : 5 for fifths, 10 for tenths

    Returns
    -------
    Series of Int64, same index; missing where either figure is, or nobody lives

    Notes
    -----
    A district is where its middle person is. Districts with one figure stay
    together, so parts are never quite even, and a large one can leave its neighbour
    empty.
    """
    known = by.notna() & (people > 0)
    tied = people[known].groupby(by[known]).sum().sort_index()
    middle = (tied.cumsum() - tied / 2) / tied.sum()
    place = np.minimum(np.floor(middle * parts).astype(int), parts - 1) + 1
    return by.where(known).map(place).astype("Int64").rename("fifth")


def grouped(rates: pd.DataFrame, fifth: pd.Series) -> pd.DataFrame:
    """Return the figure of each fifth: a ratio of sums over its districts.

    Parameters
    ----------
    rates : one row a district, ``numerator, denominator`` (people)
    fifth : same index; districts without one, or without a figure, are left out

    Returns
    -------
    DataFrame, one row a fifth that has people, lowest first
        ``group`` : ``1`` to ``5``
        ``estimate`` : percent
        ``population`` : people
        ``order`` : 1 the lowest
        ``districts`` : how many
    """
    above, below = (rates[name].to_numpy(float) for name in _SUMMED)
    place = fifth.fillna(0).to_numpy(int)
    known = ~np.isnan(above) & (below > 0) & (place > 0)
    place = place[known]
    counts = np.bincount(place)
    order = np.flatnonzero(counts)
    above, below = (
        np.bincount(place, weights=each[known])[order] for each in (above, below)
    )
    return pd.DataFrame(
        {
            "group": order.astype(str),
            "estimate": 100 * above / below,
            "population": below,
            "order": order,
            "districts": counts[order],
        }
    )


_SUMMED = ("numerator", "denominator")
