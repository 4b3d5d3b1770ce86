"""The code book of the data set that is handed out, and its counts."""

from pathlib import Path

import pandas as pd

from data.census.counts import read_counts
from data.census.districts import read_districts
from data.census.gazetteer import read_tehsils
from data.census.indicators import read_indicators
from data.checks import read_text

CODE_BOOK = Path(__file__).parent / "code_book.csv"
FILES = (
    *("missing", "districts", "tehsils", "aliases", "neighbours", "tiles"),
    *("indicators", "published"),
)
# Of the library of findings.
LIBRARY = (
    *("findings", "finding_sources", "recommendations", "topics", "posts"),
    "glossary",
)
# What is said of people in small numbers.
_CLOSE = ("religion", "disability", "functional", "difficulty")
_CELL = ["item", "age_band", "sex", "residence"]


def read_code_book() -> pd.DataFrame:
    """Return what every column of the data set means.

    Returns
    -------
    DataFrame ``file, column, type, meaning``
    """
    return read_text(CODE_BOOK, ("file", "column", "type", "meaning"))


def public_counts() -> pd.DataFrame:
    """Return the counts at the finest level at which they may be told.

    Transgender persons by province; what is told for districts only by district; all
    else by tehsil. No count stands twice, so that sums over rows are never double.

    Returns
    -------
    DataFrame ``level, place, item, age_band, sex, residence, count``
    """
    whole = read_counts()
    coarse = whole["item"].isin(_kept_from_tehsils())
    few = whole["sex"] == "transgender"
    district = read_tehsils()["district"]
    province = district.map(read_districts()["province"])
    parts = [
        _summed(whole[~coarse & ~few], "tehsil", None),
        _summed(whole[coarse & ~few], "district", district),
        _summed(whole[few], "province", province),
    ]
    return pd.concat(parts, ignore_index=True)


def _summed(rows: pd.DataFrame, level: str, of: pd.Series | None) -> pd.DataFrame:
    rows = rows.astype(dict.fromkeys(["tehsil", *_CELL], str))
    place = rows["tehsil"] if of is None else rows["tehsil"].map(of)
    named = rows.assign(level=level, place=place)[["level", "place", *_CELL, "count"]]
    if of is None:
        return named
    keys = ["level", "place", *_CELL]
    return named.groupby(keys, sort=True, as_index=False)["count"].sum()


def _kept_from_tehsils() -> set[str]:
    """Return the items of what is shown for districts at the finest."""
    of = read_indicators().values()
    coarse = {item for each in of if each.finest == "district" for item in each.items}
    fine = {item for each in of if each.finest != "district" for item in each.items}
    told = {str(item) for item in read_counts()["item"].unique()}
    return (coarse - fine) | {item for item in told if item.startswith(_CLOSE)}
