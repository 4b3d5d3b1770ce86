"""Which of several groups is worst off in each place, in a sentence."""

import pandas as pd

from analysis import writing
from analysis.sentences.phrases import part, say
from data.vocabulary import ADVERSE


def worst(rates: pd.DataFrame, direction: str) -> pd.Series:
    """Return the group that is worst off in each place.

    Parameters
    ----------
    rates : one row a place, one column a group, percent
    direction : ``favourable`` or ``adverse``

    Returns
    -------
    Series of str, indexed by place; empty where groups tie as they are written, or
    fewer than two are known
    """
    written = rates.round(1)
    ends = written.max(axis="columns")
    if direction != ADVERSE:
        ends = written.min(axis="columns")
    at_end = written.eq(ends, axis="index")
    alone = (at_end.sum(axis="columns") == 1) & (rates.notna().sum(axis="columns") > 1)
    found = pd.Series("", index=rates.index, dtype=object)
    found[alone] = at_end[alone].idxmax(axis="columns")
    return found


def crossed(rates: pd.DataFrame, direction: str, state: str, noun: str) -> str:
    """Say which group is worst off in how many places, and how badly.

    Parameters
    ----------
    rates : one row a place, one column a group (named in the plural), percent; a
        single place is called by its name
    direction : ``favourable`` or ``adverse``
    state : what the numerator says (``are out of school``)
    noun : what a place is called (``province``)
    """
    found = worst(rates, direction)
    places = rates.index[rates.notna().sum(axis="columns") > 1]
    if not len(places):
        return say([part("uncrossed")])
    number = found[found != ""].value_counts()
    alone = len(places) == 1
    all_of = str(places[0]) if alone else writing.count(len(places), noun)
    if number.empty or (number == number.max()).sum() > 1:
        return say([part("no_worst_here" if alone else "no_worst", places=all_of)])
    who = number.index[0]
    here = rates.loc[found.index[found == who], who]
    some = f"{number.max()} of {all_of}" if number.max() < len(places) else all_of
    some = f"all {some}" if number.max() == len(places) > 1 else some
    ends = [writing.percent(end) for end in (here.min(), here.max())]
    level = ends[0] if ends[0] == ends[1] else f"from {ends[0]} to {ends[1]}"
    fills = {"who": who, "places": some, "level": level, "state": state}
    return say([part("worst", **fills)])
