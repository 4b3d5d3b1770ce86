"""How far a rate differs between groups of places, and what splits it, in words."""

import pandas as pd

from analysis import writing
from analysis.inequality.decomposition import Split
from analysis.inequality.kitagawa import Kitagawa
from analysis.sentences.headline import Subject
from analysis.sentences.phrases import part, say

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
    who = writing.those(subject.who, subject.state, subject.where)
    level = writing.percent(overall)
    known = frame.dropna(subset=["estimate"])
    written = known["estimate"].map(writing.percent)
    if written.nunique() < 2:
        return say([part("whole", who=who, level=level)])
    ends = {}
    for name, value in (
        ("low", known["estimate"].min()),
        ("high", known["estimate"].max()),
    ):
        ends[name] = writing.percent(value)
        named = known.loc[written == ends[name], "group"].astype(str)
        ends[f"{name}est"] = writing.listed(named.tolist())
    return say([part("groups", who=who, level=level, unit=unit, **ends)])


def between(found: Split, places: int, subject: Subject) -> str:
    """Say how much of the inequality between districts lies between provinces.

    Parameters
    ----------
    found : result of `analysis.inequality.decomposition.split`
    places : number of districts
    subject : whose inequality of what
    """
    fills = {"who": subject.who, "state": subject.state}
    fills["that"] = writing.that(subject.who)
    fills["places"] = writing.count(places, subject.unit)
    if pd.isna(found.share.estimate):
        return say([part("no_split", why=found.share.note, **fills)])
    fills["share"] = writing.percent(100 * found.share.estimate)
    return say([part("between", index=_INDICES[found.index], note=found.note, **fills)])


def two_sides(found: Kitagawa, about: str, sides: tuple[str, str], what: str) -> str:
    """Say how much of the difference between two sides is one of composition.

    Parameters
    ----------
    found : result of `analysis.inequality.kitagawa.kitagawa`
    about : whom and what the rates are of, as in ``girls who are out of school``
    sides : the two places, or the two groups
    what : in what the sides are composed, as in ``where people live (rural or urban)``
    """
    names = {"about": about, "first": sides[0], "second": sides[1]}
    if pd.isna(found.difference.estimate):
        return say([part("no_kitagawa", why=found.difference.note, **names)])
    rates = {
        "rate1": writing.percent(found.first.estimate),
        "rate2": writing.percent(found.second.estimate),
    }
    parts = {
        "gap": writing.points(found.difference.estimate),
        "composition": writing.points(found.composition.estimate),
        "rate": writing.points(found.rate.estimate),
    }
    said = [part("kitagawa", what=what, **names, **rates, **parts)]
    return say(said + ([part("rounded")] if _rounded(found) else []))


def _rounded(found: Kitagawa) -> bool:
    """Say whether a reader who adds up the written numbers gets another one."""
    first, second, composition, rate, apart = (
        round(each.estimate, 1)
        for each in (
            found.first,
            found.second,
            found.composition,
            found.rate,
            found.difference,
        )
    )
    sums = (first - second, composition + rate)
    return any(round(each, 1) != apart for each in sums)
