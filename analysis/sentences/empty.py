"""Why there is no figure: nobody to count is another thing than nothing printed."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import writing
from analysis.rates.rates import NO_DATA, NOT_APPLICABLE

_MOST_NAMES = 3


def whom_nobody_counts(
    row: pd.Series | Mapping[str, object], who: str, other: str = ""
) -> str:
    """Return which of two groups has nobody in a place; empty where both have.

    Parameters
    ----------
    row : lenses of the place, with ``status`` and, compared, ``status_against``
    who, other : the two groups, in the plural
    """
    states = {who: row.get("status"), other: row.get("status_against")}
    return writing.either(
        [name for name, state in states.items() if name and state == NOT_APPLICABLE]
    )


def nothing(table: pd.DataFrame, groups: Sequence[str], where: str) -> str:
    """Say why a table has no figure for some groups: nobody is there, or none printed.

    Parameters
    ----------
    table : lenses of the places, all without a value
    groups : the group, and whom it is compared with
    where : the place with a blank before it (`` in Sindh``), empty for the country
    """
    row = table[[name for name in _STATES if name in table]].mode()
    printed = table.filter(like="status").isin([NO_DATA]).any(axis=None)
    nobody = "" if row.empty or printed else whom_nobody_counts(row.iloc[0], *groups)
    if nobody:
        return f"Not applicable: the census counts no {nobody}{where}."
    return f"No figures for {writing.listed([*groups])}{where} in this table."


_STATES = ("status", "status_against")


def left_out(table: pd.DataFrame, names: pd.Series, groups: Sequence[str]) -> str:
    """Return which places have no figure and why, as the end of a sentence.

    Parameters
    ----------
    table : lenses of the places
    names : of the places
    groups : the group, and whom it is compared with

    Returns
    -------
    as in ``; not applicable in Kech, where the census counts no rural girls``; where
    they are more than three, their number; then the places that the table does not
    print; empty where there are none
    """
    states = {name: table[name].tolist() for name in _STATES if name in table}
    gone: dict[str, list[str]] = {}
    for n, place in enumerate(table.index):
        row = {name: column[n] for name, column in states.items()}
        if nobody := whom_nobody_counts(row, *groups):
            gone.setdefault(nobody, []).append(place)
    said = []
    for nobody, places in gone.items():
        named = writing.listed([str(names[place]) for place in places])
        where = named if len(places) <= _MOST_NAMES else f"{len(places)} of them"
        said.append(f"; not applicable in {where}, where the census counts no {nobody}")
    printed = ~table.filter(like="status").isin([NO_DATA]).any(axis="columns")
    if not printed.all() and printed.any():
        missing = writing.listed([str(names[place]) for place in table.index[~printed]])
        said.append(f"; no figures in this table for {missing}")
    return "".join(said)
