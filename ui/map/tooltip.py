"""What a map says of a district in words: lines of figures, or why it has none."""

from collections.abc import Callable

import pandas as pd

from analysis import writing
from analysis.rates.missing import states as missing
from analysis.rates.rates import NO_DATA
from ui.edition import tables
from ui.map.picture import Picture

Lines = list[tuple[str, list[str]]]


def lines(picture: Picture) -> Lines:
    """Return the lines of the tooltip: a label, and the text of each district.

    In place of a figure that is not there stands why: no data, or not applicable.
    """
    table, of = picture.table, picture.indicator
    who, other = writing.sentence(picture.who), writing.sentence(picture.other)
    write = writing.number if of.kind == "count" else writing.percent
    found = [(who, "level", write)]
    if "gap" in table:
        found += [
            (other, "against", write),
            ("Gap", "gap", writing.points),
            ("Parity index", "parity", writing.parity),
        ]
    if of.kind == "share":
        found.append(
            (writing.those(who, of.lack or of.state), "number", writing.number)
        )
    return [(label, _texts(table, column, write)) for label, column, write in found]


def more(picture: Picture) -> Lines:
    """Return the further lines of the panel: how many people stand behind a figure."""
    table, found = picture.table, []
    if picture.indicator.kind == "share":
        found.append((f"All {picture.who}", "people"))
    if "gap" in table:
        found.append((f"{writing.sentence(picture.who)} to close the gap", "to_close"))
    return [(label, _texts(table, column, writing.number)) for label, column in found]


def _texts(
    table: pd.DataFrame, column: str, write: Callable[[float], str]
) -> list[str]:
    """Return the text of each district; of a missing figure, whose absence it is."""
    texts = [write(value) for value in table[column].tolist()]
    if column == "gap":
        texts = gaps(table)
    if column == "against":
        why = table["status_against"]
    elif column in ("gap", "parity", "to_close"):
        why = pd.Series(missing("gap", table))
    else:
        why = table["status"]
    empty = table[column].isna() | (table["status"] == NO_DATA) & (column == "people")
    for place in empty.to_numpy().nonzero()[0]:
        state = why.get(table.index[place], "value")
        texts[place] = writing.MISSING if state == "value" else state
    return texts


def gaps(table: pd.DataFrame) -> list[str]:
    """Return the gap of each place, and that it is unrounded where the levels differ.

    Parameters
    ----------
    table : lenses of the places, with ``level, against, gap``
    """
    columns = (table[name].tolist() for name in ("gap", "level", "against"))
    return [writing.apart(*row) for row in zip(*columns, strict=True)]


def states(picture: Picture, lens: str) -> dict[str, str]:
    """Return why a district has no value in a lens, in words, by code."""
    table = picture.table
    said = {}
    for code, kind in picture.lenses[lens].states.items():
        own = table.at[code, "status"] != "value"
        who = picture.who if own else picture.other
        said[code] = (
            f"no data: {tables.why_missing(code)}"
            if kind == NO_DATA
            else f"not applicable: the census counts no {who} there"
        )
    return said
