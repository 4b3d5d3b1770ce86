"""The groups between which inequality is measured: two, provinces, fifths."""

from dataclasses import dataclass
from functools import cache

import numpy as np
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
from ui.view import areas

_FIFTHS = {
    "1": "least urban fifth",
    "2": "second fifth",
    "3": "middle fifth",
    "4": "fourth fifth",
    "5": "most urban fifth",
}
_BY = f"{fifths.LABEL}, by the share of people counted who live in towns"
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
        (FIFTHS, _BY, urban_fifths(pair), ORDERED),
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
    fifth = _fifths(pair.chosen.within)
    frame = fifths.grouped(rates(pair, pair.chosen.group), fifth)
    return frame.assign(group=frame["group"].map(_FIFTHS))


@cache
def _fifths(within: str) -> pd.Series:
    """Return which fifth each district of an area is in."""
    codes = areas.inside(within)
    people = tables.rates_of("population", "all", "all", "district")["numerator"]
    urban = tables.rates_of("population", "all", "urban", "district")["numerator"]
    # Weighed by everybody, so that all groups are compared over the same fifths.
    return fifths.fifths((urban / people).loc[codes], people.loc[codes])


def _tidy(ours: pd.DataFrame, part: pd.Series) -> pd.DataFrame:
    names, at = np.unique(part.to_numpy(object), return_inverse=True)
    known = ours[["numerator", "denominator"]].fillna(0).to_numpy(float)
    above, below = (np.bincount(at, weights=each) for each in known.T)
    lived = np.bincount(at, weights=known[:, 1] > 0).astype(int)
    kept = below > 0
    return pd.DataFrame(
        {
            "group": names[kept],
            "estimate": 100 * above[kept] / below[kept],
            "population": below[kept],
            "districts": lived[kept],
        }
    )
