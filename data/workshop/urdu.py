"""Reading the Urdu of what the room sees: statements, titles, rules, words to join."""

from pathlib import Path

import pandas as pd

from data.checks import TABLES, read_text, require_filled, require_unique
from data.workshop.corrections import COLUMNS, corrected, require_urdu

FINDING, RECOMMENDATION, STATEMENT = "finding", "recommendation", "statement"


def read_urdu(folder: Path = TABLES) -> pd.DataFrame:
    """Return the drafts of Zila, with the corrections of this computer in them.

    Returns
    -------
    DataFrame of str, indexed by ``id``
        ``en``, ``ur`` : the English, word for word, and its translation
        ``status`` : "draft" until a steward has confirmed the row, "checked"
        ``confirmed_by`` : who has; empty in a draft
        ``note`` : what it is

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    return corrected(read_shipped(folder))


def read_shipped(folder: Path = TABLES) -> pd.DataFrame:
    """Return the drafts as Zila ships them; like `read_urdu` else."""
    path = folder / "urdu.csv"
    table = read_text(path, COLUMNS)
    for column in ("id", "en", "ur"):
        require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_unique(table, ["en"], path)
    require_urdu(table, path)
    return table.set_index("id")
