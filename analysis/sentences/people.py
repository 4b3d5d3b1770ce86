"""What closing a gap means in people, in a sentence."""

import pandas as pd

from analysis import writing


def to_close(found: pd.Series, who: str, *, unit: str = "district") -> str:
    """Say how many people a gap stands for, in two ways where they differ.

    Parameters
    ----------
    found : result of `analysis.gaps.gap.in_people`
    who : the group, in the plural
    unit : what was compared

    Returns
    -------
    a sentence; empty where the group is nowhere behind
    """
    if not found["behind"] or pd.isna(found["districts"]):
        return ""
    sums = [writing.people(found[way], 2) for way in ("districts", "totals")]
    places = writing.count(int(found["behind"]), unit)
    text = (
        f"In people: to close the gap in the {places} where {who} are behind, things "
        f"would have to change for {sums[0]} of them"
    )
    if sums[0] == sums[1]:
        return f"{text}."
    why = reason(found, unit)
    return f"{text}. The same sum on the totals gives {sums[1]}, because there {why}."


def reason(found: pd.Series, unit: str, ahead: str = "where they are ahead") -> str:
    """Say why a sum over places is another than the same sum on their totals.

    Every step from the one to the other that changes the number as it is written is
    a reason: those ahead, groups that live in different places, places with one
    group only.

    Parameters
    ----------
    found : ``districts, netted, shared, totals`` (see `analysis.gaps.gap.in_people`)
    unit : what was compared
    ahead : which places make up for the others
    """
    steps = {
        f"{unit}s {ahead} make up for the others": ("districts", "netted"),
        "each group is added up wherever it lives": ("netted", "shared"),
        f"{unit}s where only one of the groups lives count too": ("shared", "totals"),
    }
    written = {
        way: writing.people(found[way], 2)
        for way in ("districts", "netted", "shared", "totals")
    }
    return writing.listed(
        [why for why, (one, next_) in steps.items() if written[one] != written[next_]]
    )
