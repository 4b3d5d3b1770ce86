"""Sentences on several indicators: what two say of each other, what an index holds."""

import numpy as np
import pandas as pd

from analysis import writing
from analysis.gaps.association import Association
from analysis.gaps.composite import steady
from analysis.sentences.phrases import part, say

_SIDES = {True: "rise together", False: "go opposite ways"}

BEHIND = 20


def together(found: Association, x: str, y: str) -> str:
    """Say which way two indicators go together, or that it can't be told.

    Parameters
    ----------
    found : result of `analysis.gaps.association.association`
    x, y : what the two are called
    """
    names = {
        "x": x,
        "y": y,
        "places": f"{writing.count(found.n, 'district')}, not people",
    }
    r = {"pearson": writing.signed(found.pearson.estimate)}
    r["spearman"] = writing.signed(found.spearman.estimate)
    if found.line is not None:
        way = _SIDES[found.pearson.estimate > 0]
        return say([part("together", way=way, **names, **r)])
    parts = [part("untold", why=found.why, **names)]
    if found.pearson.note != found.why:
        parts.append(part("shaky", **r))
    return say(parts)


def bands(table: pd.DataFrame, indicators: int, *, where: str = "") -> str:
    """Say how far places move as the weights of an index vary.

    Parameters
    ----------
    table : as `analysis.gaps.composite.rank_bands` gives it
    indicators : how many of them have a weight
    where : the area (``in Sindh``), empty for the country
    """
    place = f" {where}" if where else ""
    if len(table) < 2:
        return f"An index takes at least two districts with every figure{place}."
    behind = min(BEHIND, max(1, len(table) // 4))
    kept = len(steady(table, behind))
    among = f"the {behind} furthest behind" if behind > 1 else "the furthest behind"
    stay = "stay" if kept > 1 else "stays"
    held = writing.count(kept, "district") if kept else "no district"
    of = f"half of {writing.count(len(table), 'district')}{place}"
    width = int((table["high"] - table["low"]).median())
    far = f"{writing.count(width, 'place')} or more" if width else "less than a place"
    weighted = f"In nine of ten weightings of {writing.count(indicators, 'indicator')}"
    return f"{weighted}, {held} {stay} among {among}; {of} move by {far}."


def by_seed(table: pd.DataFrame) -> str:
    """Say how far another seed would move the bands of an index; a full sentence.

    Parameters
    ----------
    table : as `analysis.gaps.composite.rank_bands` gives it, with at least two places
    """
    behind = min(BEHIND, max(1, len(table) // 4))
    least, most = (
        int((table[name] <= behind).sum()) for name in ("high_most", "high_least")
    )
    at, least_of, most_of = (
        table[[f"low{name}", f"high{name}"]].to_numpy(float)
        for name in ("", "_least", "_most")
    )
    moved = np.maximum(np.maximum(most_of - at, at - least_of), 0)
    # Ends of places that tie lie between two.
    whole, half = (int(np.ceil(each)) for each in (moved.max(), np.median(moved)))
    if not whole:
        return (
            "Another seed of the weightings moves no end of a line (95 of 100 times)."
        )
    most_ends = (
        f"by no more than {writing.count(half, 'place')}" if half else "not at all"
    )
    last = f"among the {behind} furthest behind" if behind > 1 else "furthest behind"
    return (
        "With another seed of the weightings an end of a line moves by "
        f"{writing.count(whole, 'place')} at most, half of the ends {most_ends}, and "
        f"{writing.between(least, most)} of the districts would stay {last} (95 times "
        "of 100)."
    )
