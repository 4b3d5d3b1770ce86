"""Reading the library of findings: what is said, of whom, and how it is known."""

from pathlib import Path

import pandas as pd

from data.census.remembered import remembered
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require_unique,
    yes_or_no,
)
from data.library import rules
from data.library.recommendations import read_recommendations
from data.library.sources import read_sources
from data.library.topics import read_topics

FINDINGS = (
    "id",
    "aliases",
    "theme",
    "provinces",
    "statement",
    "figures",
    "sample",
    "n",
    "year",
    "era",
    "tier",
    "reach",
    "method",
    "how_read",
    "self_reported",
    "names_officer",
    "status",
    "circular",
    "superseded_by",
    "recommendations",
    "topic",
    "direction",
    "views",
    "study",
    "sources",
    "filed_under",
    "note",
)
LISTS = (
    "aliases",
    "provinces",
    "era",
    "recommendations",
    "views",
    "sources",
    "filed_under",
)


@remembered
def read_findings(folder: Path = TABLES) -> pd.DataFrame:
    """Return the findings, in the order of the file.

    The grade is not stored: `analysis.library.grade` computes it from ``how_read``,
    ``method``, ``self_reported``, ``reach``, ``n`` and ``year``.

    Returns
    -------
    DataFrame, indexed by ``id``; str where nothing else is said
        ``aliases`` : tuple, ids of rows of the same study that became this one
        ``theme`` : one of `vocabulary.THEMES`
        ``provinces`` : tuple of provinces; ("Pakistan",) where it speaks of the
        country or does not name its provinces; ("Other countries",)
        ``statement`` : a sentence in our words; every number stands in ``figures``
        ``figures``, ``sample`` : what the source gives; whom it asked
        ``n`` : Int64, people or units asked, missing where not given
        ``year`` : Int64, missing where the source has no date
        ``era`` : tuple of `vocabulary.ERAS`
        ``tier`` : whom it is about, one of `vocabulary.TIERS`
        ``reach``, ``method``, ``how_read`` : see `vocabulary`
        ``self_reported`` : bool, told by the body whose own work it is
        ``names_officer`` : bool, the source points at an officer or a place, so the
        statement names neither
        ``status`` : "votable", "context" or "heading"
        ``circular`` : bool, a recommendation told again, no evidence for it
        ``superseded_by`` : id of the later finding, or empty
        ``recommendations`` : tuple of the ids it bears on
        ``topic``, ``direction`` : what it takes a side on, "+", "-" or "0"; or empty
        ``views`` : tuple of queries of addresses of figures that belong to it
        ``study`` : id of the source that stands for the study it comes from; findings
        of one study count once
        ``sources`` : tuple of ids of `data.library.sources`, the first is the main one
        ``filed_under`` : tuple, the provinces it was first collected under
        ``note`` : what a reader should know

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "findings.csv"
    table = read_text(path, FINDINGS)
    require_unique(table, ["id"], path)
    rules.check_words(table, path)
    for column in LISTS:
        table[column] = table[column].map(
            lambda cell: tuple(filter(None, cell.split("|")))
        )
    table = _measured(table, path)
    sources = read_sources(folder).index
    rules.check_lists(
        table,
        path,
        {
            "recommendations": read_recommendations(folder).index,
            "sources": sources,
            "study": sources,
            "topic": read_topics(folder).index,
        },
    )
    rules.check_sense(table, path)
    return table.set_index("id")


def _measured(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return the table with numbers for numbers and bools for yes and no."""
    bounds = {"n": (1, 1_000_000), "year": (1990, 2100)}
    for column, (low, high) in bounds.items():
        given = table.loc[table[column] != "", column]
        values = numbers(given, path, low=low, high=high, whole=True)
        table[column] = values.astype("Int64").reindex(table.index)
    for column in ("self_reported", "names_officer", "circular"):
        table[column] = yes_or_no(table[column], path)
    return table
