"""How far a rate differs between groups of places, and what splits it, in words."""

import pandas as pd

from analysis import words
from analysis.decomposition import Split
from analysis.headline import Subject
from analysis.kitagawa import Kitagawa
from analysis.phrases import part, say

_INDICES = {
    "theil": "Theil's index",
    "mld": "mean log deviation",
    "variance": "variance",
}


def groups(frame: pd.DataFrame, overall: float, subject: Subject, unit: str) -> str:
    """Say the rate of a whole, and between which groups it is lowest and highest.

    Parameters
    ----------
    frame : one row a group, ``group, estimate`` (percent)
    overall : the rate of all together
    subject : who and what
    unit : what a group is called
    """
    who = f"{subject.who}{' ' + subject.where if subject.where else ''} who "
    who += subject.state
    level = words.percent(overall)
    known = frame.dropna(subset=["estimate"])
    written = known["estimate"].map(words.percent)
    if written.nunique() < 2:
        return say([part("whole", who=who, level=level)])
    ends = {}
    for name, value in (
        ("low", known["estimate"].min()),
        ("high", known["estimate"].max()),
    ):
        ends[name] = words.percent(value)
        named = known.loc[written == ends[name], "group"].astype(str)
        ends[f"{name}est"] = words.listed(named.tolist())
    return say([part("groups", who=who, level=level, unit=unit, **ends)])


def between(found: Split, places: int) -> str:
    """Say how much of the inequality between districts lies between provinces.

    Parameters
    ----------
    found : result of `analysis.decomposition.split`
    places : number of districts
    """
    size = words.count(places, "district")
    if pd.isna(found.share.estimate):
        return say([part("no_split", places=size, why=found.share.note)])
    share = words.percent(100 * found.share.estimate, 0)
    fills = {"index": _INDICES[found.index], "note": found.note}
    return say([part("between", share=share, places=size, **fills)])


def two_places(found: Kitagawa, first: str, second: str) -> str:
    """Say how much of the difference between two places is where people live.

    Parameters
    ----------
    found : result of `analysis.kitagawa.kitagawa`, strata being rural and urban
    first, second : the two places
    """
    names = {"first": first, "second": second}
    if pd.isna(found.difference.estimate):
        return say([part("no_kitagawa", why=found.difference.note, **names)])
    rates = {
        "rate1": words.percent(found.first.estimate),
        "rate2": words.percent(found.second.estimate),
    }
    parts = {
        "gap": words.points(found.difference.estimate),
        "composition": words.points(found.composition.estimate),
        "rate": words.points(found.rate.estimate),
    }
    return say([part("kitagawa", **names, **rates, **parts)])
