"""Reading the topics on which findings take sides, and what to ask a room of them."""

from pathlib import Path

import pandas as pd

from data.census.indicators import read_indicators
from data.census.remembered import remembered
from data.checks import (
    TABLES,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)

TOPICS = ("topic", "title", "plus", "minus", "question", "indicator")


@remembered
def read_topics(folder: Path = TABLES) -> pd.DataFrame:
    """Return the topics of the discussion cards, in the order of the file.

    Returns
    -------
    DataFrame of str, indexed by ``topic``
        ``title`` : heading of the card
        ``plus``, ``minus`` : what a finding of direction "+" or "-" says, as half a
        sentence; empty where the card is made from tables
        ``question`` : what to ask the room
        ``indicator`` : id of the indicator whose card is made from tables, or empty

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "topics.csv"
    table = read_text(path, TOPICS)
    for column in ("topic", "title", "question"):
        require_filled(table[column], path)
    require_unique(table, ["topic"], path)
    require_unique(table, ["title"], path)
    tabled = table["indicator"] != ""
    known = list(read_indicators(folder))
    require_known(table.loc[tabled, "indicator"], known, path)
    for column in ("plus", "minus"):
        rule = "must be filled, unless the card is made from tables"
        good = (table[column] == "") == tabled
        require(table[column], good, path, rule=rule, remedy="Fill or empty the cell.")
    return table.set_index("topic")
