"""The groups between which inequality is measured: two, provinces, fifths."""

from dataclasses import dataclass

import pandas as pd

from analysis import writing
from analysis.gaps import fifths
from analysis.inequality.measures import BINARY, ORDERED, UNORDERED
from analysis.inequality.summary import summary
from analysis.rates.groups import GROUPS, usually_ahead
from analysis.rates.rates import total
from analysis.result import Result
from ui.edition import tables
from ui.gaps.compared import Compared, rates

_FIFTHS = {
    "1": "least urban fifth",
    "2": "second fifth",
    "3": "middle fifth",
    "4": "fourth fifth",
    "5": "most urban fifth",
}
FIFTHS = "Fifths of districts by urban share"
PROVINCES = "Provinces"


@dataclass(frozen=True)
class Dimension:
    """Groups that are set against each other, and what is measured between them.

    Parameters
    ----------
    title : who they are
    note : what must be known of them
    groups : one row a group: ``group, estimate`` (percent), ``population``, and
        ``districts`` where groups are made of districts
    results : the measures, in their fixed order
    """

    title: str
    note: str
    groups: pd.DataFrame
    results: list[Result]


def dimensions(pair: Compared) -> list[Dimension]:
    """Return the dimensions a selection has: its two groups, provinces, fifths."""
    direction, who, parts = pair.indicator.direction, pair.subject.who, []
    if pair.paired:
        title = writing.sentence(f"{who} and {pair.subject.other}")
        parts.append(Dimension(title, "", two_groups(pair), of_pair(pair)))
    for title, note, frame, kind in (
        (PROVINCES, "", provinces(pair), UNORDERED),
        (FIFTHS, fifths.LABEL, urban_fifths(pair), ORDERED),
    ):
        if len(frame) > 2:
            results = summary(frame, dimension=kind, direction=direction)
            parts.append(Dimension(f"{title}: {who}", note, frame, results))
    return parts


def two_groups(pair: Compared) -> pd.DataFrame:
    """Return the two groups chosen, as measures take them."""
    named = {
        pair.chosen.group: pair.subject.who,
        pair.chosen.against: pair.subject.other,
    }
    sums = [total(rates(pair, key)) for key in named]
    return pd.DataFrame(
        {
            "group": list(named.values()),
            "estimate": [each["rate"] for each in sums],
            "population": [each["denominator"] for each in sums],
        }
    )


def of_pair(pair: Compared) -> list[Result]:
    """Return the measures of the two groups, the same whichever is chosen first."""
    keys = (pair.chosen.group, pair.chosen.against)
    ahead = usually_ahead(*(GROUPS[key] for key in keys)).key
    frame = two_groups(pair)
    reference = frame.loc[keys.index(ahead), "group"]
    how = {"dimension": BINARY, "reference": reference}
    return summary(frame, direction=pair.indicator.direction, **how)


def provinces(pair: Compared) -> pd.DataFrame:
    """Return the group's rate in every province of the area, as measures take it."""
    return _tidy(rates(pair, pair.chosen.group), pair.table["province"])


def urban_fifths(pair: Compared) -> pd.DataFrame:
    """Return the group's rate in fifths of the area's districts by urban share."""
    codes = pair.table.index
    people = tables.rates_of("population", "all", "all", "district")["numerator"]
    urban = tables.rates_of("population", "all", "urban", "district")["numerator"]
    # Weighed by everybody, so that all groups are compared over the same fifths.
    fifth = fifths.fifths((urban / people).loc[codes], people.loc[codes])
    frame = fifths.grouped(rates(pair, pair.chosen.group), fifth)
    return frame.assign(group=frame["group"].map(_FIFTHS))


def _tidy(ours: pd.DataFrame, part: pd.Series) -> pd.DataFrame:
    sums = ours.groupby(part)[["numerator", "denominator"]].sum()
    sums = sums[sums["denominator"] > 0]
    lived = (ours["denominator"] > 0).groupby(part).sum()
    return pd.DataFrame(
        {
            "group": sums.index,
            "estimate": (100 * sums["numerator"] / sums["denominator"]).to_numpy(),
            "population": sums["denominator"].to_numpy(),
            "districts": lived.reindex(sums.index).to_numpy(),
        }
    )
