"""Which places are in the worst part of all places, lens by lens."""

import numpy as np
import pandas as pd

from analysis import writing
from analysis.gaps.lenses import available
from data.vocabulary import ADVERSE

# Of fewer places no part is told: a quarter of seven is an accident.
FEWEST = 8


def worst_part(table: pd.DataFrame, direction: str, parts: int = 4) -> pd.DataFrame:
    """Return which places are in the worst part through each lens.

    No lens is weighed against another and no place gets a rank: each is in the worst
    part or not. Places that tie over its edge are left out, since with them the part
    would be larger than it says.

    Parameters
    ----------
    table : lenses of the places (see `analysis.gaps.lenses.lenses`)
    direction : of the indicator, ``adverse`` or ``favourable``
    parts : 4 asks for the worst quarter, 10 for the worst tenth

    Returns
    -------
    DataFrame, indexed like the table; a column of bool for each lens there is. A
    place without a value is in no worst part; nor is any where fewer than `FEWEST`
    places have one; nor, through the lens of gaps, one where the group is not behind.
    """
    found = {
        lens: _worst(_worse(table, lens, direction), parts) for lens in available(table)
    }
    if "gap" in found:
        found["gap"] &= writing.as_written(table["gap"]) > 0
    return pd.DataFrame(found)


def _worse(table: pd.DataFrame, lens: str, direction: str) -> pd.Series:
    """Return values that grow as a place is worse off through a lens."""
    values = table[lens].astype(float)
    return -values if lens == "level" and direction != ADVERSE else values


def _worst(worse: pd.Series, parts: int) -> pd.Series:
    known = int(worse.notna().sum())
    if known < FEWEST:
        return pd.Series(False, index=worse.index)
    return worse.rank(ascending=False, method="max") <= np.ceil(known / parts)
