"""The shipped tables, read once for all tests, and the source they came from."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.census.counts import read_counts
from data.census.districts import read_districts
from data.census.gazetteer import read_tehsils

SOURCE = Path(__file__).parents[3] / "shared" / "data" / "census"
needs_source = pytest.mark.skipif(
    not SOURCE.exists(), reason=f"the census folder is not at {SOURCE}: not compared"
)


@cache
def districts() -> pd.DataFrame:
    return read_districts()


@cache
def counts() -> pd.DataFrame:
    """Counts with the district and province of each row."""
    table = read_counts()
    place = read_tehsils()["district"]
    district = table["tehsil"].astype(str).map(place)
    return table.assign(
        district=district, province=district.map(districts()["province"])
    )


def rows(item: str, **cell: str) -> pd.DataFrame:
    """The rows of an item, of one value of each named column."""
    table = counts()
    chosen = table["item"] == item
    for column, value in cell.items():
        chosen &= table[column] == value
    return table[chosen]


def total(item: str, **cell: str) -> int:
    return int(rows(item, **cell)["count"].sum())


def by(item: str, *columns: str, **cell: str) -> pd.Series:
    """Sums of an item by the named columns, as text keys."""
    table = rows(item, **cell)
    keys = [table[column].astype(str) for column in columns]
    return table.groupby(keys)["count"].sum()


def code(name: str) -> str:
    """The P-code of a district by its English name."""
    return districts().index[districts()["name"] == name][0]


def same(left: pd.Series, right: pd.Series) -> bool:
    """Whether two sums agree cell by cell, a cell without a row being 0."""
    left, right = left.align(right, fill_value=0)
    return bool((left == right).all())


def added(items: list[str], *columns: str, **cell: str) -> pd.Series:
    """Sums over several items by the named columns."""
    parts = [by(item, *columns, **cell) for item in items]
    return pd.concat(parts).groupby(level=list(range(len(columns)))).sum()
