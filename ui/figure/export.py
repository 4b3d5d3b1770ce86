"""Tables as CSV with their metadata, safe to open in any spreadsheet."""

import csv as plain
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis import writing
from ui.edition import tables


@dataclass(frozen=True)
class Work:
    """Whose a file without a figure is, and on which terms it may be used.

    Parameters
    ----------
    name : what of Zila it is, in its citation
    source : where it comes from
    licence : the terms
    """

    name: str
    source: str
    licence: str


LIBRARY = Work(
    "findings",
    "published works, named in each row",
    "Statements and grades: Zila. Works cited: the rights of their publishers; cite "
    "them, not Zila, for what they found",
)
WORKSHOP = Work(
    "workshop",
    "log of this workshop; votes only as they were published",
    "No licence is recorded: ask who led the workshop",
)
_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
DEMONSTRATION = "Votes and words of this rehearsal are made up"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(table: pd.DataFrame, metadata: Mapping[str, str], name: str = "") -> bytes:
    """Return a table as CSV (UTF-8 with mark) under lines that say what it is.

    Each line is one cell, so that in a spreadsheet they keep to the first column.

    Parameters
    ----------
    table : as shown; see `ui.figure.columns` for both forms of its numbers
    metadata : said in lines that begin with ``#`` before the header
    name : of the file; with it a last line says how pandas reads the table
    """
    said = dict(metadata)
    if name:
        said["read in Python"] = reading(name, metadata)
    top = io.StringIO(newline="")
    lines = plain.writer(top, lineterminator="\n")
    lines.writerows([f"# {key}: {_one_line(value)}"] for key, value in said.items())
    body = table.map(_harmless).rename(columns=_harmless).to_csv(index=False)
    return f"{top.getvalue()}{body}".encode("utf-8-sig")


def of_table(
    title: str, more: Mapping[str, str], address: str = "", *, work: Work
) -> dict[str, str]:
    """Return what a file without a figure says of itself: findings, a room's lists.

    Parameters
    ----------
    title : what it holds
    more : what else is said of it
    address : where it can be seen again; empty where it cannot
    work : whose it is
    """
    edition = tables.tables().edition
    said = {"title": title, "source": work.source, "licence": work.licence, **more}
    said |= {"citation": f"Zila, {work.name}, edition {edition}", "edition": edition}
    return said | ({"address": address} if address else {}) | {"written": today()}


def today() -> str:
    """Return the day on which a file is written, for example 28 Nov 2026."""
    return writing.date(date.today().isoformat())


def reading(name: str, metadata: Mapping[str, str]) -> str:
    """Return the line of Python that reads a file's table.

    Parameters
    ----------
    name : of the file
    metadata : what it says of itself beside this line
    """
    return f"pandas.read_csv('{name}', skiprows={len(metadata) + 1})"


def embedded(value: object) -> str:
    """Return a value as JSON that is safe inside a page's script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running text as a formula; numbers stay numbers.

    A line break would begin a row of its own in some of them, so it becomes a space.
    """
    if not isinstance(value, str):
        return value
    line = _BREAK.sub(" ", value)
    runs = value.startswith(_FORMULA) or line.lstrip().startswith(_FORMULA)
    return f"'{line}" if runs else line


def _one_line(value: str) -> str:
    return " ".join(str(value).split())
