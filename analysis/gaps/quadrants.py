"""Level against gap: four named quarters of a plane."""

import numpy as np
import pandas as pd

from analysis.writing import written_out
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
    level, gap = written_out(np.array(crossing, dtype=float))
    levels, gaps = (
        written_out(table[name].to_numpy(float)) for name in ("level", "gap")
    )
    worse, wider = (
        levels > level if direction == ADVERSE else levels < level,
        gaps > gap,
    )
    found = np.where(
        worse, np.where(wider, BOTH, LEVEL_ONLY), np.where(wider, GAP_ONLY, NEITHER)
    )
    found = np.where(np.isnan(levels) | np.isnan(gaps), "", found)
    return pd.Series(found.astype(object), table.index, dtype=object)


def counts(found: pd.Series) -> pd.Series:
    """Return how many places are in each quarter, in the order of `NAMES`."""
    held = found.tolist()
    return pd.Series({name: held.count(name) for name in NAMES}, name="count")
