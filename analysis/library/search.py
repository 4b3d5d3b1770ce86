"""Finding a finding: search, filters, what each filter would leave, and the address."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Self

import pandas as pd

from analysis.library import words
from analysis.library.balance import UNDATED
from analysis.library.grade import GRADES, graded
from data.vocabulary import (
    ABROAD,
    COUNTRY,
    ERAS,
    METHODS,
    PROVINCES,
    STATUSES,
    THEMES,
    TIERS,
)

_ORDER = {
    "theme": THEMES,
    "province": (*PROVINCES, COUNTRY, ABROAD),
    "era": ERAS,
    "grade": GRADES,
    "method": METHODS,
    "tier": TIERS,
    "status": STATUSES,
}
_COLUMN = {"province": "provinces", "recommendation": "recommendations"}
_SEARCHED = ("theme", "statement", "figures", "sample", "note", "method")


@dataclass(frozen=True)
class Wanted:
    """What to keep: any of the values of a field, all of the fields.

    Parameters
    ----------
    words : everything they name must occur, by one of its names, in any order
    theme, province, recommendation, year, era, grade, method, tier, status : values
        to keep; nothing chosen keeps all
    """

    words: str = ""
    theme: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    recommendation: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    era: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    status: tuple[str, ...] = ()

    def chips(self) -> list[tuple[str, str]]:
        """Return (field, value) of everything chosen, to be taken away one by one."""
        chosen = [(field, value) for field in FILTERS for value in getattr(self, field)]
        return ([("words", self.words)] if self.words else []) + chosen

    def without(self, field: str, value: str) -> Self:
        """Return this choice less one chip."""
        if field == "words":
            return replace(self, words="")
        kept = tuple(each for each in getattr(self, field) if each != value)
        return self.keeping(field, kept)

    def keeping(self, field: str, values: tuple[str, ...]) -> Self:
        """Return this choice with other values of one filter."""
        changes: dict[str, Any] = {field: values}
        return replace(self, **changes)

    def to_query(self) -> dict[str, str]:
        """Return what is chosen as query parameters; lists are joined by commas."""
        chosen = {
            field: ",".join(map(slug, getattr(self, field)))
            for field in FILTERS
            if getattr(self, field)
        }
        return ({"words": self.words} if self.words else {}) | chosen


FILTERS = tuple(field.name for field in fields(Wanted) if field.name != "words")


def slug(value: str) -> str:
    """Return a value as addresses write it: ``Data use`` as ``data-use``."""
    plain = unicodedata.normalize("NFKD", value).casefold()
    letters = (each if each.isalnum() and each.isascii() else " " for each in plain)
    return "-".join("".join(letters).split())


def shelf(findings: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the findings ready to be searched.

    Parameters
    ----------
    findings : see `data.library.findings`
    sources : indexed by id: ``title``, ``publisher``, ``container`` : str;
        ``authors`` : tuple

    Returns
    -------
    DataFrame, the findings with ``grade``, ``reasons`` (see `analysis.library.grade`),
    ``searched`` (str, all its text), ``terms`` (tuple, what its words are found by)
    """
    named = sources[["title", "publisher", "container"]].agg(" ".join, axis="columns")
    named += " " + sources["authors"].map(" ".join)
    table = graded(findings)
    texts = table[list(_SEARCHED)].agg(" ".join, axis="columns")
    for column in ("provinces", "aliases", "recommendations"):
        texts += " " + table[column].map(" ".join)
    texts += " " + table["sources"].map(lambda ids: " ".join(named.loc[list(ids)]))
    texts += " " + table["year"].astype(object).map(_year)
    searched = (table.index.to_series() + " " + texts).str.casefold()
    return table.assign(searched=searched, terms=searched.map(words.terms))


def _year(year: object) -> str:
    return "" if pd.isna(year) else str(year)


def matching(shelved: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Return the findings that are wanted, in their order.

    Parameters
    ----------
    shelved : see `shelf`
    wanted : words and filters
    """
    keep = pd.Series(True, index=shelved.index)
    for thing in words.asked(wanted.words):
        if not keep.any():
            break
        left = shelved.loc[keep, "terms"].map(partial(words.holds, thing=thing))
        keep[keep] = left.to_numpy(bool)
    for field in FILTERS:
        chosen = set(getattr(wanted, field))
        if chosen:
            keep &= _values(shelved, field).map(
                lambda values, chosen=chosen: bool(chosen & set(values))
            )
    return shelved[keep]


def _values(shelved: pd.DataFrame, field: str) -> pd.Series:
    """Return the values of a field, a tuple a finding."""
    if field == "year":
        return shelved["year"].astype(object).map(_dated)
    cells = shelved[_COLUMN.get(field, field)]
    return cells.map(lambda cell: cell if isinstance(cell, tuple) else (cell,))


def _dated(year: object) -> tuple[str]:
    """Return a year as a filter names it; a missing one has a name, too."""
    return (UNDATED,) if pd.isna(year) else (str(year),)


def choices(shelved: pd.DataFrame, field: str, wanted: Wanted) -> dict[str, int]:
    """Return every value of a field and how many findings it would leave.

    The other filters and the words stay as they are; values stand in a fixed order,
    years from the latest, findings without a date last.

    Parameters
    ----------
    shelved : see `shelf`
    field : one of `FILTERS`
    wanted : what is chosen so far
    """
    every = set(_values(shelved, field).explode().dropna())
    left = matching(shelved, wanted.keeping(field, ()))
    found = _values(left, field).explode().value_counts()
    if field == "year":
        order: Sequence[str] = sorted(every - {UNDATED}, reverse=True) + [UNDATED]
    else:
        order = _ORDER.get(field, sorted(every))
    return {value: int(found.get(value, 0)) for value in order if value in every}
