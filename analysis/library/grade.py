"""The grade of a finding by rule: strong, moderate, weak or no more than a heading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.writing import sentence

STRONG, MODERATE, WEAK = "strong", "moderate", "weak"
UNREAD = "heading only"
GRADES = (STRONG, MODERATE, WEAK, UNREAD)
SCALE = (
    "Grades, the best first: **strong**, read in full and made in a known way; "
    "**moderate**; **weak**; **heading only**, of which no more than a heading was "
    "read: no evidence yet."
)
FEW = 30

_ASKED = ("survey", "interviews", "survey and interviews")
_READ = {
    "official summary": "Read in an official summary, not in full",
    "abstract": "Read as an abstract, not in full",
    "third-party copy": "Read in a copy on somebody else's site",
    "press": "Read in the press, not at its source",
    "web page": "Read on a web page, not in a report",
}
_WEAK_METHODS = {
    "announcement": "An announcement: whether it was carried out is not known",
    "account": "An account, not a study: its figures cannot be checked",
    "event": "One event, not a study",
}
_MODERATE_METHODS = {
    "order": "An order says what was to be done, not what was",
    "plan": "A plan says what its authors see and want; it measures nothing",
    "review": "Rests on what others found",
}
_FULL = "Read in full, and how it was made is known"


@dataclass(frozen=True)
class Graded:
    """A grade and why it is no better.

    Parameters
    ----------
    grade : one of `GRADES`
    reasons : sentences without a full stop; those that decide come first
    """

    grade: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Cap:
    """Something that keeps a finding from a better grade."""

    grade: str
    holds: Callable[[Mapping[str, Any]], bool]
    reason: Callable[[Mapping[str, Any]], str]


def _asked_nobody_knows(row: Mapping[str, Any]) -> bool:
    return row["method"] in _ASKED and pd.isna(row["n"])


def _asked_few(row: Mapping[str, Any]) -> bool:
    known = row["method"] in _ASKED and not pd.isna(row["n"])
    return known and row["n"] < FEW


def _undated(row: Mapping[str, Any]) -> bool:
    return row["how_read"] in ("press", "web page") and pd.isna(row["year"])


_CAPS = (
    _Cap(
        UNREAD,
        lambda row: row["how_read"] == "heading",
        lambda _: "Only a heading or a list of contents was read",
    ),
    _Cap(
        WEAK,
        lambda row: row["self_reported"],
        lambda _: "Told by the body whose own work it is",
    ),
    _Cap(
        WEAK,
        lambda row: row["method"] in _WEAK_METHODS,
        lambda row: _WEAK_METHODS[row["method"]],
    ),
    _Cap(
        WEAK,
        lambda row: row["reach"] == "one district",
        lambda _: "Speaks of one district only",
    ),
    _Cap(WEAK, _undated, lambda _: "A press or web report without a date"),
    _Cap(
        MODERATE,
        lambda row: row["how_read"] in _READ,
        lambda row: _READ[row["how_read"]],
    ),
    _Cap(
        MODERATE,
        lambda row: row["method"] in _MODERATE_METHODS,
        lambda row: _MODERATE_METHODS[row["method"]],
    ),
    _Cap(
        MODERATE,
        _asked_nobody_knows,
        lambda _: "How many were asked is not given",
    ),
    _Cap(MODERATE, _asked_few, lambda row: f"Few were asked ({row['n']})"),
)


def grade(row: Mapping[str, Any]) -> Graded:
    """Return the grade of one finding, with its reasons.

    A finding is strong until something holds it back; the lowest cap decides. What
    is told by the body whose own work it is, an account, an event or an announcement,
    one district, or a report without a date is at most weak; what was not read in
    full, orders, plans and reviews, and questions to an unknown or small number of
    people are at most moderate; a heading alone is no evidence yet.

    Parameters
    ----------
    row : ``how_read``, ``method``, ``reach`` : str; ``self_reported`` : bool;
        ``n``, ``year`` : int or missing
    """
    caps = [cap for cap in _CAPS if cap.holds(row)]
    if not caps:
        return Graded(STRONG, (_FULL,))
    lowest = max(caps, key=lambda cap: GRADES.index(cap.grade)).grade
    first = [cap for cap in caps if cap.grade == lowest]
    others = [cap for cap in caps if cap.grade != lowest]
    return Graded(lowest, tuple(cap.reason(row) for cap in first + others))


def called(grade: str) -> str:
    """Return what a grade is called where it stands by itself.

    Parameters
    ----------
    grade : one of `GRADES`
    """
    if grade == UNREAD:
        return "Heading only, no evidence yet"
    return f"{sentence(grade)} evidence"


def graded(findings: pd.DataFrame) -> pd.DataFrame:
    """Return the findings with ``grade`` (str) and ``reasons`` (tuple of str)."""
    found = [grade(row) for row in findings.to_dict("records")]
    return findings.assign(
        grade=[each.grade for each in found],
        reasons=pd.Series([each.reasons for each in found], index=findings.index),
    )


def best(grades: pd.Series) -> str:
    """Return the best of some grades, ``""`` of none."""
    return next((each for each in GRADES if (grades == each).any()), "")
