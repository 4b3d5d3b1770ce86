"""What the page of gaps says of one selection: its table, its totals, its words."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import writing
from analysis.gaps.gap import in_people, together
from analysis.rates.rates import NO_DATA, VALUE, total
from analysis.sentences import gaps, headline
from analysis.sentences import people as people_sentence
from analysis.sentences.headline import Subject
from data.census.indicators import Indicator
from ui.edition import tables
from ui.gaps.choice import Comparison
from ui.view import areas, options
from ui.view.numbers import overall, subject_of, table_of


@dataclass(frozen=True)
class Shown:
    """Two groups over the districts of an area.

    Parameters
    ----------
    chosen : what was asked
    of : the indicator
    subject : who and what its sentences are about
    table : lenses of the districts (see `analysis.gaps.lenses.lenses`), with ``name``
        and ``province``, in the gazetteer's order
    overall : ``level`` of the whole area, and where groups are compared ``against``
        and ``gap``
    """

    chosen: Comparison
    of: Indicator
    subject: Subject
    table: pd.DataFrame
    overall: pd.Series

    @property
    def paired(self) -> bool:
        """Whether two groups are compared."""
        return "gap" in self.table

    @property
    def area(self) -> str:
        """The area in words, as in ``Sindh``."""
        label = areas.areas()[self.chosen.within]
        return "Pakistan" if self.chosen.within == areas.NATIONAL else label


def shown(chosen: Comparison) -> Shown:
    """Return two groups over the districts of the chosen area."""
    inside = areas.inside(chosen.within)
    places = tables.tables().districts.loc[inside, ["name", "province"]]
    return Shown(
        chosen=chosen,
        of=options.indicator(chosen),
        subject=subject_of(chosen),
        table=table_of(chosen, "district", inside).join(places),
        overall=overall(chosen, inside),
    )


def rates(found: Shown, key: str) -> pd.DataFrame:
    """Return the rates of one group in the districts of the area."""
    chosen = found.chosen
    whole = tables.rates_of(chosen.indicator, chosen.band, key, "district")
    return whole.loc[found.table.index]


def sentences(found: Shown) -> list[str]:
    """Return the three sentences of the page: the chosen lens first."""
    who, table = found.subject, found.table
    if not found.paired:
        return [writing.sentence(headline.level(table, found.overall["level"], who))]
    # Through the lens of numbers districts stand in their order, so that is said.
    people = "" if found.chosen.lens == "number" else _people(found)
    said = {
        "gap": writing.sentence(headline.gap(table, who)),
        "level": of_area(found),
        "number": people or writing.sentence(headline.number(table, who)),
    }
    first = said.pop(found.chosen.lens)
    return [first, *said.values()]


def of_area(found: Shown) -> str:
    """Return the sentence on both groups of the whole area.

    Each group counts wherever it lives, as in the totals of the census; districts
    that have one group only are named by `coverage`.
    """
    both = [rates(found, key) for key in (found.chosen.group, found.chosen.against)]
    apart = together(*both, direction=found.of.direction)
    sums = (total(each) for each in both)
    return gaps.pair(*sums, apart.iloc[0], found.subject)


def coverage(found: Shown) -> str:
    """Return the sentence on districts that cannot be compared, and why."""
    if not found.paired:
        return ""
    missing = found.table[found.table["gap"].isna()]
    here = missing[["status", "status_against"]]
    unprinted = (here == NO_DATA).any(axis="columns")
    alone = ~unprinted & (here == VALUE).any(axis="columns")
    said = {
        "the census prints no figures": unprinted,
        "one of the groups has nobody there; the other counts in the rates of the "
        "whole area": alone,
        "nobody of either group lives there": ~unprinted & ~alone,
    }
    kinds = {why: int(some.sum()) for why, some in said.items() if some.any()}
    reasons = "; ".join(
        f"in {count} {why}" if len(kinds) > 1 else why for why, count in kinds.items()
    )
    return gaps.coverage(found.table, found.subject, reasons)


def alone(found: Shown) -> Subject:
    """Return the subject without its place, for places that are named."""
    return replace(found.subject, where="")


def _people(found: Shown) -> str:
    pair = (rates(found, found.chosen.group), rates(found, found.chosen.against))
    summed = in_people(*pair, direction=found.of.direction)
    return people_sentence.to_close(summed, found.subject.who)
