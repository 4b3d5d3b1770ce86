"""Reading the glossary: words of the field, each in plain words."""

from pathlib import Path

import pandas as pd

from data.census.remembered import remembered
from data.checks import (
    TABLES,
    read_text,
    require,
    require_filled,
    require_unique,
)

GLOSSARY = ("term", "forms", "meaning", "source")
BETWEEN = "|"


@remembered
def read_glossary(folder: Path = TABLES) -> pd.DataFrame:
    """Return the words that pages explain, in the order of the file.

    Returns
    -------
    DataFrame of str, indexed by ``term``, the word as it is explained
        ``forms`` : how it is written in sentences, parted by ``|``; no form stands for
        two words
        ``meaning`` : one or two plain sentences
        ``source`` : where the field says so

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "glossary.csv"
    table = read_text(path, GLOSSARY)
    for column in GLOSSARY:
        require_filled(table[column], path)
    require_unique(table, ["term"], path)
    forms = table["forms"].str.split(BETWEEN).explode().str.strip()
    wrong = forms.duplicated(keep=False) | (forms == "")
    require(
        table["forms"],
        ~wrong.groupby(level=0).any(),
        path,
        rule="must be forms that stand nowhere else, none of them empty",
        remedy="Keep each form with one word.",
    )
    return table.set_index("term")
