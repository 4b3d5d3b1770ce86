"""Sentences that state what a figure shows, and claim no more than it carries."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import writing
from analysis.gaps.lenses import half
from analysis.sentences import counted, empty
from data.vocabulary import FAVOURABLE, PEOPLE


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
    unit : what places are called, ``district`` or ``tehsil``
    named : names of the places where they may be said, else None
    counted : what the census counts of the groups, ``people`` or ``households``
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
    counted: str = PEOPLE


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
    exact = table["gap"].to_numpy(float)
    known = ~np.isnan(exact)
    if not known.any():
        return nothing(table, subject, compared=True)
    if known.sum() == 1:
        return one_gap(table[known].iloc[0], subject, places=len(table))
    who, gaps = writing.sentence(subject.who), writing.written_out(exact[known])
    behind = int((gaps > 0).sum())
    share = _of(behind, len(gaps), subject.unit)
    text = f"{who} are behind {subject.other} in {share}{_where(subject)}"
    text += counted.how_far(gaps[gaps > 0])
    if subject.named is not None and behind:
        widest = table.index[known][gaps == gaps.max()]
        names = writing.listed([subject.named[place] for place in widest])
        text += f"; widest in {names} ({writing.points(gaps.max())})"
    return f"{text}."


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
        return nothing(table, subject)
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
        return nothing(table, subject)
    phrase = subject.lack if subject.direction == FAVOURABLE else subject.state
    people = f"{writing.people(numbers.sum())} {subject.who}{_where(subject)}"
    if len(numbers) < 4 or not numbers.sum():
        return f"{people} {phrase}."
    places = _of(half(numbers), len(numbers), subject.unit)
    live = "live" if subject.counted == PEOPLE else "are"
    return f"{people} {phrase}; half of them {live} in {places}."


def _of(count: int, all_of: int, unit: str) -> str:
    if all_of == 1:
        return f"the one {unit}" if count else f"not the one {unit}"
    if count == all_of:
        return f"all {writing.count(all_of, unit)}"
    return f"{count or 'none'} of {writing.count(all_of, unit)}"


def _where(subject: Subject) -> str:
    return f" {subject.where}" if subject.where else ""


def one_gap(row: pd.Series, subject: Subject, *, places: int = 1) -> str:
    """Say who is behind whom in the one place that can be compared.

    Parameters
    ----------
    row : lenses of the place, with ``gap``
    subject : who and what
    places : how many places there are with it
    """
    who, gap = writing.sentence(subject.who), float(f"{row['gap']:.1f}")
    where = _where(subject)
    if places > 1:
        # One place's gap is not the area's.
        named = writing.count(places, subject.unit)
        where = f" in the one of {named}{where} where both can be compared"
    if writing.points(gap) == writing.points(0):
        return f"{who} and {subject.other} are level{where}."
    first, second = (who, subject.other) if gap > 0 else (subject.other, subject.who)
    size = writing.points(abs(gap)).removeprefix("+")
    levels = (row.get("level", float("nan")), row.get("against", float("nan")))
    rounded = "" if writing.adds_up(row["gap"], *levels) else ", taken before rounding"
    first = writing.sentence(first)
    return f"{first} are {size} behind {second}{where}{rounded}."


def growth(rate: float, who: str) -> str:
    """Say by how much a number of people changes a year, without a full stop."""
    verb = "fell" if rate < 0 else "grew"
    return f"The number of {who} {verb} by {writing.percent(abs(rate))} a year"


def nothing(table: pd.DataFrame, subject: Subject, *, compared: bool = False) -> str:
    """Say why a table holds no figures for somebody.

    Parameters
    ----------
    table : lenses of the places, all without a value
    subject : who and what
    compared : whether both groups are wanted
    """
    groups = (subject.who, subject.other) if compared else (subject.who,)
    return empty.nothing(table, groups, _where(subject))
