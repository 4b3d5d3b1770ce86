"""Every rate of every group and area, by a pivot table of the shipped counts."""

from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from data.census.indicators import read_indicators
from tests.support.census import counts, districts

YEARS = 5.98
_CELL = ["item", "age_band", "sex", "residence"]


@cache
def catalogue() -> dict:
    return read_indicators()


@cache
def pivot(unit: str = "district") -> pd.DataFrame:
    """One row a place, one column an item, age band, sex and residence."""
    table = counts()
    text = table.assign(**{name: table[name].astype(str) for name in (unit, *_CELL)})
    return text.groupby([unit, *_CELL])["count"].sum().unstack(_CELL, fill_value=0)


@cache
def counted(terms: tuple, band: str, key: str, unit: str = "district") -> pd.Series:
    """People of a group whom signed items count, in every place of a unit."""
    table = pivot(unit)
    items, bands, sexes, residences = (
        table.columns.get_level_values(name) for name in _CELL
    )
    chosen = bands == band
    for part in key.split("-"):
        if part in ("female", "male"):
            chosen = chosen & (sexes == part)
        if part in ("rural", "urban"):
            chosen = chosen & (residences == part)
    parts = [sign * table.loc[:, chosen & (items == item)] for sign, item in terms]
    return pd.concat(parts, axis="columns").sum(axis="columns").astype(float)


def rate(of, top, bottom):
    """What a numerator and a denominator say, by kind of indicator."""
    if of.kind == "count":
        return top
    ratio = np.divide(top, np.where(bottom == 0, np.nan, bottom))
    return 100 * (ratio ** (1 / YEARS) - 1) if of.kind == "growth" else 100 * ratio


@cache
def expected(name: str, band: str, key: str, unit: str = "district") -> pd.DataFrame:
    """Columns ``top, bottom, rate`` of one group in every place of a unit."""
    of = catalogue()[name]
    top = counted(of.numerator, band, key, unit)
    bottom = counted(of.denominator or of.numerator, band, key, unit)
    table = pd.DataFrame({"top": top, "bottom": bottom})
    if unit == "district":
        table = table.loc[districts().index]
    return table.assign(rate=rate(of, table["top"], table["bottom"]))


@cache
def overall(name: str, band: str, key: str, area: str = "pakistan") -> float:
    """The rate of the districts of an area together."""
    table = expected(name, band, key).loc[areas()[area]]
    top, bottom = table["top"].sum(), table["bottom"].sum()
    return float(rate(catalogue()[name], top, bottom))


@cache
def areas() -> dict[str, pd.Index]:
    """The districts of the country, of each province and of the two parts of one."""
    table = districts()
    found = {"pakistan": table.index}
    for name in sorted(set(table["province"])):
        found[name.lower().replace(" ", "-")] = table.index[table["province"] == name]
    frontier = table[table["province"] == "Khyber Pakhtunkhwa"]
    for part, merged in (("merged", True), ("settled", False)):
        code = f"khyber-pakhtunkhwa-{part}"
        found[code] = frontier.index[frontier["merged"] == merged]
    return found


def keys(of) -> list[str]:
    """The groups an indicator has, as addresses write them."""
    sexes = ("all", "female", "male") if "sex" in of.dimensions else ("all",)
    homes = ("all", "rural", "urban") if "residence" in of.dimensions else ("all",)
    pairs = product(sexes, homes)
    return ["-".join(p for p in pair if p != "all") or "all" for pair in pairs]


def apart(one: str, other: str) -> bool:
    """Whether nobody can be in both groups."""
    sexes, homes = {"female", "male"}, {"rural", "urban"}
    both = set(one.split("-")) | set(other.split("-"))
    return sexes <= both or homes <= both


@cache
def cells() -> list[tuple[str, str, str]]:
    """Every indicator, age band and group."""
    return [
        (name, band, key)
        for name, of in catalogue().items()
        for band in of.bands
        for key in keys(of)
    ]


@cache
def pairs() -> list[tuple[str, str, str, str | None]]:
    """Every indicator, age band, group and group it may be compared with, or None."""
    found = []
    for name, band, key in cells():
        of = catalogue()[name]
        found.append((name, band, key, None))
        if of.direction != "context":
            others = [other for other in keys(of) if apart(key, other)]
            found += [(name, band, key, other) for other in others]
    return found
