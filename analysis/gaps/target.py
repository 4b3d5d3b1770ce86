"""How many people would have to change for districts to reach a goal."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import TypeVar

import pandas as pd

from analysis.gaps.gap import InPeople, in_people, netted, people_behind
from analysis.inequality.parity import LOW
from analysis.rates.rates import total
from analysis.writing import as_written
from data.vocabulary import ADVERSE

GAP, MEDIAN, PARITY = "gap", "median", "parity"
_Rate = TypeVar("_Rate", float, pd.Series)
_COLUMNS = [field.name for field in fields(InPeople)]
GOALS = (GAP, MEDIAN, PARITY)


def targets(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    province: pd.Series,
    *,
    direction: str,
    goal: str,
) -> pd.DataFrame:
    """Return how far the group is from a goal in every district, and in people.

    Parameters
    ----------
    group, against : rates of the two groups (``numerator, denominator, rate``), one
        row a district, same index; against may be None for the median
    province : of each district
    direction : ``favourable`` or ``adverse``
    goal : ``gap`` (the other group's rate), ``median`` (the median of the group's
        rates over the districts of the same province, each district counting once)
        or ``parity`` (0.97 of the other group's rate on the favourable form, the
        lower end of the band in which groups count as equal)

    Returns
    -------
    DataFrame, same index
        ``rate``, ``goal`` : percent; the goal is missing where nothing is to be
        compared with
        ``short`` : percentage points by which the group is worse than the goal;
        negative where it is beyond it
        ``people`` : how many of the group would have to change; 0 where none
    """
    aim = _aim(group, against, province, direction=direction, goal=goal)
    short = group["rate"] - aim if direction == ADVERSE else aim - group["rate"]
    return pd.DataFrame(
        {
            "rate": group["rate"],
            "goal": aim.where(short.notna()),
            "short": short,
            "people": people_behind(short, group["denominator"]),
        }
    )


def lowest(table: pd.DataFrame, number: int, *, direction: str) -> pd.Index:
    """Return the districts in which the group is worst off.

    Parameters
    ----------
    table : result of `targets`
    number : how many; districts that tie with the last one are taken too, and so are
        those that have a rate and nothing to be compared with
    direction : ``favourable`` or ``adverse``
    """
    rates = table["rate"].dropna()
    place = rates.rank(method="min", ascending=direction != ADVERSE)
    return rates.index[place <= number]


def summed(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    table: pd.DataFrame,
    province: pd.Series,
    **how: str,
) -> InPeople:
    """Return a goal in people over many districts, in two ways.

    Short of the goal counts as behind and beyond it as ahead. For the median each
    province's districts are taken together, since every province has its own.

    Parameters
    ----------
    group, against, province : as for `targets`
    table : result of `targets`, the rows that count
    **how : direction and goal, as for `targets`
    """
    if how["goal"] == GAP:
        pair = (each.loc[table.index] for each in (group, _second(against)))
        return in_people(*pair, direction=how["direction"])
    rows = table[table["short"].notna()]
    whole, known = (_parts(each, province, how["goal"]) for each in (table, rows))
    short = as_written(rows["short"])
    return InPeople(
        summed=float(rows["people"].sum(min_count=1)),
        netted=_sum(
            netted(part["short"], group.loc[part.index, "denominator"])
            for part in known
        ),
        shared=_sum(_together(group, against, part, **how) for part in known),
        totals=_sum(_together(group, against, part, **how) for part in whole),
        places_behind=int((short > 0).sum()),
        places_ahead=int((short < 0).sum()),
        places_compared=len(rows),
    )


def by_province(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    table: pd.DataFrame,
    province: pd.Series,
    **how: str,
) -> pd.DataFrame:
    """Return `summed` for every province in alphabetical order, one row each.

    Parameters
    ----------
    group, against, table, province : as for `summed`
    **how : direction and goal, as for `targets`
    """
    names = province.loc[table.index]
    rows = {
        name: asdict(summed(group, against, table[names == name], province, **how))
        for name in sorted(names.unique())
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=_COLUMNS)


def _second(against: pd.DataFrame | None) -> pd.DataFrame:
    """Return the group to compare with, which every goal but the median needs."""
    if against is None:
        raise ValueError("only the median is a goal without a second group")
    return against


def _aim(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    province: pd.Series,
    *,
    direction: str,
    goal: str,
) -> pd.Series:
    """Return the rate that every district is to reach."""
    if goal == MEDIAN:
        named = province.loc[group.index]
        return group["rate"].groupby(named).transform("median")
    if goal == GAP:
        return _second(against)["rate"]
    return _band(_second(against)["rate"], direction)


def _band(other: _Rate, direction: str) -> _Rate:
    """Return the rate at the lower end of the parity band, on the indicator's form."""
    return 100 - LOW * (100 - other) if direction == ADVERSE else LOW * other


def _parts(rows: pd.DataFrame, province: pd.Series, goal: str) -> list[pd.DataFrame]:
    """Return the rows that share a goal; a province without anybody has none."""
    if goal == PARITY:
        return [rows] if len(rows) else []
    parts = [part for _, part in rows.groupby(province.loc[rows.index])]
    return [part for part in parts if part["goal"].notna().any()]


def _sum(people: Iterable[float]) -> float:
    found = list(people)
    return sum(found) if found else float("nan")


def _together(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    rows: pd.DataFrame,
    *,
    direction: str,
    goal: str,
) -> float:
    """Return the people short of a goal by the rates of all rows together."""
    ours = total(group.loc[rows.index])
    aim = rows["goal"].dropna().iloc[0] if goal == MEDIAN else None
    if goal == PARITY:
        aim = _band(total(_second(against).loc[rows.index])["rate"], direction)
    short = ours["rate"] - aim if direction == ADVERSE else aim - ours["rate"]
    return float(people_behind(pd.Series([short]), ours["denominator"]).iloc[0])
