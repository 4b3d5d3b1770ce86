"""How numbers are written in sentences, labels and tables."""

import math
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd

from data.vocabulary import HOUSEHOLDS

MISSING = "–"
# Decimals of values of each kind of indicator: in sentences, on axes, in tables alike.
DIGITS = {"share": 1, "growth": 1, "count": 0}
Writer: TypeAlias = Callable[[float], str]
_MILLION = 1_000_000
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def percent(value: float, digits: int = 1) -> str:
    """Write a share: ``35.6%``; missing is a dash."""
    return MISSING if _missing(value) else f"{_plain(value, digits)}%"


def points(value: float, digits: int = 1) -> str:
    """Write a gap with its sign: ``+6.5 pp``, ``−1.2 pp``, ``0.0 pp``."""
    if _missing(value):
        return MISSING
    text = _plain(value, digits)
    sign = "+" if float(text.replace("−", "-").replace(",", "")) > 0 else ""
    return f"{sign}{text}\u00a0pp"


def apart(gap: float, ours: float, theirs: float) -> str:
    """Write a gap beside its two levels, and say where rounding parts them.

    Parameters
    ----------
    gap : percentage points
    ours, theirs : percent, as they are written beside it
    """
    told = "" if adds_up(gap, ours, theirs) else ", before rounding"
    return f"{points(gap)}{told}"


def adds_up(gap: float, ours: float, theirs: float) -> bool:
    """Say whether a gap as written is the difference of the levels as written.

    Parameters
    ----------
    gap : percentage points, with either sign
    ours, theirs : percent
    """
    if _missing(gap) or _missing(ours) or _missing(theirs):
        return True
    difference = abs(float(f"{ours:.1f}") - float(f"{theirs:.1f}"))
    return f"{difference:.1f}" == f"{abs(gap):.1f}"


def as_written(values: pd.Series, digits: int = 1) -> pd.Series:
    """Return numbers as they are printed, so that counts of them agree with a table.

    Parameters
    ----------
    values : percent or percentage points; missing ones stay missing
    digits : decimals that are printed
    """
    written = written_out(values.to_numpy(float), digits)
    return pd.Series(written, index=values.index, dtype=float, name=values.name)


def written_out(values: np.ndarray, digits: int = 1) -> np.ndarray:
    """Return an array of numbers as they are printed, as `as_written` does.

    Parameters
    ----------
    values : numbers; missing ones stay missing
    digits : decimals that are printed
    """
    form = f"%.{digits}f"
    return np.array([float(form % value) for value in values.tolist()], dtype=float)


def parity(value: float) -> str:
    """Write a parity index with two decimals."""
    return MISSING if _missing(value) else _plain(value, 2)


def signed(r: float) -> str:
    """Write a correlation with its sign and two decimals."""
    text = f"{r:+.2f}".replace("-", "−")
    return text[1:] if not text.strip("+−0.") else text


def number(value: float) -> str:
    """Write a count of people with thousands separators."""
    return MISSING if _missing(value) else f"{round(value):,}".replace("-", "−")


def people(value: float, digits: int = 1) -> str:
    """Write a large count for a sentence: ``13.4 million``, ``842,000``, ``1,240``."""
    if _missing(value):
        return MISSING
    if abs(value) >= _MILLION:
        exact = digits if value < 100 * _MILLION else 0
        return f"{_plain(value / _MILLION, exact)} million"
    if abs(value) >= 100_000:
        return f"{round(value, -3):,.0f}"
    return number(value)


def count(value: int, noun: str, plural: str | None = None) -> str:
    """Write a small count with its noun: ``1 district``, ``12 districts``."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def listed(names: list[str]) -> str:
    """Join names for a sentence: ``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def either(names: Sequence[str]) -> str:
    """Join names after a *no*: ``A``, ``A or B``, ``A, B or C``."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def between(low: int, high: int) -> str:
    """Write a count that is told as a range: ``8``, ``7 or 8``, ``6 to 8``."""
    if low == high:
        return str(low)
    return f"{low} {'or' if high == low + 1 else 'to'} {high}"


def date(iso: str) -> str:
    """Write a date as far as it is known: ``15 Apr 2025``, ``Apr 2025``, ``2025``.

    Parameters
    ----------
    iso : year-month-day, year-month or year; anything else is returned as it is
    """
    if not _DATE.fullmatch(iso):
        return iso
    year, *rest = iso.split("-")
    month = [_MONTHS[int(number) - 1] for number in rest[:1]]
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def those(whom: str, state: str, where: str = "") -> str:
    """Write of whom something is said: ``girls who ...``, ``households that ...``.

    Parameters
    ----------
    whom : plural noun
    state : what is said of them, a verb first
    where : the place, between both
    """
    return f"{whom}{where and f' {where}'} {that(whom)} {state}"


def that(whom: str) -> str:
    """Return the word that leads on from a plural noun: households are not people."""
    return "that" if whom.casefold().endswith(HOUSEHOLDS) else "who"


def sentence(text: str) -> str:
    """Return the text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def literal(text: str) -> str:
    """Return Markdown that shows the text as it stands, on one line."""
    line = re.sub(r"[ \t\r\n]+", " ", text)
    return re.sub(r"([\\`*_~$#|!<>{}\[\]]|:(?=\w))", r"\\\1", line)


def _plain(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}".replace("-", "−")
    return text.removeprefix("−") if not text.strip("−0.,") else text


def _missing(value: float) -> bool:
    return value is None or math.isnan(value)
