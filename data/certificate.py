"""Reading the certificate: how far Zila's measures agree with other computations."""

from pathlib import Path

import pandas as pd

from data.checks import TABLES, numbers, read_text, require, require_filled

CERTIFICATE = (
    *("file", "measure", "name", "formula", "source", "cases_from"),
    *("cases", "within", "failures", "not_covered", "tolerance"),
)


def read_certificate(folder: Path = TABLES) -> pd.DataFrame:
    """Return the certificate of our own cases, in the order of the file.

    Returns
    -------
    DataFrame
        ``file`` : str, where the expected values stand
        ``measure`` : str, as that file calls it
        ``name`` : str, the measure in full
        ``formula`` : str, how it is made, in one line
        ``source`` : str, where it is defined
        ``cases_from`` : str, where its cases were published, or empty
        ``cases`` : int, values compared
        ``within`` : float, no case is further away than this, relative to its value;
            missing where nothing was compared
        ``failures`` : int
        ``not_covered`` : str, why nothing was compared, or empty
        ``tolerance`` : str, how far apart was allowed, in words

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "certificate.csv"
    table = read_text(path, CERTIFICATE)
    require_filled(table["file"], path)
    for column in ("measure", "name", "formula", "source"):
        require_filled(table[column], path)
    said = (table["within"] != "") | (table["not_covered"] != "")
    require(table["within"], said, path, rule="is empty, and nothing says why")
    for column in ("cases", "failures"):
        table[column] = numbers(table[column], path, low=0, high=1_000_000).astype(int)
    table["within"] = pd.to_numeric(table["within"], errors="coerce")
    return table.reset_index(drop=True)
