"""Rates from counts: always a ratio of sums, at every level and for every group."""

from collections.abc import Mapping
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


def shares(
    sums: Mapping[str, pd.Series] | pd.DataFrame,
    *,
    kind: str = "share",
    years: float = 1,
) -> pd.Series:
    """Return what numerators and denominators say, by kind of indicator.

    Parameters
    ----------
    sums : columns ``numerator, denominator``
    kind : ``share`` gives percent, ``growth`` percent a year, ``count`` the numerator
    years : years between the two counts of a growth rate
    """
    above, below = (sums[each].to_numpy(float) for each in ("numerator", "denominator"))
    return pd.Series(_shares(above, below, kind, years), sums["numerator"].index)


def _shares(
    above: np.ndarray, below: np.ndarray, kind: str, years: float
) -> np.ndarray:
    if kind == "count":
        return above
    ratio = above / np.where(below > 0, below, np.nan)
    if kind == "growth":
        return np.asarray(100 * (np.power(ratio, 1 / years) - 1))
    return np.asarray(100 * ratio)


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
    above, below = (
        counts.sums(expression, group, **cell).reindex(places, fill_value=0.0)
        for expression in (indicator.numerator, below)
    )
    above, below = above.to_numpy(), below.to_numpy()
    items = {item for _, item in (*indicator.numerator, *indicator.denominator)}
    lacking = {place for item, place in missing if item in items}
    lacks = np.fromiter((place in lacking for place in places), bool, len(places))
    empty = below == 0
    status = np.full(len(places), VALUE, dtype=object)
    status[empty & lacks] = NO_DATA
    if indicator.kind != "count":
        status[empty & ~lacks] = NOT_APPLICABLE
    rate = _shares(above, below, indicator.kind, years)
    rate = np.where(status == VALUE, rate, np.nan)
    sums = {"numerator": above, "denominator": below}
    return pd.DataFrame({**sums, "rate": rate, "status": status}, index=places)


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
    return pd.Series(totals(table, kind=kind, years=years))


def totals(
    table: pd.DataFrame,
    *,
    kind: str = "share",
    years: float = 1,
    among: np.ndarray | None = None,
) -> dict[str, float]:
    """Return what `total` gives, by name.

    Parameters
    ----------
    table, kind, years : as for `total`
    among : which rows count, yes or no; all without it
    """
    names = ("numerator", "denominator")
    sides = [table[name].to_numpy(float) for name in names]
    if among is not None:
        sides = [side[among] for side in sides]
    above, below = (np.nansum(side, keepdims=True) for side in sides)
    rate = _shares(above, below, kind, years)
    found = (float(each[0]) for each in (above, below, rate))
    return dict(zip((*names, "rate"), found, strict=True))
