"""Three lenses on one comparison: the gap, the level and the number of people."""

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
    lacking = group["denominator"] - group["numerator"]
    number = lacking if direction == FAVOURABLE else group["numerator"]
    known = group["status"] == "value"
    table = pd.DataFrame(
        {
            "level": group["rate"],
            "number": number.where(known),
            "people": group["numerator" if kind == "count" else "denominator"],
            "status": group["status"],
        }
    )
    if against is None or direction == CONTEXT:
        return table
    gap = gaps(group, against, direction=direction)
    return table.assign(
        against=gap["against"],
        gap=gap["gap"],
        parity=gap["parity"],
        to_close=gap["people"],
        status_against=against["status"],
    )


def available(table: pd.DataFrame) -> list[str]:
    """Return the lenses a table can be seen through, in their fixed order."""
    return [lens for lens in LENSES if lens in table]


def half(number: pd.Series) -> int:
    """Return the smallest number of places that together hold half of the people."""
    ordered = number.dropna().sort_values(ascending=False)
    return int((ordered.cumsum() < ordered.sum() / 2).sum()) + 1
