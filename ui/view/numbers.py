"""The numbers behind one selection: its rates, its totals, its words, its id."""

from hashlib import sha256

import pandas as pd

from analysis.gaps.gap import in_people
from analysis.gaps.lenses import lenses
from analysis.rates.rates import total
from analysis.sentences import headline, people
from data.vocabulary import ADVERSE, YEARS_BETWEEN_CENSUSES
from ui.edition import tables
from ui.view import areas, options
from ui.view.selection import NONE, Selection


def figure_id(selection: Selection, edition: str, *parts: str) -> str:
    """Return the id that votes and reports will name: selection, edition, parts."""
    said = [f"{key}={value}" for key, value in sorted(selection.to_query().items())]
    return sha256("|".join([*said, edition, *parts]).encode()).hexdigest()[:10]


def table_of(selection: Selection, level: str, places: pd.Index) -> pd.DataFrame:
    """Return the three lenses of a selection at any level.

    Parameters
    ----------
    selection : indicator, age band and groups
    level : ``tehsil``, ``district``, ``province`` or ``country``
    places : the places wanted
    """
    of = options.indicator(selection)
    group = _rates(selection, selection.group, level, places)
    against = None
    if selection.against != NONE:
        against = _rates(selection, selection.against, level, places)
    return lenses(group, against, direction=of.direction, kind=of.kind)


def overall(selection: Selection, inside: pd.Index) -> pd.Series:
    """Return the rate of each group over an area, and their gap.

    Returns
    -------
    Series ``level``, and where groups are compared ``against, gap``
    """
    of = options.indicator(selection)
    parts = {"level": selection.group, "against": selection.against}
    found = {
        name: total(
            _rates(selection, key, "district", inside),
            kind=of.kind,
            years=YEARS_BETWEEN_CENSUSES,
        )["rate"]
        for name, key in parts.items()
        if key != NONE
    }
    if "against" in found:
        sign = 1 if of.direction == ADVERSE else -1
        found["gap"] = sign * (found["level"] - found["against"])
    return pd.Series(found)


def to_close(selection: Selection, inside: pd.Index) -> str:
    """Return the sentence on what closing the gap of an area means in people."""
    if selection.against == NONE:
        return ""
    pair = [
        _rates(selection, key, "district", inside)
        for key in (selection.group, selection.against)
    ]
    found = in_people(*pair, direction=options.indicator(selection).direction)
    return people.to_close(found, subject_of(selection).who)


def subject_of(selection: Selection) -> headline.Subject:
    """Return who and what the sentences of a selection are about."""
    of, within = options.indicator(selection), selection.within
    who = options.group_name(selection.group, selection)
    compared = selection.against != NONE
    named = tables.tables().districts["name"]
    return headline.Subject(
        who=f"{who}{options.aged(of, selection.band)}",
        other=options.group_name(selection.against, selection) if compared else "",
        state=of.state,
        lack=of.lack or of.state,
        direction=of.direction,
        kind=of.kind,
        where=_where(within),
        named=None if within == areas.NATIONAL else named,
    )


def _rates(
    selection: Selection, key: str, level: str, places: pd.Index
) -> pd.DataFrame:
    whole = tables.rates_of(selection.indicator, selection.band, key, level)
    return whole if whole.index is places else whole.reindex(places)


def _where(within: str) -> str:
    if within == areas.NATIONAL:
        return ""
    label = areas.areas()[within]
    if within.endswith(("-merged", "-settled")):
        province, _, part = label.partition(": ")
        return f"in the {part} of {province}"
    return f"in {label}"
