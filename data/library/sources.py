"""Reading where the findings come from: titles, dates and addresses to cite."""

import re
from pathlib import Path

import pandas as pd

from data.census.remembered import remembered
from data.checks import (
    TABLES,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)

SOURCES = (
    "id",
    "title",
    "authors",
    "container",
    "volume",
    "issue",
    "publisher",
    "kind",
    "date",
    "url",
    "read_on",
)
KINDS = ("article", "news", "order", "plan", "report", "thesis", "web")

_ADDRESS = re.compile(r"https://(?:[\w-]+\.)+[a-z]{2,}/[\w./?&=%+:~#-]*", re.ASCII)
_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")


@remembered
def read_sources(folder: Path = TABLES) -> pd.DataFrame:
    """Return the sources of the findings and of the posts.

    Returns
    -------
    DataFrame, indexed by ``id``, in the order of the file; all str but ``authors``
        ``title`` : as printed; in square brackets where it is our description or
        translation
        ``authors`` : tuple of "Family, Given" or "Family"
        ``container``, ``volume``, ``issue`` : the journal of an article
        ``publisher`` : who issued it; for an article with a journal it may be empty
        ``kind`` : "article", "news", "order", "plan", "report", "thesis" or "web"
        ``date`` : of the source, as far as known (year, -month, -day), or empty
        ``url`` : an https address
        ``read_on`` : day it was last read; empty where the collector noted no day

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "finding_sources.csv"
    table = read_text(path, SOURCES)
    for column in ("id", "title", "kind", "url"):
        require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_unique(table, ["url"], path)
    require_known(table["kind"], KINDS, path)
    formed = table["url"].map(lambda url: bool(_ADDRESS.fullmatch(url)))
    require(table["url"], formed, path, rule="is not a full https address")
    for column in ("date", "read_on"):
        dated = table[column].map(lambda day: bool(_DATE.fullmatch(day)))
        rule = "is not a date like 2026, 2026-01 or 2026-01-31"
        require(table[column], dated, path, rule=rule, remedy="Correct the date.")
    named = (table["publisher"] != "") | (table["authors"] != "")
    rule = "is empty and no author is named"
    require(table["publisher"], named, path, rule=rule, remedy="Fill one of the two.")
    authors = table["authors"].map(lambda cell: tuple(filter(None, cell.split("|"))))
    return table.assign(authors=authors).set_index("id")
