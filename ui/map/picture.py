"""What a map says: one place decides values, classes, colours, labels and legend."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from analysis import writing
from analysis.gaps import severe
from analysis.gaps.lenses import available
from analysis.maps import classes
from analysis.rates.missing import emptiness, states
from analysis.sentences import headline
from analysis.sentences.ends import ends
from data.census.indicators import Indicator
from ui.edition import tables
from ui.map.scale import colours_of, printed, scale_of, writer
from ui.view import options
from ui.view.areas import NATIONAL
from ui.view.numbers import Resolved, figure_id, resolved
from ui.view.selection import Selection

# Pictures whose lenses are kept, each of which has classes and labels of about 20 kB.
_KEPT = 64


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
    ends : the districts of the area at both ends, in a sentence
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
    ends: str


@dataclass(frozen=True)
class Picture:
    """Everything a map, its table and its report say of one selection.

    Parameters
    ----------
    selection : what was asked
    view : what it stands for
    lenses : the lenses there are, by code
    figure : figure id
    """

    selection: Selection
    view: Resolved
    lenses: Mapping[str, Lens]
    figure: str

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.view.indicator

    @property
    def who(self) -> str:
        """The group, in words."""
        return self.view.subject.who

    @property
    def other(self) -> str:
        """The group it is compared with, in words; empty without one."""
        return self.view.subject.other

    @property
    def table(self) -> pd.DataFrame:
        """The lenses of every district (see `analysis.gaps.lenses.lenses`)."""
        return self.view.everywhere

    @property
    def inside(self) -> pd.Index:
        """The districts of the chosen area."""
        return self.view.inside

    @property
    def severe(self) -> pd.Index:
        """The places that are severe though the gap is small."""
        return _severe(self.view.selection)[0]

    @property
    def also(self) -> str:
        """A sentence on them, empty where there are none."""
        return _severe(self.view.selection)[1]

    @property
    def emptiness(self) -> dict[str, int]:
        """Why districts of the area have no value in the chosen lens, and how many."""
        return self.lenses[self.selection.lens].emptiness


def picture(selection: Selection) -> Picture:
    """Return what the map of a selection says."""
    view, offered = resolved(selection), options.options("lens", selection)
    there = [lens for lens in available(view.everywhere) if lens in offered]
    lenses = _Lenses(view.selection, selection.classes, there)
    figure = figure_id(selection, tables.tables().edition)
    return Picture(selection, view, lenses, figure)


class _Lenses(Mapping[str, Lens]):
    """The lenses of a picture, each made once it is asked for: few pages show all."""

    def __init__(self, selection: Selection, method: str, there: list[str]):
        self._of, self._there = (selection, method), there

    def __getitem__(self, name: str) -> Lens:
        if name not in self._there:
            raise KeyError(name)
        kept = _lens(name, *self._of)
        # What is written into a copy does not reach the one that is kept.
        index, labels = kept.index.copy(deep=False), kept.labels.copy(deep=False)
        return replace(kept, index=index, labels=labels)

    def __iter__(self) -> Iterator[str]:
        return iter(self._there)

    def __len__(self) -> int:
        return len(self._there)


@lru_cache(_KEPT)
def _severe(selection: Selection) -> tuple[pd.Index, str]:
    view = resolved(selection)
    if not view.paired or "gap" not in view.table:
        return view.inside[:0], ""
    names = tables.tables().districts["name"]
    return severe.severe(
        view.table, view.overall["gap"], view.indicator.direction, names
    )


@lru_cache(_KEPT * 3)
def _lens(lens: str, selection: Selection, method: str) -> Lens:
    view = resolved(selection)
    table, of, subject = view.everywhere, view.indicator, view.subject
    scale = scale_of(lens, replace(view.selection, within=NATIONAL, classes=method))
    values = printed(table[lens], lens, of.kind)
    index, colours = scale.of(values), colours_of(lens, scale)
    counts, why = scale.counts(values.loc[view.inside]), states(lens, table)
    says = {
        "gap": lambda rows: headline.gap(rows, subject),
        "level": lambda rows: headline.level(rows, view.overall["level"], subject),
        "number": lambda rows: headline.number(rows, subject),
    }
    ended = (view.table[lens], tables.tables().districts["name"])
    return Lens(
        headline=writing.sentence(says[lens](view.table)),
        subtitle=_subtitle(lens, of, subject),
        scale=scale,
        index=index,
        colours=colours,
        labels=_labels(table[lens], writer(lens, of.kind)),
        legend=list(zip(scale.labels, colours, counts, strict=True)),
        states=why,
        emptiness=emptiness(why, view.inside),
        ends=ends(*ended, lens, subject) if options.may_rank(of) else "",
    )


def _labels(values: pd.Series, write: Callable[[float], str]) -> pd.Series:
    # A list of texts costs less here than a map over the series.
    return pd.Series([write(value) for value in values.tolist()], values.index)


def _subtitle(lens: str, of: Indicator, subject: headline.Subject) -> str:
    whom = f"{subject.who}{' ' + subject.where if subject.where else ''}"
    whose = writing.those(subject.who, subject.lack, subject.where)
    measure = {
        "gap": f"{whom} against {subject.other}, percentage points by which "
        f"{subject.who} are worse off",
        "level": f"{whom}, {of.unit}",
        "number": f"number of {whose}",
    }[lens]
    country = "" if subject.where else ", Pakistan"
    return f"{of.label}: {measure}{country}, {of.vintage}"
