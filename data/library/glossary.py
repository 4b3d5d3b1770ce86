"""Reading the glossary: words of the field, each in plain words."""

from pathlib import Path

import pandas as pd

from data.checks import TABLES, read_text, remembered, require_filled, require_unique

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
    require_filled(forms, path)
    require_unique(forms.to_frame(), ["forms"], path)
    return table.set_index("term")
