"""Reading who the middle tier is: its posts, dated, as each province corrects them."""

import re
from pathlib import Path

import pandas as pd

from data.checks import (
    TABLES,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)
from data.home import home
from data.library.sources import read_sources
from data.vocabulary import OUTSIDE, PROVINCES, TIERS

POSTS = (
    "province",
    "post",
    "tier",
    "wing",
    "grade",
    "from",
    "to",
    "notification",
    "source",
    "status",
    "note",
)
WINGS = (
    "all",
    "male",
    "female",
    "primary",
    "secondary",
    "elementary, male",
    "elementary, female",
)
STATUS = ("to be corrected by the province", "corrected by the province")

# Those outside the census tables have posts too, once they enter them.
PLACES = (*PROVINCES, *OUTSIDE.values())

_QUOTED = re.compile(r"^'(?=\s*[=+\-@\t])")
_GRADE = re.compile(r"(1[1-9]|2[0-2])(–(1[1-9]|2[0-2]))?")


def read_posts(folder: Path = TABLES) -> pd.DataFrame:
    """Return the posts of the middle tier, provinces in their fixed order.

    A table ``posts.csv`` in the folder of user data takes the place of the shipped
    one as a whole: a steward copies it there and corrects it, or takes it from the
    desk, with the lines above its heading that say what it is.

    Returns
    -------
    DataFrame of str, but ``source``
        ``province``, ``post`` : the full name of the post
        ``tier`` : one of `vocabulary.TIERS`
        ``wing`` : "all", "male", "female", "primary", "secondary", …
        ``grade`` : of the basic pay scales, as "18" or "18–19"; empty if not known
        ``from``, ``to`` : dates (year-month-day) between which the post exists;
        empty if not known, or to this day
        ``notification`` : the paper that names the post, with its date, or empty
        ``source`` : tuple of ids of `data.library.sources`, may be empty
        ``status`` : whether the province has corrected the row
        ``note`` : what a reader should know

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    own = home() / "posts.csv"
    path = own if own.exists() else folder / "posts.csv"
    # An export quotes what a spreadsheet would run; here it is as it was again.
    table = read_text(path, POSTS).replace(_QUOTED, "", regex=True)
    for column in ("province", "post", "tier", "wing", "status"):
        require_filled(table[column], path)
    require_unique(table, ["province", "post", "wing", "from"], path)
    require_known(table["province"], PLACES, path)
    require_known(table["tier"], TIERS, path)
    require_known(table["wing"], WINGS, path)
    require_known(table["status"], STATUS, path)
    _check_forms(table, path)
    sources = table["source"].map(lambda cell: tuple(filter(None, cell.split("|"))))
    require_known(sources.explode().dropna(), list(read_sources(folder).index), path)
    order = table["province"].map(PLACES.index).sort_values(kind="stable").index
    return table.assign(source=sources).loc[order].reset_index(drop=True)


def _check_forms(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable unless grades and dates are written as they should be."""
    graded = table["grade"].map(lambda cell: not cell or _GRADE.fullmatch(cell))
    rule = "is not a grade like 18 or 18–19"
    require(table["grade"], graded.astype(bool), path, rule=rule, remedy="Correct it.")
    for column in ("from", "to"):
        dated = table[column].str.fullmatch(r"(\d{4}-\d{2}-\d{2})?")
        rule = "is not a date like 2026-01-31"
        require(table[column], dated, path, rule=rule, remedy="Correct the date.")
    late = (table["to"] == "") | (table["from"] <= table["to"])
    require(
        table["to"], late, path, rule="is before the first day", remedy="Swap them."
    )
