"""Finding a district by any of its names: English, Urdu, older spellings."""

from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from data.vocabulary import name_key

_CLOSE_ENOUGH = 70


def search(text: str, aliases: pd.DataFrame, *, limit: int = 8) -> pd.DataFrame:
    """Return the districts whose names are nearest to what was typed.

    Parameters
    ----------
    text : as typed, in any script
    aliases : columns ``key, alias, district, relation``
    limit : districts at most

    Returns
    -------
    DataFrame, best first, one row a district
        ``district, alias, relation`` and ``closeness`` (0–100)
    """
    wanted = name_key(text)
    keys = aliases["key"].tolist()
    scored = process.extract(
        wanted, keys, scorer=_closeness, limit=40, score_cutoff=_CLOSE_ENOUGH
    )
    rows = aliases.iloc[[position for _, _, position in scored]]
    found = rows.assign(closeness=[score for _, score, _ in scored])
    columns = ["district", "alias", "relation", "closeness"]
    return found[columns].drop_duplicates("district").head(limit).reset_index(drop=True)


def _closeness(wanted: str, key: str, **_: Any) -> float:
    """Score a key: its beginning counts most, then likeness of the whole."""
    if not wanted:
        return 0.0
    if key.startswith(wanted):
        return 100 - 0.2 * (len(key) - len(wanted))
    inside = 85.0 if len(wanted) >= 4 and wanted in key else 0.0
    return max(inside, 0.97 * fuzz.ratio(wanted, key))
