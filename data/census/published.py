"""Reading what other sources say of the same question."""

from pathlib import Path

import pandas as pd

from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)

PUBLISHED = (
    "id",
    "topic",
    "value",
    "unit",
    "people",
    "year",
    "source",
    "url",
    "how",
    "how_read",
    "read_on",
)
UNITS = ("million", "percent")


def read_published(folder: Path = TABLES) -> pd.DataFrame:
    """Return published estimates to stand beside our own figure, never merged with it.

    Returns
    -------
    DataFrame, indexed by ``id``, in the order of the file
        ``topic`` : str, an id of the catalogue of indicators
        ``value`` : float, in ``unit`` ("million" or "percent") of ``people``
        ``year`` : str, what the estimate speaks of; may be a school year
        ``source``, ``url`` : str
        ``how`` : str, how it was made, a sentence for the reader
        ``how_read`` : str, in what it was read, half a sentence after "read in"
        ``read_on`` : str, date (year-month-day) on which it was last looked up

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "published.csv"
    table = read_text(path, PUBLISHED)
    for column in PUBLISHED:
        require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_known(table["unit"], UNITS, path)
    secure = table["url"].str.startswith("https://")
    require(table["url"], secure, path, rule="is not an https address")
    dated = table["read_on"].str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    require(table["read_on"], dated, path, rule="is not a date like 2026-01-31")
    table["value"] = numbers(table["value"], path, low=0, high=1_000_000_000)
    return table.set_index("id")
