"""What closing a gap means in people, in a sentence."""

import pandas as pd

from analysis import words


def to_close(found: pd.Series, who: str, *, unit: str = "district") -> str:
    """Say how many people a gap stands for, in two ways where they differ.

    Parameters
    ----------
    found : result of `analysis.gap.in_people`
    who : the group, in the plural
    unit : what was compared

    Returns
    -------
    a sentence; empty where the group is nowhere behind
    """
    if not found["behind"] or pd.isna(found["districts"]):
        return ""
    sums = [words.people(found[way], 2) for way in ("districts", "totals")]
    places = words.count(int(found["behind"]), unit)
    text = (
        f"In people: to close the gap in the {places} where {who} are behind, things "
        f"would have to change for {sums[0]} of them"
    )
    if sums[0] == sums[1]:
        return f"{text}."
    reason = f"{unit}s differ in size and in level"
    if found["ahead"] and found["totals"] < found["districts"]:
        reason = f"there {unit}s where they are ahead make up for the others"
    return f"{text}. The same sum on the totals gives {sums[1]}, because {reason}."
