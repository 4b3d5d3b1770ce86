"""Places that are badly off though the gap between groups is small there."""

import numpy as np
import pandas as pd

from analysis import writing
from analysis.gaps.worst_part import worst_part


def severe(
    table: pd.DataFrame,
    overall_gap: float,
    direction: str,
    names: pd.Series | None = None,
) -> tuple[pd.Index, str]:
    """Find places that are among the worst by level though their gap is small.

    Parameters
    ----------
    table : lenses of the places, with ``level`` and ``gap``
    overall_gap : gap of the whole area, percentage points
    direction : of the indicator
    names : of the places, where the sentence is to name them

    Returns
    -------
    the places : in the worst quarter by level, and with a gap no wider than the
        whole area's; where the group is not behind in the whole area, those where it
        is not behind either, since a group far ahead has no small gap
    a sentence, empty where there is none
    """
    worst = worst_part(table[["level"]], direction)["level"].to_numpy(bool)
    gap = table["gap"].to_numpy(float)
    limit = max(float(f"{overall_gap:.1f}"), 0.0)
    both = ~(np.isnan(gap) | table["level"].isna().to_numpy())
    found = table.index[both & worst & (writing.written_out(gap) <= limit)]
    if found.empty:
        return found, ""
    size = writing.count(len(found), "district is", "districts are")
    named = [] if names is None else [names[place] for place in found]
    why, how = "the gap is small", "with a gap no wider than the area's "
    if limit > 0:
        how += writing.points(overall_gap)
    else:
        why, how = "the group is not behind", "where it is level or ahead"
    return found, (
        f"Also severe, though {why}: {size} in the worst quarter by level {how}"
        f"{': ' if named else ''}{writing.listed(named)}."
    )
