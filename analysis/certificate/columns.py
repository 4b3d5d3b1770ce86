"""Which columns of a file of expected values nobody here can compare."""

import re
from collections.abc import Collection

import pandas as pd

from analysis.certificate.line import Line, lacking

# Numbers that describe a row, and are no measure, by a word of their name
# (`source_page`, `tolerance`) or by all of it.
_WORDS = {"comment", "comments", "description", "doi", "id", "label", "name", "note"}
_WORDS |= {
    "notes",
    "page",
    "remark",
    "remarks",
    "source",
    "tolerance",
    "unnamed",
    "url",
}
_NAMES = {"case", "draws", "index", "row", "seed", "year"}
_NAMES |= {"permutations", "simulations", "nsim"}


def unknown_lines(expected: pd.DataFrame, known: Collection[str]) -> list[Line]:
    """Return a failed line for every column of numbers that is not known.

    Parameters
    ----------
    expected : a file of expected values
    known : the columns that are compared, or that say what a row is about

    Notes
    -----
    Columns of words are notes, and so are those whose name says that they are about
    the row; an empty one asks for nothing.
    """
    counted = {
        column: _numbers(expected[column])
        for column in expected.columns
        if column not in known and not _describes(str(column).lower())
    }
    return [lacking(column, count) for column, count in counted.items() if count]


def _describes(name: str) -> bool:
    return name in _NAMES or bool(_WORDS & set(re.split(r"[^a-z]+", name)))


def _numbers(values: pd.Series) -> int:
    """Return how many numbers a column holds; 0 where most of it is words."""
    filled = values.dropna()
    found = pd.to_numeric(filled, errors="coerce").notna().sum()
    return int(found) if 2 * found >= len(filled) else 0
