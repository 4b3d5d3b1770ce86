"""Three lenses on one comparison: the gap, the level and the number of people."""

import numpy as np
import pandas as pd

from analysis.gaps.gap import gaps
from data.vocabulary import CONTEXT, FAVOURABLE

GAP, LEVEL, NUMBER = "gap", "level", "number"
LENSES = (GAP, LEVEL, NUMBER)


def lenses(
    group: pd.DataFrame, against: pd.DataFrame | None, *, direction: str, kind: str
) -> pd.DataFrame:
    """Return what each lens shows, place by place.

    Parameters
    ----------
    group : rates of the group (``numerator, denominator, rate, status``)
    against : rates of the other group, or None where nothing is compared
    direction : ``favourable``, ``adverse`` or ``context``
    kind : ``share``, ``growth`` or ``count``

    Returns
    -------
    DataFrame, indexed by place
        ``level`` : the group's rate
        ``number`` : people of the group who are worse off (adverse: the
        numerator; favourable: the rest), or, in context, whom the indicator counts
        ``people`` : everybody in the group
        ``status`` : why a value is or is not there
        ``against, gap, parity, to_close, status_against`` : only when compared
    """
    # Arrays, since each step over series of districts costs more than its sums.
    above, below = (
        group[each].to_numpy(float) for each in ("numerator", "denominator")
    )
    number = below - above if direction == FAVOURABLE else above
    status = group["status"].to_numpy()
    found = {
        "level": group["rate"].to_numpy(),
        "number": np.where(status == "value", number, np.nan),
        "people": above if kind == "count" else below,
        "status": status,
    }
    if against is not None and direction != CONTEXT:
        gap = gaps(group, against, direction=direction)
        columns = {name: name for name in ("against", "gap", "parity")}
        columns |= {"to_close": "people"}
        found |= {name: gap[of].to_numpy() for name, of in columns.items()}
        found["status_against"] = against["status"].to_numpy()
    return pd.DataFrame(found, index=group.index)


def available(table: pd.DataFrame) -> list[str]:
    """Return the lenses a table can be seen through, in their fixed order."""
    return [lens for lens in LENSES if lens in table]


def half(number: pd.Series) -> int:
    """Return the smallest number of places that together hold half of the people."""
    ordered = number.dropna().sort_values(ascending=False)
    return int((ordered.cumsum() < ordered.sum() / 2).sum()) + 1
