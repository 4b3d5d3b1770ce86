"""The tooltip of a map in words: the lines of a district, why it has none."""

import pandas as pd

from analysis import writing
from analysis.rates.rates import NO_DATA
from ui.edition import tables
from ui.map.picture import Picture


def lines(picture: Picture) -> list[tuple[str, list[str]]]:
    """Return the lines of the tooltip: a label, and the text of each district."""
    table, of = picture.table, picture.indicator
    who, other = writing.sentence(picture.who), writing.sentence(picture.other)
    write = writing.number if of.kind == "count" else writing.percent
    found = [(who, "level", write)]
    if "gap" in table:
        found += [
            (other, "against", write),
            ("Parity index", "parity", writing.parity),
        ]
    if of.kind == "share":
        found.append((f"{who} who {of.lack or of.state}", "number", writing.number))
    told = [
        (label, [write(value) for value in table[column].tolist()])
        for label, column, write in found
    ]
    if "gap" in table:
        told.insert(2, ("Gap", gaps(table)))
    return told


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
