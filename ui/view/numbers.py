"""The numbers behind one selection: its rates, its lenses, its totals, its words."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

import pandas as pd

from analysis.gaps.gap import in_people
from analysis.gaps.lenses import lenses
from analysis.rates.rates import totals
from analysis.sentences import counted, headline, people
from data.census.indicators import Indicator
from data.vocabulary import ADVERSE, YEARS_BETWEEN_CENSUSES
from ui.edition import tables
from ui.view import areas, options
from ui.view.selection import NONE, Selection

# How a view is looked at; it changes no number.
LOOKS = ("lens", "view", "classes", "district")
# Each holds a few tables of districts, about 60 kB.
_KEPT, _TABLES = 128, 512


def figure_id(selection: Selection, edition: str, *parts: str) -> str:
    """Return the id that votes and reports will name: selection, edition, parts."""
    said = [f"{key}={value}" for key, value in sorted(selection.to_query().items())]
    return sha256("|".join([*said, edition, *parts]).encode()).hexdigest()[:10]


@dataclass(frozen=True)
class Resolved:
    """What a selection stands for; made once and passed on, never to be changed.

    Parameters
    ----------
    selection : indicator, age band, groups and area; the rest of it is the usual one
    indicator : its indicator
    inside : the districts of its area, in the gazetteer's order
    subject : who and what its sentences are about
    """

    selection: Selection
    indicator: Indicator
    inside: pd.Index
    subject: headline.Subject

    @property
    def paired(self) -> bool:
        """Whether two groups are compared."""
        return self.selection.against != NONE

    @property
    def everywhere(self) -> pd.DataFrame:
        """The lenses of every district (see `analysis.gaps.lenses.lenses`)."""
        return table_of(self.selection, "district")

    @property
    def table(self) -> pd.DataFrame:
        """The lenses of the districts of the area."""
        return self._table.copy(deep=False)

    @cached_property
    def _table(self) -> pd.DataFrame:
        return self.everywhere.loc[self.inside]

    def rates(self, group: str) -> pd.DataFrame:
        """Return the rates of one group in the districts of the area."""
        whole = tables.rates_of(
            self.selection.indicator, self.selection.band, group, "district"
        )
        if self.selection.within == areas.NATIONAL:
            return whole.copy(deep=False)
        return whole.loc[self.inside]

    @cached_property
    def overall(self) -> pd.Series:
        """The rate of each group over the area, and their gap.

        ``level``, and where groups are compared ``against, gap``
        """
        of = self.indicator
        parts = {"level": self.selection.group, "against": self.selection.against}
        found = {
            name: totals(self.rates(key), kind=of.kind, years=YEARS_BETWEEN_CENSUSES)[
                "rate"
            ]
            for name, key in parts.items()
            if key != NONE
        }
        if "against" in found:
            sign = 1 if of.direction == ADVERSE else -1
            found["gap"] = sign * (found["level"] - found["against"])
        return pd.Series(found)

    @cached_property
    def closing_sentence(self) -> str:
        """What closing the gap of the area means in people; empty without a gap."""
        if not self.paired:
            return ""
        groups = (self.selection.group, self.selection.against)
        pair = [self.rates(key) for key in groups]
        found = in_people(*pair, direction=self.indicator.direction)
        subject = self.subject
        return people.to_close(found, subject.who, counted=subject.counted)

    @cached_property
    def rule(self) -> str:
        """By which rule gaps of the area are counted as behind; empty without two."""
        return counted.how_counted(self._table) if "gap" in self._table else ""


def resolved(selection: Selection) -> Resolved:
    """Return what a selection stands for, however it is looked at."""
    view = {name: getattr(selection, name) for name in _DECIDING}
    return _resolved(Selection(**view))


_DECIDING = [name for name in Selection().to_query() if name not in LOOKS]


@lru_cache(_KEPT)
def _resolved(selection: Selection) -> Resolved:
    return Resolved(
        selection=selection,
        indicator=options.indicator(selection),
        inside=areas.inside(selection.within),
        subject=_subject(selection),
    )


def table_of(selection: Selection, level: str) -> pd.DataFrame:
    """Return the lenses of a selection in every place of a level.

    Parameters
    ----------
    selection : indicator, age band and groups
    level : ``tehsil``, ``district``, ``province`` or ``country``
    """
    groups = (selection.group, selection.against)
    kept = _table(selection.indicator, selection.band, groups, level)
    # What is written into a copy does not reach the one that is kept.
    return kept.copy(deep=False)


@lru_cache(_TABLES)
def _table(
    indicator: str, band: str, groups: tuple[str, str], level: str
) -> pd.DataFrame:
    of = tables.tables().indicators[indicator]
    found = [
        tables.rates_of(indicator, band, key, level) if key != NONE else None
        for key in groups
    ]
    return lenses(*found, direction=of.direction, kind=of.kind)


def row_of(selection: Selection, level: str, place: str) -> pd.Series:
    """Return the lenses of a selection in one place."""
    return table_of(selection, level).loc[place]


def _subject(selection: Selection) -> headline.Subject:
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
        counted=of.counted,
    )


def _where(within: str) -> str:
    if within == areas.NATIONAL:
        return ""
    label = areas.areas()[within]
    if within.endswith(("-merged", "-settled")):
        province, _, part = label.partition(": ")
        return f"in the {part} of {province}"
    return f"in {label}"
