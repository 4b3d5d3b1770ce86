"""What the pages must say, worked out from the counts with plain pandas alone."""

import re
from functools import cache

import numpy as np
import pandas as pd

from data.census.indicators import read_indicators
from tests.support.census import counts, districts

_CELL = ["item", "age_band", "sex", "residence", "district"]
_YEARS = 5.98
_NUMBER = re.compile(r"[−+]?\d[\d,]*(?:\.\d+)?(?: million)?")


@cache
def catalogue():
    return read_indicators()


@cache
def _sums() -> pd.DataFrame:
    table = counts()
    text = table.assign(**{name: table[name].astype(str) for name in _CELL})
    return text.groupby(_CELL)["count"].sum().reset_index()


@cache
def _of_item(item: str, band: str) -> pd.DataFrame:
    table = _sums()
    return table[(table["item"] == item) & (table["age_band"] == band)]


def _counted(expression, band: str, group: str) -> pd.Series:
    """People of a group whom an expression counts, in every district."""
    found = pd.Series(0, index=districts().index)
    for sign, item in expression:
        rows = _of_item(item, band)
        for part in group.split("-"):
            if part != "all":
                column = "sex" if part in ("female", "male") else "residence"
                rows = rows[rows[column] == part]
        found = found.add(sign * rows.groupby("district")["count"].sum(), fill_value=0)
    return found


def area(within: str) -> list[str]:
    """The codes of the districts of an area of the address."""
    found = districts()
    province = found["province"].str.lower().str.replace(" ", "-")
    if within == "pakistan":
        return list(found.index)
    if within.endswith("-merged"):
        return list(found.index[found["merged"].astype(bool)])
    if within.endswith("-settled"):
        settled = ~found["merged"].astype(bool)
        return list(found.index[settled & (province == "khyber-pakhtunkhwa")])
    return list(found.index[province == within])


def _ratio(of, top, bottom):
    if of.kind == "count":
        return top
    bottom = bottom.where(bottom > 0) if isinstance(bottom, pd.Series) else bottom
    ratio = top / bottom
    if of.kind == "growth":
        return 100 * (np.power(ratio, 1 / _YEARS) - 1)
    return 100 * ratio


def figures(query: dict) -> pd.DataFrame:
    """One row a district: ``top, bottom, rate`` of the group, ``other`` rate."""
    of, band = catalogue()[query["indicator"]], query["band"]
    top = _counted(of.numerator, band, query["group"])
    bottom = _counted(of.denominator or of.numerator, band, query["group"])
    rate = _ratio(of, top, bottom)
    table = pd.DataFrame({"top": top, "bottom": bottom, "rate": rate})
    if query["against"] != "none":
        theirs = _counted(of.numerator, band, query["against"])
        base = _counted(of.denominator, band, query["against"])
        table["other"] = _ratio(of, theirs, base)
    return table


def gaps(query: dict) -> pd.Series:
    """Points by which the group is worse off in each district of the area."""
    table = figures(query).loc[area(query["within"])]
    sign = 1 if catalogue()[query["indicator"]].direction == "adverse" else -1
    return (sign * (table["rate"] - table["other"])).dropna()


def level(query: dict) -> float:
    """The rate of the whole area; missing where it has none."""
    of, table = catalogue()[query["indicator"]], figures(query)
    table = table.loc[area(query["within"])]
    top, bottom = table["top"].sum(), table["bottom"].sum()
    return _ratio(of, top, bottom) if bottom else np.nan


def number(query: dict) -> float:
    """The people concerned in the area; missing where there is nobody to count."""
    of, table = catalogue()[query["indicator"]], figures(query)
    table = table.loc[area(query["within"])]
    if not table["bottom"].sum():
        return np.nan
    lacking = table["bottom"] - table["top"]
    return (lacking if of.direction == "favourable" else table["top"]).sum()


def numbers(text: str) -> list[tuple[float, float]]:
    """The numbers a text says, each with half of its last digit."""
    found = []
    for said in _NUMBER.findall(text):
        digits, _, million = said.replace("−", "-").replace(",", "").partition(" ")
        scale = 1e6 if million else 1
        last = 10 ** -len(digits.partition(".")[2])
        # From 100,000 on people are said in full thousands.
        if not million and "." not in digits and digits.endswith("000"):
            last = 1000
        found.append((float(digits) * scale, last * scale * 0.5001))
    return found


def says(text: str, value: float, position: int = 0) -> bool:
    """Whether the number at a position of the text is the value, as rounded."""
    said, half = numbers(text)[position]
    return abs(said - value) <= half


def gap_agrees(headline: str, found: pd.Series) -> bool:
    """Whether a headline tells in how many places the group is behind."""
    found = [float(f"{gap:.1f}") for gap in found]
    if len(found) == 1:
        gap = found[0]
        return says(headline, abs(gap)) if gap else " level" in headline
    behind, all_of = sum(gap > 0 for gap in found), len(found)
    wide = sum(gap > 10 for gap in found)
    said = f"{behind or 'none'} of" if behind < all_of else "all"
    far = f"by more than 10 points in {wide if wide < behind else 'each'}"
    right = far in headline if wide else "10 points" not in headline
    return right and f" in {said} {all_of} district" in headline
