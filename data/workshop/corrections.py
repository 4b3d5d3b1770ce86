"""Corrected words of the room: kept in the folder of user data, laid over the shipped.

The shipped tables stay as they are; a row here takes the place of the shipped one for
as long as its English is still the same.
"""

import os
import re
from pathlib import Path

import pandas as pd

from data.checks import read_text, require, require_known
from data.home import home
from data.store.faults import plainly
from data.store.place import make_folder

COLUMNS = ("id", "en", "ur", "status", "confirmed_by", "note")
DRAFT, CHECKED = "draft", "checked"

_GAP = re.compile(r"\{(\w+)\}")
# Arabic forms of kaf, yeh, heh and teh marbuta look alike but break search and fonts;
# digits are Western in every language; a Latin stop turns round in a line of Urdu.
_NOT_URDU = re.compile(r"[كيىهة٠-٩۰-۹?;]|[,.](?!\d)")


def file() -> Path:
    """Return where corrections are kept."""
    return home() / "words.csv"


def read_corrections() -> pd.DataFrame:
    """Return the corrections, indexed by ``id``; without rows where there are none.

    Raises
    ------
    BadTable
        The file of corrections cannot be read.
    """
    if not file().exists():
        return pd.DataFrame(columns=list(COLUMNS), dtype=str).set_index("id")
    return read_text(file(), COLUMNS).set_index("id")


def corrected(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of words with the corrections in it.

    Parameters
    ----------
    table : indexed by ``id``, with ``en``, ``ur``, ``status``
    """
    own = read_corrections()
    same = [
        i in table.index and table.at[i, "en"] == own.at[i, "en"] for i in own.index
    ]
    own = own.loc[same]
    table = table.copy()
    for column in ("ur", "status", "confirmed_by"):
        if column in table:
            table.loc[own.index, column] = own[column]
    return table


def keep(rows: pd.DataFrame) -> None:
    """Write the corrections, all at once; no rows take them away.

    Parameters
    ----------
    rows : indexed by ``id``, with the other `COLUMNS`

    Raises
    ------
    StoreUnavailable
    """
    made = file().with_suffix(".new")
    with plainly():
        if rows.empty:
            file().unlink(missing_ok=True)
            return
        make_folder(made.parent)
        rows.reset_index()[list(COLUMNS)].to_csv(made, index=False, lineterminator="\n")
        os.replace(made, file())


def require_urdu(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable where Urdu lacks the words in braces, or has signs of another.

    Parameters
    ----------
    table : with ``en``, ``ur``, ``status``, indexed by row number
    path : where it stands
    """
    same_gaps(table, "ur", path)
    urdu = table["ur"].map(lambda text: not _NOT_URDU.search(_GAP.sub("", text)))
    rule = "has Arabic letters, digits or Latin punctuation where Urdu has its own"
    remedy = "Write ک ی ہ, Western digits and ، ؟ ۔"
    require(table["ur"], urdu.astype(bool), path, rule=rule, remedy=remedy)
    require_known(table["status"], (DRAFT, CHECKED), path)


def same_gaps(table: pd.DataFrame, language: str, path: Path) -> None:
    """Raise BadTable where a translation has other words in braces than the English.

    Parameters
    ----------
    table, path : as for `require_urdu`
    language : the column of the translation; empty cells are left alone
    """
    there, own = table["en"].map(_gaps), table[language].map(_gaps)
    same = (own == there) | (table[language] == "")
    rule = "does not have the same words in braces as the English"
    remedy = "Copy them as they are, braces included."
    require(table[language], same, path, rule=rule, remedy=remedy)


def gaps_of(text: str) -> list[re.Match[str]]:
    """Return where words have gaps, each match with the name of one.

    Parameters
    ----------
    text : words of a table
    """
    return list(_GAP.finditer(text))


def _gaps(text: str) -> list[str]:
    return sorted(_GAP.findall(text))
