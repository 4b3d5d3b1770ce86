"""What every row of the library of findings must keep, so that votes may rest on it."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from data.checks import require, require_filled, require_known
from data.library.numerals import numerals
from data.vocabulary import (
    ABROAD,
    BACKGROUND,
    COUNTRY,
    ERAS,
    HEADING,
    HOW_READ,
    METHODS,
    MINUS,
    NEITHER,
    PLUS,
    PROVINCES,
    REACHES,
    STATUSES,
    THEMES,
    TIERS,
    VOTABLE,
)

FILLED = (
    "id",
    "theme",
    "provinces",
    "statement",
    "figures",
    "sample",
    "study",
    "sources",
)
_WORDS = {
    "theme": THEMES,
    "tier": TIERS,
    "reach": REACHES,
    "method": METHODS,
    "how_read": HOW_READ,
    "status": STATUSES,
    "direction": (PLUS, MINUS, NEITHER, ""),
}
_PLACES = (*PROVINCES, COUNTRY, ABROAD)


def check_words(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable unless every cell is filled that must be, with words that exist.

    Parameters
    ----------
    table : the findings as text, indexed by row number
    path : where they stand
    """
    for column in FILLED:
        require_filled(table[column], path)
    for column, values in _WORDS.items():
        require_known(table[column], values, path)
    stated = [
        numerals(said) <= numerals(given)
        for said, given in zip(table["statement"], table["figures"], strict=True)
    ]
    require(
        table["statement"],
        pd.Series(stated, index=table.index),
        path,
        rule="states a number that its figures do not have",
        remedy="Correct the sentence, or add the number to the column figures.",
    )


def check_lists(
    table: pd.DataFrame, path: Path, known: Mapping[str, Collection[str]]
) -> None:
    """Raise BadTable where a list names what does not exist.

    Parameters
    ----------
    table : the findings, lists as tuples
    path : where they stand
    known : column -> the ids of another table
    """
    for column in ("provinces", "filed_under"):
        require_known(table[column].explode().dropna(), _PLACES, path)
    require_known(table["era"].explode().dropna(), ERAS, path)
    for column in ("recommendations", "study", "sources"):
        require_known(table[column].explode().dropna(), list(known[column]), path)
    topics = table.loc[table["topic"] != "", "topic"]
    require_known(topics, list(known["topic"]), path)
    named = pd.concat([table["id"], table["aliases"].explode().dropna()])
    rule, remedy = "is the id of two findings", "Give each finding one id."
    require(named, ~named.duplicated(), path, rule=rule, remedy=remedy)
    later = table.loc[table["superseded_by"] != "", "superseded_by"]
    require_known(later, list(table["id"]), path)


def check_sense(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable where two cells of a row contradict each other.

    Parameters
    ----------
    table : the findings, lists as tuples
    path : where they stand
    """
    status = table["status"]
    heading = (status == HEADING) == (table["how_read"] == "heading")
    rule = "is not right: what was read as a heading has this status, nothing else has"
    require(status, heading, path, rule=rule, remedy="Correct status or how_read.")
    old = (status != VOTABLE) | (table["superseded_by"] == "")
    rule, remedy = "is superseded and can have no vote", f"Make it {BACKGROUND}."
    require(status, old, path, rule=rule, remedy=remedy)
    circular = (status != VOTABLE) | ~table["circular"]
    rule = "restates a recommendation and can have no vote"
    require(status, circular, path, rule=rule, remedy=remedy)
    sided = (table["topic"] == "") == (table["direction"] == "")
    rule = "does not fit the topic"
    remedy = "Fill both topic and direction, or neither."
    require(table["direction"], sided, path, rule=rule, remedy=remedy)
    authorities, change = ERAS[2], ERAS[4]
    marked = table["era"].map(lambda eras: authorities not in eras or change in eras)
    rule = f"must also say “{change}”"
    require(table["era"], marked, path, rule=rule, remedy=f"Add |{change}.")
