"""What a map says: one place decides values, classes, colours, labels and legend."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import writing
from analysis.gaps import severe
from analysis.gaps.lenses import available
from analysis.maps import classes
from analysis.rates.missing import emptiness, states
from analysis.sentences import headline
from data.census.indicators import Indicator
from ui.edition import tables
from ui.map.scale import _ELSEWHERE, colours_of, printed, scale_of, writer
from ui.view import areas, options
from ui.view.numbers import figure_id, overall, subject_of, table_of
from ui.view.selection import Selection


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
    states : {district: why it has no value}
    emptiness : {why: number of districts of the area without a value}
    """

    headline: str
    subtitle: str
    scale: classes.Classes
    index: pd.Series
    colours: list[str]
    labels: pd.Series
    legend: list[tuple[str, str, int]]
    states: dict[str, str]
    emptiness: dict[str, int]


@dataclass(frozen=True)
class Picture:
    """Everything a map, its table and its report say of one selection.

    Parameters
    ----------
    selection, indicator : what was asked
    who, other : the two groups, in words
    table : three lenses of every district (see `analysis.gaps.lenses.lenses`)
    inside : the districts of the chosen area
    lenses : the lenses there are, by code
    severe, also : places that are severe though the gap is small; a sentence on them
    figure : figure id
    """

    selection: Selection
    indicator: Indicator
    who: str
    other: str
    table: pd.DataFrame
    inside: pd.Index
    lenses: dict[str, Lens]
    severe: pd.Index
    also: str
    figure: str

    @property
    def emptiness(self) -> dict[str, int]:
        """Why districts of the area have no value in the chosen lens, and how many."""
        return self.lenses[self.selection.lens].emptiness


def picture(selection: Selection) -> Picture:
    """Return what the map of a selection says."""
    everywhere = tables.tables().districts.index
    inside = areas.inside(selection.within)
    table = table_of(selection, "district", everywhere)
    of_area, subject = overall(selection, inside), subject_of(selection)
    found, also = _severe(selection, table.loc[inside], of_area)
    offered = options.options("lens", selection)
    return Picture(
        selection=selection,
        indicator=options.indicator(selection),
        who=subject.who,
        other=subject.other,
        table=table,
        inside=inside,
        lenses={
            lens: _lens(lens, selection, table, of_area)
            for lens in available(table)
            if lens in offered
        },
        severe=found,
        also=also,
        figure=figure_id(selection, tables.tables().edition),
    )


def _severe(selection: Selection, table: pd.DataFrame, of_area: pd.Series):
    if "gap" not in table:
        return table.index[:0], ""
    direction = options.indicator(selection).direction
    return severe.severe(table, of_area["gap"], direction)


def _lens(lens: str, selection: Selection, table, of_area) -> Lens:
    of, subject = options.indicator(selection), subject_of(selection)
    inside = areas.inside(selection.within)
    scale = scale_of(lens, replace(selection, **_ELSEWHERE))
    values = printed(table[lens], lens, of.kind)
    index, colours = scale.of(values), colours_of(lens, scale)
    counts, why = scale.counts(values.loc[inside]), states(lens, table)
    says = {
        "gap": lambda rows: headline.gap(rows, subject),
        "level": lambda rows: headline.level(rows, of_area["level"], subject),
        "number": lambda rows: headline.number(rows, subject),
    }
    return Lens(
        headline=writing.sentence(says[lens](table.loc[inside])),
        subtitle=_subtitle(lens, of, subject),
        scale=scale,
        index=index,
        colours=colours,
        labels=table[lens].map(writer(lens, of.kind)),
        legend=list(zip(scale.labels, colours, counts, strict=True)),
        states=why,
        emptiness=emptiness(why, inside),
    )


def _subtitle(lens: str, of: Indicator, subject: headline.Subject) -> str:
    whom = f"{subject.who}{' ' + subject.where if subject.where else ''}"
    measure = {
        "gap": f"{whom} against {subject.other}, percentage points by which "
        f"{subject.who} are worse off",
        "level": f"{whom}, {of.unit}",
        "number": f"number of {whom} who {subject.lack}",
    }[lens]
    country = "" if subject.where else ", Pakistan"
    return f"{of.label}: {measure}{country}, {of.vintage}"
