"""Reading the words of the ballot, in every language that phones can choose."""

import re
from pathlib import Path

import pandas as pd

from data.checks import (
    TABLES,
    read_text,
    require_complete,
    require_filled,
    require_unique,
)
from data.home import home
from data.workshop.corrections import corrected, require_urdu, same_gaps

BALLOT_WORDS = ("id", "en", "ur", "sd", "status", "note")
LANGUAGES = ("en", "ur", "sd")


def word_id(kind: str, value: str) -> str:
    """Return the id of the words for a value of the store.

    >>> word_id("choice", "agree with changes")
    'choice_agree_with_changes'
    """
    return "_".join([kind, *re.findall(r"[a-z0-9]+", value.lower())])


def read_ballot_words(folder: Path = TABLES) -> pd.DataFrame:
    """Return the words of the ballot, in the order of the file.

    A table ``ballot_words.csv`` in the folder of user data takes the place of the
    shipped one as a whole, so that who reads Urdu or Sindhi can correct it; it must
    have every word of the shipped one.

    Returns
    -------
    DataFrame of str, indexed by ``id``
        ``en``, ``ur`` : the words; ``{name}`` stands for what is put in
        ``sd`` : Sindhi, may be empty
        ``status`` : "draft" until a native reader has checked the row, "checked"
        ``note`` : what a translator must know

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    return corrected(read_own_or_shipped(folder))


def read_own_or_shipped(folder: Path = TABLES) -> pd.DataFrame:
    """Return the words without the corrections; like `read_ballot_words` else."""
    shipped, own = folder / "ballot_words.csv", home() / "ballot_words.csv"
    table = _read(shipped)
    if own.exists():
        ids = list(table["id"])
        table = _read(own)
        require_complete(table["id"], ids, own)
    return table.set_index("id")


def _read(path: Path) -> pd.DataFrame:
    table = read_text(path, BALLOT_WORDS)
    for column in ("id", "en", "ur"):
        require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_urdu(table, path)
    same_gaps(table, "sd", path)
    return table
