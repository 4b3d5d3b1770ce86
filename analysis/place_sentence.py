"""Sentences on one place, its parts and those around it."""

import pandas as pd

from analysis import words
from analysis.headline import Subject, growth, nothing


def place(row: pd.Series, name: str, subject: Subject) -> str:
    """Say what one place's figures are for the group, beside the other group.

    Parameters
    ----------
    row : lenses of the place
    name : of the place
    subject : who and what
    """
    if pd.isna(row["level"]):
        return f"{name}: no figures for {subject.who} in this table."
    if subject.kind == "count":
        who = f"{words.number(row['level'])} {subject.who}"
        return f"{name}: {who} {subject.state}."
    if subject.kind == "growth":
        said = growth(row["level"], subject.who)
        return f"{name}: {said[0].lower()}{said[1:]}."
    groups = f"{words.percent(row['level'])} of {subject.who}"
    if "against" in row and not pd.isna(row["against"]):
        groups += f" and {words.percent(row['against'])} of {subject.other}"
    return f"{name}: {groups} {subject.state}."


def spread(table: pd.DataFrame, subject: Subject) -> str:
    """Say how far a rate differs between the parts of a place.

    Parameters
    ----------
    table : lenses of the parts, with ``level``
    subject : who and what
    """
    rates = table["level"].dropna()
    if rates.empty:
        return nothing(subject, subject.who)
    parts = words.count(len(rates), subject.unit)
    write = words.number if subject.kind == "count" else words.percent
    if len(rates) == 1:
        only = f"{words.sentence(subject.who)} in its one {subject.unit}"
        return f"{only}: {write(rates.iloc[0])}."
    return (
        f"{words.sentence(subject.who)}: from {write(rates.min())} to "
        f"{write(rates.max())} across {parts}."
    )
