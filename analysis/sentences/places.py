"""Sentences on one place, its parts and those around it."""

import pandas as pd

from analysis import writing
from analysis.sentences import empty
from analysis.sentences.headline import Subject, growth, nothing, one_gap


def place(row: pd.Series, name: str, subject: Subject) -> str:
    """Say what one place's figures are for the group, beside the other group.

    Parameters
    ----------
    row : lenses of the place
    name : of the place
    subject : who and what
    """
    nobody = empty.whom_nobody_counts(row, subject.who)
    if nobody:
        return f"{name}: not applicable, the census counts no {nobody} there."
    if pd.isna(row["level"]):
        return f"{name}: no figures for {subject.who} in this table."
    if subject.kind == "count":
        who = f"{writing.number(row['level'])} {subject.who}"
        return f"{name}: {who} {subject.state}."
    if subject.kind == "growth":
        said = growth(row["level"], subject.who)
        return f"{name}: {said[0].lower()}{said[1:]}."
    groups = f"{writing.percent(row['level'])} of {subject.who}"
    if "against" in row and not pd.isna(row["against"]):
        groups += f" and {writing.percent(row['against'])} of {subject.other}"
    nobody = empty.whom_nobody_counts(row, "", subject.other)
    why = f"; a gap is not applicable, the census counts no {nobody} there"
    alone = why if nobody else ""
    return f"{name}: {groups} {subject.state}{alone}."


def apart(row: pd.Series, subject: Subject) -> str:
    """Say one place's gap in percentage points and in people.

    Parameters
    ----------
    row : lenses of the place
    subject : who and what

    Returns
    -------
    one or two sentences; empty where nothing is compared
    """
    if pd.isna(row.get("gap")):
        return ""
    text = one_gap(row, subject)
    people = round(row["to_close"])
    if writing.points(row["gap"])[0] != "+" or not people:
        return text
    return (
        f"{text} In {subject.counted}: to close the gap, things would have to change "
        f"for {writing.number(people)} of the {writing.number(row['people'])} "
        f"{subject.who}."
    )


def spread(table: pd.DataFrame, subject: Subject) -> str:
    """Say how far a rate differs between the parts of a place.

    Parameters
    ----------
    table : lenses of the parts, with ``level`` and ``name``
    subject : who and what
    """
    rates = table["level"].dropna()
    if rates.empty:
        return nothing(table, subject)
    parts = writing.count(len(rates), subject.unit)
    write = writing.number if subject.kind == "count" else writing.percent
    who, names = writing.sentence(subject.who), table["name"]
    gone = empty.left_out(table, names, (subject.who,))
    if len(rates) == 1:
        # By its name: it need not be the place whose profile this is.
        return f"{who} in {names[rates.index[0]]}: {write(rates.iloc[0])}{gone}."
    ends = f"from {write(rates.min())} to {write(rates.max())}"
    return f"{who}: {ends} across {parts}{gone}."
