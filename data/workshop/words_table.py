"""One table of all Urdu words with their English: written out and brought back.

A native reader corrects it in a spreadsheet; a steward marks in it what is confirmed.
"""

import csv
from pathlib import Path

import pandas as pd

from data.checks import (
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)
from data.errors import BadTable
from data.store.faults import plainly
from data.workshop import ballot_words, corrections, urdu
from data.workshop.corrections import CHECKED, COLUMNS, DRAFT

_FRESH = "python -m data.store words export FILE"


def shipped() -> pd.DataFrame:
    """Return all words as Zila ships them, indexed by ``id``; columns `COLUMNS`."""
    words = ballot_words.read_own_or_shipped()
    words = words.assign(confirmed_by="", note="ballot: " + words["note"])
    return pd.concat([urdu.read_shipped(), words])[list(COLUMNS[1:])]


def write(path: Path) -> list[str]:
    """Write the table of all words, corrections included; say what it holds, in lines.

    Parameters
    ----------
    path : a new CSV; a spreadsheet opens it as it is

    Raises
    ------
    StoreUnavailable
        It cannot be written there.
    """
    table = corrections.corrected(shipped())
    with plainly():
        # The mark tells a spreadsheet that this is UTF-8.
        table.to_csv(path, encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL)
    confirmed = int((table["status"] == CHECKED).sum())
    return [
        f"Written: {path}",
        f"{len(table)} words and sentences, {confirmed} of them confirmed.",
        "Correct the column ur. Where a steward confirms a row, write "
        f"“{CHECKED}” into status and the name of the office into confirmed_by.",
    ]


def bring_in(path: Path) -> list[str]:
    """Take corrections in, all of them or none; say what was taken, in lines.

    Rows that are not in the file stay as they are.

    Parameters
    ----------
    path : what `write` wrote, corrected

    Raises
    ------
    BadTable
        A row names no word, has another English, lost its braces or its Urdu signs,
        or is confirmed by nobody.
    StoreUnavailable
    """
    known = shipped()
    sent = _checked(path, known)
    now = corrections.corrected(known)
    changed = sent.index[(sent["ur"] != now.loc[sent.index, "ur"])]
    now.loc[sent.index, ["ur", "status", "confirmed_by"]] = sent
    decided = ["ur", "status", "confirmed_by"]
    own = (now[decided] != known[decided]).any(axis="columns")
    corrections.keep(now[own])
    confirmed = int((now["status"] == CHECKED).sum())
    return [
        f"Taken: {len(changed)} of {len(sent)} rows with other words than before.",
        f"Confirmed by now: {confirmed} of {len(now)}.",
        "They are kept in the folder of user data; Zila shows them at its next start.",
    ]


def _checked(path: Path, known: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a file, or raise BadTable at the first that is wrong."""
    if not path.is_file():
        raise BadTable(f"{path.name} is not there", f"Write one: {_FRESH}")
    table = read_text(path, COLUMNS)
    table["ur"], table["status"] = table["ur"].str.strip(), table["status"].str.strip()
    require_known(table["id"], list(known.index), path)
    require_unique(table, ["id"], path)
    same = table["en"].to_numpy() == known.loc[table["id"], "en"].to_numpy()
    require(
        table["en"],
        pd.Series(same, table.index),
        path,
        rule="is not the English of Zila, so its Urdu may not fit any more",
        remedy=f"Take the English of a fresh table: {_FRESH}",
    )
    require_filled(table["ur"], path)
    corrections.require_urdu(table, path)
    named = (table["confirmed_by"].str.strip() != "") | (table["status"] == DRAFT)
    rule = "is empty, but the row is confirmed"
    remedy = f"Write who confirmed it, or “{DRAFT}” into status."
    require(table["confirmed_by"], named, path, rule=rule, remedy=remedy)
    return table.set_index("id")[["ur", "status", "confirmed_by"]]
