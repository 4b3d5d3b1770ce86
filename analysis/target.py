"""How many people would have to change for districts to reach a goal."""

import pandas as pd

from analysis.gap import in_people
from analysis.parity import LOW
from analysis.rate import total
from data.vocabulary import ADVERSE

GAP, MEDIAN, PARITY = "gap", "median", "parity"
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
            "people": short.clip(lower=0) * group["denominator"] / 100,
        }
    )


def lowest(table: pd.DataFrame, number: int | None, *, direction: str) -> pd.Index:
    """Return the districts in which the group is worst off.

    Parameters
    ----------
    table : result of `targets`
    number : how many; all that can be compared where None. Districts that tie with
        the last one are taken too
    direction : ``favourable`` or ``adverse``
    """
    compared = table.index[table["short"].notna()]
    if number is None:
        return compared
    rates = table.loc[compared, "rate"]
    place = rates.rank(method="min", ascending=direction != ADVERSE)
    return compared[place <= number]


def summed(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    table: pd.DataFrame,
    province: pd.Series,
    **how: str,
) -> pd.Series:
    """Return a goal in people over many districts, in two ways.

    Parameters
    ----------
    group, against, province : as for `targets`
    table : result of `targets`, the rows that count
    **how : direction and goal, as for `targets`

    Returns
    -------
    Series
        ``districts`` : the sum over districts that are short of the goal
        ``totals`` : the same formula on these districts taken together (for the
        median, on those of each province); another number, since there districts
        beyond the goal make up for others
        ``behind``, ``ahead``, ``compared`` : numbers of districts short of the
        goal, beyond it, and in all
    """
    rows = table[table["short"].notna()]
    if how["goal"] == GAP:
        pair = (group.loc[rows.index], against.loc[rows.index])
        return in_people(*pair, direction=how["direction"])
    if how["goal"] == MEDIAN:
        parts = [part for _, part in rows.groupby(province.loc[rows.index])]
    else:
        parts = [rows] if len(rows) else []
    together = [_together(group, against, part, **how) for part in parts]
    return pd.Series(
        {
            "districts": rows["people"].sum(min_count=1),
            "totals": sum(together) if together else float("nan"),
            "behind": int((rows["short"] > 0).sum()),
            "ahead": int((rows["short"] < 0).sum()),
            "compared": len(rows),
        }
    )


def by_province(
    group: pd.DataFrame,
    against: pd.DataFrame | None,
    table: pd.DataFrame,
    province: pd.Series,
    **how: str,
) -> pd.DataFrame:
    """Return `summed` for every province in alphabetical order.

    Parameters
    ----------
    group, against, table, province : as for `summed`
    **how : direction and goal, as for `targets`
    """
    names = province.loc[table.index]
    rows = {
        name: summed(group, against, table[names == name], province, **how)
        for name in sorted(names.unique())
    }
    numbers = {"behind": int, "ahead": int, "compared": int}
    return pd.DataFrame(rows).T.astype(numbers)


def _aim(group, against, province, *, direction: str, goal: str) -> pd.Series:
    """Return the rate that every district is to reach."""
    if goal == MEDIAN:
        named = province.loc[group.index]
        return group["rate"].groupby(named).transform("median")
    if goal == GAP:
        return against["rate"]
    return _band(against["rate"], direction)


def _band(other, direction: str):
    """Return the rate at the lower end of the parity band, on the indicator's form."""
    return 100 - LOW * (100 - other) if direction == ADVERSE else LOW * other


def _together(group, against, rows, *, direction: str, goal: str) -> float:
    """Return the people short of a goal by the rates of all rows together."""
    ours = total(group.loc[rows.index])
    aim = rows["goal"].iloc[0]
    if goal == PARITY:
        aim = _band(total(against.loc[rows.index])["rate"], direction)
    short = ours["rate"] - aim if direction == ADVERSE else aim - ours["rate"]
    return max(short, 0.0) * ours["denominator"] / 100
