"""Level against gap: four named quarters of a plane."""

import pandas as pd

from analysis.writing import as_written
from data.vocabulary import ADVERSE

BOTH, LEVEL_ONLY, GAP_ONLY, NEITHER = (
    "Worse off and further behind",
    "Worse off, gap no wider",
    "Better off, but further behind",
    "Better off, gap no wider",
)
NAMES = (BOTH, LEVEL_ONLY, GAP_ONLY, NEITHER)
# Where the group is ahead in the whole area, the line is parity.
AT_PARITY = {
    BOTH: "Worse off and behind",
    LEVEL_ONLY: "Worse off, not behind",
    GAP_ONLY: "Better off, but behind",
    NEITHER: "Better off, not behind",
}


def lines(level: float, gap: float) -> tuple[float, float]:
    """Return where the quarters meet: the whole area's level and gap.

    A group that is ahead in the whole area is compared with parity instead, so that
    nobody is called further behind who is ahead.

    Parameters
    ----------
    level, gap : of the whole area, percent and percentage points
    """
    return level, max(gap, 0.0)


def names(gap: float) -> dict[str, str]:
    """Return what the quarters are called, by the names they are kept under.

    Parameters
    ----------
    gap : of the whole area
    """
    return AT_PARITY if gap < 0 else {name: name for name in NAMES}


def quadrants(
    table: pd.DataFrame, crossing: tuple[float, float], direction: str
) -> pd.Series:
    """Return the quarter of each place.

    Parameters
    ----------
    table : lenses of the places, with ``level`` and ``gap``
    crossing : result of `lines`
    direction : ``favourable`` or ``adverse``

    Returns
    -------
    Series of str, one of `NAMES`; empty where level or gap is missing. A place on a
    line, as both are written, is on its better side.
    """
    level, gap = as_written(pd.Series(crossing))
    levels, wider = as_written(table["level"]), as_written(table["gap"]) > gap
    worse = levels > level if direction == ADVERSE else levels < level
    found = pd.Series(NEITHER, index=table.index, dtype=object)
    found[worse & wider] = BOTH
    found[worse & ~wider] = LEVEL_ONLY
    found[~worse & wider] = GAP_ONLY
    return found.where(table[["level", "gap"]].notna().all(axis="columns"), "")


def counts(found: pd.Series) -> pd.Series:
    """Return how many places are in each quarter, in the order of `NAMES`."""
    return found[found != ""].value_counts().reindex(NAMES, fill_value=0)
