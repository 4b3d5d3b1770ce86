"""Reading the eight recommendations: what is asked of whom, and in whose words."""

from pathlib import Path

import pandas as pd

from data.census.remembered import remembered
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)
from data.library.sources import read_sources

RECOMMENDATIONS = (
    "id",
    "order",
    "short",
    "text",
    "asks_of",
    "text_status",
    "question",
    "views",
    "why_no_view",
    "source",
)
ASKED = ("federal", "province", "district")
TEXT_STATUS = ("press paraphrase", "official text")


@remembered
def read_recommendations(folder: Path = TABLES) -> pd.DataFrame:
    """Return the recommendations in their order.

    Returns
    -------
    DataFrame, indexed by ``id``
        ``order`` : int, from 1
        ``short``, ``text`` : str, a heading and a sentence
        ``asks_of`` : tuple of "federal", "province", "district"
        ``text_status`` : "press paraphrase" (no text to redline) or "official text"
        ``question`` : str, what the room is asked
        ``views`` : tuple of addresses' queries of figures that belong to it
        ``why_no_view`` : str, why no figure can exist; empty where there are views
        ``source`` : str, an id of `data.library.sources`

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "recommendations.csv"
    table = read_text(path, RECOMMENDATIONS)
    for column in RECOMMENDATIONS:
        if column not in ("views", "why_no_view"):
            require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_unique(table, ["order"], path)
    require_known(table["asks_of"].str.split("|").explode(), ASKED, path)
    require_known(table["text_status"], TEXT_STATUS, path)
    require_known(table["source"], list(read_sources(folder).index), path)
    one = (table["views"] == "") != (table["why_no_view"] == "")
    rule = "must be filled where there is no view, and only there"
    require(table["why_no_view"], one, path, rule=rule, remedy="Fill one of the two.")
    for column in ("asks_of", "views"):
        table[column] = table[column].map(lambda cell: tuple(cell.split("|")))
    table["views"] = table["views"].map(lambda views: tuple(filter(None, views)))
    table["order"] = numbers(table["order"], path, low=1, high=99, whole=True)
    return table.sort_values("order").set_index("id")
