"""Reading the words of the ballot, in every language that phones can choose."""

import re
from pathlib import Path

import pandas as pd

from data.checks import (
    TABLES,
    read_text,
    require,
    require_complete,
    require_filled,
    require_known,
    require_unique,
)
from data.home import home

BALLOT_WORDS = ("id", "en", "ur", "sd", "status", "note")
LANGUAGES = ("en", "ur", "sd")
DRAFT, CHECKED = "draft", "checked"

_GAP = re.compile(r"\{(\w+)\}")
# Arabic forms of kaf, yeh, heh and teh marbuta look alike but break search and fonts;
# digits are Western in every language; a Latin stop turns round in a line of Urdu.
_NOT_URDU = re.compile("[كيىهة٠-٩۰-۹,?;]|\\.(?!\\d)")


def word_id(kind: str, value: str) -> str:
    """Return the id of the words for a value of the store.

    >>> word_id("choice", "agree with changes")
    'choice_agree_with_changes'
    """
    return "_".join([kind, *re.findall(r"[a-z0-9]+", value.lower())])


def read_ballot_words(folder: Path = TABLES) -> pd.DataFrame:
    """Return the words of the ballot, in the order of the file.

    A table ``ballot_words.csv`` in the folder of user data takes the place of the
    shipped one as a whole, so that who reads Urdu or Sindhi can correct it; it must
    have every word of the shipped one.

    Returns
    -------
    DataFrame of str, indexed by ``id``
        ``en``, ``ur`` : the words; ``{name}`` stands for what is put in
        ``sd`` : Sindhi, may be empty
        ``status`` : "draft" until a native reader has checked the row, "checked"
        ``note`` : what a translator must know

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    shipped, own = folder / "ballot_words.csv", home() / "ballot_words.csv"
    table = _read(shipped)
    if own.exists():
        ids = list(table["id"])
        table = _read(own)
        require_complete(table["id"], ids, own)
    return table.set_index("id")


def _read(path: Path) -> pd.DataFrame:
    table = read_text(path, BALLOT_WORDS)
    for column in ("id", "en", "ur"):
        require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_known(table["status"], (DRAFT, CHECKED), path)
    gaps = table["en"].map(_gaps)
    for language in LANGUAGES[1:]:
        filled = table[language] != ""
        same = (table[language].map(_gaps) == gaps) | ~filled
        rule = "does not have the same words in braces as the English"
        remedy = "Copy them as they are, braces included."
        require(table[language], same, path, rule=rule, remedy=remedy)
    urdu = table["ur"].map(lambda text: not _NOT_URDU.search(_GAP.sub("", text)))
    rule = "has Arabic letters, digits or Latin punctuation where Urdu has its own"
    remedy = "Write ک ی ہ, Western digits and ، ؟ ۔"
    require(table["ur"], urdu, path, rule=rule, remedy=remedy)
    return table


def _gaps(text: str) -> list[str]:
    return sorted(_GAP.findall(text))
