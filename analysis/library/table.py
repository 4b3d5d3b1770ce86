"""The findings as a plain table, to read on a page or to take away as CSV."""

import pandas as pd

from data.vocabulary import MINUS, NEITHER, PLUS

# A spreadsheet reads a lone sign as the start of a formula.
_DIRECTION = {PLUS: "for", MINUS: "against", NEITHER: "neither", "": ""}
# Columns of the table and how a page heads them.
HEADINGS = {
    "id": "Finding",
    "statement": "Statement",
    "grade": "Grade",
    "reasons": "Reasons",
    "status": "Use",
    "theme": "Theme",
    "provinces": "Provinces",
    "recommendations": "Recommendations",
    "year": "Year",
    "era": "Era",
    "tier": "Tier",
    "reach": "Reach",
    "method": "Method",
    "how_read": "How we read it",
    "n": "Cases",
    "sample": "Rests on",
    "figures": "Figures",
    "self_reported": "Told by whose own work it is",
    "circular": "Restates a recommendation",
    "superseded_by": "Later finding",
    "topic": "Topic",
    "direction": "Side",
    "study": "Study",
    "sources": "Sources",
    "links": "Links",
    "note": "Note",
}


def flat(shelved: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return findings with one text a cell, indexed by id.

    Parameters
    ----------
    shelved : the findings with ``grade`` and ``reasons`` (see
        `analysis.library.search`)
    sources : indexed by id: ``url`` : str

    Returns
    -------
    DataFrame of str; lists are joined by "; ", what is missing is empty, yes and no
    are "yes" and ""; ``links`` : the addresses of the sources; ``direction`` : "for",
    "against" or "neither"
    """
    table = shelved.assign(
        links=shelved["sources"].map(lambda ids: tuple(sources.loc[list(ids), "url"])),
        direction=shelved["direction"].map(_DIRECTION),
    )
    return table[[name for name in HEADINGS if name != "id"]].map(_cell)


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if pd.isna(value) else str(value)
