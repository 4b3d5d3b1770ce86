"""Places that are badly off though the gap between groups is small there."""

import numpy as np
import pandas as pd

from analysis import writing
from data.vocabulary import ADVERSE


def severe(
    table: pd.DataFrame, overall_gap: float, direction: str
) -> tuple[pd.Index, str]:
    """Find places that are among the worst by level though their gap is small.

    Parameters
    ----------
    table : lenses of the places, with ``level`` and ``gap``
    overall_gap : gap of the whole area, percentage points
    direction : of the indicator

    Returns
    -------
    the places : in the worst quarter by level, and with a gap no wider than the
        whole area's
    a sentence, empty where there is none
    """
    both = table[["level", "gap"]].dropna()
    worse = both["level"] if direction == ADVERSE else -both["level"]
    # Places that tie over the edge of the quarter are left out: they are more than it.
    worst = worse.rank(ascending=False, method="max") <= np.ceil(len(both) / 4)
    limit = float(f"{overall_gap:.1f}")
    found = both.index[worst & (writing.as_written(both["gap"]) <= limit)]
    if found.empty or len(both) < 8:
        return found[:0], ""
    size = writing.count(len(found), "district is", "districts are")
    return found, (
        f"Also severe, though the gap is small: {size} in the worst quarter by "
        f"level with a gap no wider than the area's {writing.points(overall_gap)}."
    )
