"""What a map says: one place decides values, classes, colours, labels and legend."""

from dataclasses import dataclass, replace
from hashlib import sha256

import pandas as pd

from analysis import classes, headline, words
from analysis.groups import GROUPS
from analysis.lens import available, lenses
from analysis.rate import NO_DATA, NOT_APPLICABLE, rates, total
from data.vocabulary import ADVERSE, ALL, FAVOURABLE, YEARS_BETWEEN_CENSUSES
from ui import options, sources, theme
from ui.selection import NONE, Selection


@dataclass(frozen=True)
class Lens:
    """One lens of a picture.

    Parameters
    ----------
    headline, subtitle : what it shows, in one sentence; what is measured
    scale : the classes
    index : class of each district, −1 without a value
    colours : one a class
    labels : the value of each district, written out
    legend : (label, colour, number of districts in the area) a class
    """

    headline: str
    subtitle: str
    scale: classes.Classes
    index: pd.Series
    colours: list[str]
    labels: pd.Series
    legend: list[tuple[str, str, int]]


@dataclass(frozen=True)
class Picture:
    """Everything a map, its table and its report say of one selection.

    Parameters
    ----------
    table : three lenses of every district (see `analysis.lens.lenses`)
    inside : the districts of the chosen area
    lenses : the lenses there are, by code
    also : a sentence on places that are severe though the gap is small
    emptiness : {kind: number of districts of the area without a value}
    """

    selection: Selection
    indicator: object
    who: str
    other: str
    table: pd.DataFrame
    inside: pd.Index
    lenses: dict[str, Lens]
    severe: pd.Index
    also: str
    emptiness: dict[str, int]
    figure: str


def figure_id(selection: Selection, edition: str, *parts: str) -> str:
    """Return the id that votes and reports will name: selection, edition, parts."""
    said = [f"{key}={value}" for key, value in sorted(selection.to_query().items())]
    return sha256("|".join([*said, edition, *parts]).encode()).hexdigest()[:10]


def table_of(selection: Selection, level: str, places: pd.Index) -> pd.DataFrame:
    """Return the three lenses of a selection at any level.

    Parameters
    ----------
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


def subject_of(selection: Selection) -> headline.Subject:
    """Return who and what the sentences of a selection are about."""
    of, within = options.indicator(selection), selection.within
    ages = selection.band if len(of.bands) > 1 and selection.band != ALL else ""
    who = options.group_name(selection.group, selection)
    compared = selection.against != NONE
    named = sources.tables().districts["name"]
    return headline.Subject(
        who=f"{who} aged {ages}" if ages else who,
        other=options.group_name(selection.against, selection) if compared else "",
        state=of.state,
        lack=of.lack or of.state,
        direction=of.direction,
        kind=of.kind,
        where=_where(within),
        named=None if within == options.NATIONAL else named,
    )


def picture(selection: Selection) -> Picture:
    """Return what the map of a selection says."""
    of = options.indicator(selection)
    everywhere = sources.tables().districts.index
    inside = options.inside(selection.within)
    table = table_of(selection, "district", everywhere)
    of_area = overall(selection, inside)
    subject = subject_of(selection)
    severe, also = pd.Index([]), ""
    if "gap" in table:
        severe, also = headline.severe(
            table.loc[inside], of_area["gap"], of.direction
        )
    return Picture(
        selection=selection,
        indicator=of,
        who=subject.who,
        other=subject.other,
        table=table,
        inside=inside,
        lenses={
            lens: _lens(lens, selection, table, inside, of_area)
            for lens in available(table)
            if lens in options.options("lens", selection)
        },
        severe=severe,
        also=also,
        emptiness=_emptiness(table.loc[inside]),
        figure=figure_id(selection, sources.tables().edition),
    )


def _rates(selection: Selection, key: str, level: str, places: pd.Index):
    return rates(
        sources.tables().counts,
        options.indicator(selection),
        GROUPS[key],
        band=selection.band,
        level=level,
        places=places,
        missing=sources.missing(level) if level != "country" else frozenset(),
        years=YEARS_BETWEEN_CENSUSES,
    )


def _where(within: str) -> str:
    if within == options.NATIONAL:
        return ""
    label = options.areas()[within]
    if within.endswith(("-merged", "-settled")):
        province, _, part = label.partition(": ")
        return f"in the {part} of {province}"
    return f"in {label}"


def _lens(lens, selection, table, inside, of_area) -> Lens:
    of, subject = options.indicator(selection), subject_of(selection)
    scale = _scale(lens, selection, table)
    values, index = table[lens], scale.of(table[lens])
    colours = _colours(lens, scale)
    counts = scale.counts(values.loc[inside])
    says = {
        "gap": lambda rows: headline.gap(rows, subject),
        "level": lambda rows: headline.level(rows, of_area["level"], subject),
        "number": lambda rows: headline.number(rows, subject),
    }
    return Lens(
        headline=words.sentence(says[lens](table.loc[inside])),
        subtitle=_subtitle(lens, of, subject),
        scale=scale,
        index=index,
        colours=colours,
        labels=values.map(writer(lens, of.kind)),
        legend=list(zip(scale.labels, colours, counts, strict=True)),
    )


def writer(lens: str, kind: str):
    """Return how values of a lens are written."""
    if lens == "gap":
        return words.points
    if lens == "number" or kind == "count":
        return words.number
    return words.percent


def _scale(lens: str, selection: Selection, table: pd.DataFrame) -> classes.Classes:
    of, method = options.indicator(selection), selection.classes
    if method == "default":
        method = "natural" if lens == "number" else "round"
    if lens == "gap":
        return classes.diverging(table["gap"], method)
    pooled = _pooled(lens, selection, table)
    if lens == "number":
        return classes.sequential(pooled, method, write=words.number)
    darker_low = of.direction == FAVOURABLE
    return classes.sequential(
        pooled, method, write=lambda value: f"{value:g}%", darker_low=darker_low
    )


def _pooled(lens: str, selection: Selection, table: pd.DataFrame) -> pd.Series:
    """Return the values of both groups, so that swapping them keeps the scale."""
    if selection.against == NONE:
        return table[lens]
    swapped = replace(selection, group=selection.against, against=selection.group)
    return pd.concat([table[lens], table_of(swapped, "district", table.index)[lens]])


def _colours(lens: str, scale: classes.Classes) -> list[str]:
    if lens == "gap":
        return [theme.diverging(shade) for shade in scale.shades]
    size = len(scale.shades)
    return [
        theme.sequential(shade, size, number=lens == "number") for shade in scale.shades
    ]


def _subtitle(lens: str, of, subject: headline.Subject) -> str:
    whom = f"{subject.who}{' ' + subject.where if subject.where else ''}"
    measure = {
        "gap": f"{subject.who} against {subject.other}, percentage points by which "
        f"{subject.who} are worse off",
        "level": f"{whom}, {of.unit}",
        "number": f"number of {whom} who {subject.lack}",
    }[lens]
    return f"{of.label}: {measure}, {of.vintage}"


def _emptiness(table: pd.DataFrame) -> dict[str, int]:
    lens = "gap" if "gap" in table else "level"
    states = table["status"].where(table["status"] != "value")
    if "status_against" in table:
        states = states.fillna(
            table["status_against"].where(table["status_against"] != "value")
        )
    states = states[table[lens].isna()]
    return {kind: int((states == kind).sum()) for kind in (NO_DATA, NOT_APPLICABLE)}
