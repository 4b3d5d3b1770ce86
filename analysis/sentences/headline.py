"""Sentences that state what a figure shows, and claim no more than it carries."""

from dataclasses import dataclass

import pandas as pd

from analysis import writing
from analysis.gaps.lenses import half
from analysis.maps.classes import ABOUT_EQUAL
from data.vocabulary import FAVOURABLE


@dataclass(frozen=True)
class Subject:
    """Who and what a sentence is about.

    Parameters
    ----------
    who, other : the two groups in the plural (``girls``, ``boys``)
    state : what the numerator says of them (``are out of school``)
    lack : what is said of those worse off (``can't read and write``)
    direction : ``favourable``, ``adverse`` or ``context``
    kind : ``share``, ``growth`` or ``count``
    where : the place in the sentence (``in Sindh``), empty for the country
    unit : what is counted, ``district`` or ``tehsil``
    named : names of the places where they may be said, else None
    """

    who: str
    other: str
    state: str
    lack: str
    direction: str
    kind: str
    where: str = ""
    unit: str = "district"
    named: pd.Series | None = None


WIDE = 10


def gap(table: pd.DataFrame, subject: Subject) -> str:
    """Say in how many places the group is behind, and how far.

    Parameters
    ----------
    table : lenses of the places, with ``gap``
    subject : who and what

    Notes
    -----
    Gaps are compared as they are written, with one decimal, so that whoever counts
    in the table finds the same number of places; see also `about_equal`.
    """
    gaps = writing.as_written(table["gap"].dropna())
    if gaps.empty:
        return nothing(subject, f"{subject.who} and {subject.other}")
    who = writing.sentence(subject.who)
    if len(gaps) == 1:
        return _one_gap(gaps.iloc[0], subject, who)
    behind = int((gaps > 0).sum())
    share = _of(behind, len(gaps), subject.unit)
    text = f"{who} are behind {subject.other} in {share}{_where(subject)}"
    text += _how_far(gaps[gaps > 0])
    if subject.named is not None and behind:
        widest = gaps.index[gaps == gaps.max()]
        names = writing.listed([subject.named[place] for place in widest])
        text += f"; widest in {names} ({writing.points(gaps.max())})"
    return f"{text}."


def about_equal(gaps: pd.Series) -> int:
    """Return in how many places the group is behind and the legend says about equal.

    Parameters
    ----------
    gaps : percentage points as they are written, positive where the group is behind

    Notes
    -----
    The headline counts them as behind and the legend does not: a headline that says
    how many they are lets the classes add up to its number.
    """
    return int(((gaps > 0) & (gaps <= ABOUT_EQUAL)).sum())


def _how_far(behind: pd.Series) -> str:
    """Return how far behind, by its two ends: much, and so little as to be equal."""
    wide, near = int((behind > WIDE).sum()), about_equal(behind)
    least = f"no more than {ABOUT_EQUAL:g} point"
    ends = {f"more than {WIDE} points": wide, least: near}
    said = [
        f"by {far} in {'each of them' if n == len(behind) else n}"
        for far, n in ends.items()
        if n
    ]
    return f", {' and '.join(said)}" if said else ""


def level(table: pd.DataFrame, overall: float, subject: Subject) -> str:
    """Say the rate of the whole area and its range over the places.

    Parameters
    ----------
    table : lenses of the places, with ``level``
    overall : the rate of all places together
    subject : who and what
    """
    rates = table["level"].dropna()
    if rates.empty:
        return nothing(subject, subject.who)
    write = writing.people if subject.kind == "count" else writing.percent
    if subject.kind == "count":
        text = f"{write(overall)} {subject.who} {subject.state}{_where(subject)}"
    elif subject.kind == "growth":
        text = growth(overall, subject.who) + _where(subject)
    else:
        text = f"{write(overall)} of {subject.who}{_where(subject)} {subject.state}"
    low, high = write(rates.min()), write(rates.max())
    if low != high:
        text += f"; from {low} to {high} by {subject.unit}"
    return f"{text}."


def number(table: pd.DataFrame, subject: Subject) -> str:
    """Say how many people that is, and how concentrated they are.

    Parameters
    ----------
    table : lenses of the places, with ``number``
    subject : who and what
    """
    numbers = table["number"].dropna()
    if numbers.empty:
        return nothing(subject, subject.who)
    phrase = subject.lack if subject.direction == FAVOURABLE else subject.state
    people = f"{writing.people(numbers.sum())} {subject.who}{_where(subject)}"
    if len(numbers) < 4 or not numbers.sum():
        return f"{people} {phrase}."
    places = _of(half(numbers), len(numbers), subject.unit)
    return f"{people} {phrase}; half of them live in {places}."


def _of(count: int, all_of: int, unit: str) -> str:
    if count == all_of:
        return f"all {writing.count(all_of, unit)}"
    return f"{count or 'none'} of {writing.count(all_of, unit)}"


def _where(subject: Subject) -> str:
    return f" {subject.where}" if subject.where else ""


def _one_gap(gap: float, subject: Subject, who: str) -> str:
    if writing.points(gap) == writing.points(0):
        return f"{who} and {subject.other} are level{_where(subject)}."
    first, second = (who, subject.other) if gap > 0 else (subject.other, subject.who)
    size = writing.points(abs(gap)).removeprefix("+")
    return f"{writing.sentence(first)} are {size} behind {second}{_where(subject)}."


def growth(rate: float, who: str) -> str:
    """Say by how much a number of people changes a year, without a full stop."""
    verb = "fell" if rate < 0 else "grew"
    return f"The number of {who} {verb} by {writing.percent(abs(rate))} a year"


def nothing(subject: Subject, whom: str) -> str:
    """Say that the table holds no figures for somebody."""
    return f"No figures for {whom}{_where(subject)} in this table."
