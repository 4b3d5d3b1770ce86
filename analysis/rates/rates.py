"""Rates from counts: always a ratio of sums, at every level and for every group."""

from typing import Protocol

import numpy as np
import pandas as pd

from analysis.rates.cube import Cube, Expression
from analysis.rates.groups import Group
from data.vocabulary import ALL

VALUE, NO_DATA, NOT_APPLICABLE = "value", "no data", "not applicable"
_DISTRICT = "district"


class Measured(Protocol):
    """What rates need to know of an indicator."""

    @property
    def numerator(self) -> Expression:
        """What is counted."""

    @property
    def denominator(self) -> Expression:
        """Of whom; empty for a count."""

    @property
    def kind(self) -> str:
        """``share``, ``count`` or ``growth``."""


def shares(sums: pd.DataFrame, *, kind: str = "share", years: float = 1) -> pd.Series:
    """Return what numerators and denominators say, by kind of indicator.

    Parameters
    ----------
    sums : columns ``numerator, denominator``
    kind : ``share`` gives percent, ``growth`` percent a year, ``count`` the numerator
    years : years between the two counts of a growth rate
    """
    if kind == "count":
        return sums["numerator"]
    ratio = sums["numerator"] / sums["denominator"].where(sums["denominator"] > 0)
    if kind == "growth":
        return 100 * (np.power(ratio, 1 / years) - 1)
    return 100 * ratio


def rates(
    counts: Cube,
    indicator: Measured,
    group: Group,
    *,
    band: str = ALL,
    level: str = _DISTRICT,
    places: pd.Index,
    missing: frozenset[tuple[str, str]] = frozenset(),
    years: float = 1,
) -> pd.DataFrame:
    """Return the rate of one group in every place.

    Parameters
    ----------
    counts : see `analysis.rates.cube.located`
    indicator : ``numerator`` and ``denominator`` expressions, ``kind``
    group : whose rate
    band : age band
    level : the level of `places`
    places : every place the answer must have, in its order
    missing : pairs (item, place) that the source lacks
    years : years between the two counts of a growth rate

    Returns
    -------
    DataFrame, indexed by place
        ``numerator, denominator`` : float, persons or households
        ``rate`` : percent, percent a year or number, by kind; missing without data
        ``status`` : ``value``, ``no data`` (the source lacks it) or
        ``not applicable`` (nobody there is in the group)
    """
    cell = {"band": band, "level": level}
    below = indicator.denominator or indicator.numerator
    sums = pd.DataFrame(
        {
            "numerator": counts.sums(indicator.numerator, group, **cell),
            "denominator": counts.sums(below, group, **cell),
        }
    ).reindex(places, fill_value=0.0)
    items = {item for _, item in (*indicator.numerator, *indicator.denominator)}
    lacks = {place for item, place in missing if item in items}
    empty = sums["denominator"] == 0
    status = pd.Series(VALUE, index=places, dtype=object)
    status[empty & places.isin(lacks)] = NO_DATA
    if indicator.kind != "count":
        status[empty & ~places.isin(lacks)] = NOT_APPLICABLE
    rate = shares(sums, kind=indicator.kind, years=years)
    return sums.assign(rate=rate.where(status == VALUE), status=status)


def total(table: pd.DataFrame, *, kind: str = "share", years: float = 1) -> pd.Series:
    """Return the rate of all rows together: the ratio of their sums.

    Parameters
    ----------
    table : columns ``numerator, denominator``
    kind, years : as for `shares`

    Returns
    -------
    Series ``numerator, denominator, rate``
    """
    sums = table[["numerator", "denominator"]].sum()
    rate = shares(sums.to_frame().T, kind=kind, years=years).iloc[0]
    return pd.Series({**sums, "rate": rate})
