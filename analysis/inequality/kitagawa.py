"""What part of a gap comes from where people live, and what from the rates there."""

from dataclasses import dataclass

import pandas as pd

from analysis.result import Result, undefined


@dataclass(frozen=True)
class Kitagawa:
    """A difference of two crude rates in two parts that add up to it.

    Parameters
    ----------
    first, second : the crude rates
    difference : first minus second
    composition : the part from different shares of the strata
    rate : the part from different rates within the strata
    strata : one row a stratum: ``stratum, share1, share2, rate1, rate2, composition,
        rate``
    """

    first: Result
    second: Result
    difference: Result
    composition: Result
    rate: Result
    strata: pd.DataFrame


_NAMES = ("first", "second", "difference", "composition", "rate")
_COLUMNS = ("stratum", "share1", "share2", "rate1", "rate2", "composition", "rate")


def kitagawa(table: pd.DataFrame) -> Kitagawa:
    """Split the difference between two places (or groups) over strata.

    Parameters
    ----------
    table : one row a stratum (rural, urban), unchanged
        ``stratum`` : its name
        ``n1, n2`` : people of the two places in it
        ``rate1, rate2`` : their rates, in any unit

    Notes
    -----
    Kitagawa 1955, Journal of the American Statistical Association 50:1168-1194:
    composition = Σ (a − b)(A + B) ÷ 2, rate = Σ (A − B)(a + b) ÷ 2, with shares a, b
    and rates A, B. A stratum without people on either side is left out. Where one
    side's rate is missing nothing is computed: an empty stratum has no rate, and 0
    would be a wrong one. It describes, and says nothing about causes.
    """
    lived = table[(table["n1"] > 0) | (table["n2"] > 0)]
    if reason := _why_not(lived):
        none = {name: undefined(name, reason) for name in _NAMES}
        return Kitagawa(**none, strata=pd.DataFrame(columns=_COLUMNS))
    a, b = lived["n1"] / lived["n1"].sum(), lived["n2"] / lived["n2"].sum()
    x, y = lived["rate1"], lived["rate2"]
    composition, rate = (a - b) * (x + y) / 2, (x - y) * (a + b) / 2
    first, second = float((a * x).sum()), float((b * y).sum())
    values = (first, second, first - second, composition.sum(), rate.sum())
    out = len(table) - len(lived)
    note = f"{out} empty strata left out" if out else ""
    named = {
        name: Result(name, float(value), note=note)
        for name, value in zip(_NAMES, values, strict=True)
    }
    columns = (lived["stratum"], a, b, x, y, composition, rate)
    strata = pd.DataFrame(dict(zip(_COLUMNS, columns, strict=True)))
    return Kitagawa(**named, strata=strata.reset_index(drop=True))


def _why_not(lived: pd.DataFrame) -> str:
    if not (lived["n1"].sum() > 0 and lived["n2"].sum() > 0):
        return "nobody lives there"
    lacking = lived[lived[["rate1", "rate2"]].isna().any(axis=1)]
    names = ", ".join(lacking["stratum"].astype(str))
    return f"no rate on one side in {names}: merge it with another" if names else ""
