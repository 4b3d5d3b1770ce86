"""Two groups over the districts of an area: their table, totals and sentences."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import writing
from analysis.gaps.gap import together
from analysis.rates.rates import NO_DATA, VALUE, total
from analysis.sentences import gaps, headline
from analysis.sentences.headline import Subject
from data.census.indicators import Indicator
from ui.edition import tables
from ui.gaps.choice import Comparison
from ui.view import areas, options
from ui.view.numbers import Resolved, resolved


@dataclass(frozen=True)
class Compared:
    """Two groups over the districts of an area.

    Parameters
    ----------
    chosen : what was asked
    view : what it stands for
    table : lenses of the districts (see `analysis.gaps.lenses.lenses`), with ``name``
        and ``province``, in the gazetteer's order
    """

    chosen: Comparison
    view: Resolved
    table: pd.DataFrame

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.view.indicator

    @property
    def subject(self) -> Subject:
        """Who and what the sentences are about."""
        return self.view.subject

    @property
    def overall(self) -> pd.Series:
        """Rates of the whole area: ``level``, and compared ``against, gap``."""
        return self.view.overall

    @property
    def paired(self) -> bool:
        """Whether two groups are compared."""
        return "gap" in self.table

    @property
    def area(self) -> str:
        """The area in words, as in ``Sindh``."""
        label = areas.areas()[self.chosen.within]
        return "Pakistan" if self.chosen.within == areas.NATIONAL else label


def compare(chosen: Comparison) -> Compared:
    """Return two groups over the districts of the chosen area."""
    view = resolved(chosen)
    places = tables.tables().districts.loc[view.inside, ["name", "province"]]
    about = {name: places[name].array for name in places}
    return Compared(chosen=chosen, view=view, table=view.table.assign(**about))


def rates(pair: Compared, key: str) -> pd.DataFrame:
    """Return the rates of one group in the districts of the table."""
    chosen = pair.chosen
    whole = tables.rates_of(chosen.indicator, chosen.band, key, "district")
    inside = pair.table.index
    return whole if whole.index.equals(inside) else whole.loc[inside]


def sentences(pair: Compared) -> list[str]:
    """Return the sentences of the page: the chosen lens first, one for each lens."""
    who, table = pair.subject, pair.table
    if not pair.paired:
        return _of_one(pair)
    # Through the lens of numbers districts stand in their order, so that is said.
    people = "" if pair.chosen.lens == "number" else pair.view.closing_sentence
    said = {
        "gap": writing.sentence(headline.gap(table, who)),
        "level": of_area(pair),
        "number": people or writing.sentence(headline.number(table, who)),
    }
    first = said.pop(pair.chosen.lens)
    return [first, *said.values()]


def _of_one(pair: Compared) -> list[str]:
    """Return what is said of one group alone: the chosen lens first."""
    said = {
        "level": headline.level(pair.table, pair.overall["level"], pair.subject),
        "number": headline.number(pair.table, pair.subject),
    }
    if pair.chosen.lens == "number":
        said = dict(reversed(said.items()))
    offered = options.options("lens", pair.chosen)
    return [writing.sentence(text) for lens, text in said.items() if lens in offered]


def of_area(pair: Compared) -> str:
    """Return the sentence on both groups of the whole area.

    Each group counts wherever it lives, as in the totals of the census; districts
    that have one group only are named by `coverage`.
    """
    both = [rates(pair, key) for key in (pair.chosen.group, pair.chosen.against)]
    apart = together(*both, direction=pair.indicator.direction)
    ours, theirs = (total(each) for each in both)
    return gaps.pair(ours, theirs, apart.iloc[0], pair.subject)


def coverage(pair: Compared) -> str:
    """Return the sentence on districts that cannot be compared, and why."""
    if not pair.paired:
        return ""
    here = pair.table.loc[pair.table["gap"].isna(), ["status", "status_against"]]
    both = list(zip(here["status"], here["status_against"], strict=True))
    unprinted = sum(NO_DATA in each for each in both)
    alone = sum(VALUE in each and NO_DATA not in each for each in both)
    said = {
        "the census prints no figures": unprinted,
        "not applicable, one of the groups has nobody there; the other counts in the "
        "rates of the whole area": alone,
        "not applicable, nobody of either group lives there": (
            len(both) - unprinted - alone
        ),
    }
    kinds = {why: some for why, some in said.items() if some}
    reasons = "; ".join(
        f"in {count} {why}" if len(kinds) > 1 else why for why, count in kinds.items()
    )
    return gaps.coverage(pair.table, pair.subject, reasons)


def alone(pair: Compared) -> Subject:
    """Return the subject without its place, for places that are named."""
    return replace(pair.subject, where="")
