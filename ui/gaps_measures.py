"""WHO's measures of one selection: two groups, provinces, fifths of districts."""

import pandas as pd
import streamlit as st

from analysis import fifths, groups_sentence, words
from analysis.measures import BINARY, MEASURES, ORDERED, UNORDERED
from analysis.rate import total
from analysis.result import Result
from analysis.summary import summary
from ui import sources
from ui.figure import figure
from ui.gaps_data import Shown, facts, rates

_KINDS = {True: "absolute", False: "relative"}
# Without somebody to be compared with chosen by hand, these have nothing to say.
_CHOSEN = ("mdru", "mdrw")
_FIFTHS = {
    "1": "least urban fifth",
    "2": "second fifth",
    "3": "middle fifth",
    "4": "fourth fifth",
    "5": "most urban fifth",
}
FIFTHS = "Fifths of districts by urban share"
PROVINCES = "Provinces"


def measures(found: Shown) -> None:
    """Draw the table of measures for every dimension the selection has."""
    table = every(found)
    said = sentence(found)

    def draw() -> None:
        for dimension, rows in table.groupby("Between", sort=False):
            st.markdown(f"**{dimension}**")
            st.dataframe(
                rows.drop(columns="Between"),
                hide_index=True,
                height="content",
                alt=f"Measures of inequality: {dimension}",
                column_config=_FORMATS,
            )
        st.caption(
            "Census figures have no sampling error, so no interval is given. "
            "Absolute and relative measures are read together, with the level and "
            "the number of groups."
        )

    figure(draw, facts(found, "measures", said, table), found.chosen, first=True)


def every(found: Shown) -> pd.DataFrame:
    """Return all measures of all dimensions as they are to be read.

    Returns
    -------
    DataFrame ``Between, Measure, Value``, the groups or the reason,
        ``Kind, No inequality, How to read it``
    """
    of, parts = found.of, []
    if found.paired:
        names = (found.subject.who, found.subject.other)
        parts.append((words.sentence(f"{names[0]} and {names[1]}"), pair(found)))
    by_province = provinces(found)
    if len(by_province) > 2:
        results = summary(by_province, dimension=UNORDERED, direction=of.direction)
        parts.append((f"{PROVINCES}: {found.subject.who}", results))
    parted = urban_fifths(found)
    if len(parted) > 2:
        results = summary(parted, dimension=ORDERED, direction=of.direction)
        title = f"{FIFTHS}, {fifths.LABEL}: {found.subject.who}"
        parts.append((title, results))
    rows = [
        _row(title, each)
        for title, results in parts
        for each in results
        if each.measure not in _CHOSEN
    ]
    return pd.DataFrame(rows)


def pair(found: Shown) -> list[Result]:
    """Return the measures of the two groups."""
    of, (who, other) = found.of, (found.subject.who, found.subject.other)
    known = found.table["gap"].notna()
    sums = [
        total(rates(found, key)[known])
        for key in (found.chosen.group, found.chosen.against)
    ]
    frame = pd.DataFrame(
        {
            "group": [who, other],
            "estimate": [each["rate"] for each in sums],
            "population": [each["denominator"] for each in sums],
        }
    )
    how = {"dimension": BINARY, "reference": other}
    return summary(frame, direction=of.direction, **how)


def provinces(found: Shown) -> pd.DataFrame:
    """Return the group's rate in every province of the area, as measures take it."""
    return _tidy(rates(found, found.chosen.group), found.table["province"])


def urban_fifths(found: Shown) -> pd.DataFrame:
    """Return the group's rate in fifths of the area's districts by urban share."""
    codes = found.table.index
    people = sources.rates_of("population", "all", "all", "district")["numerator"]
    urban = sources.rates_of("population", "all", "urban", "district")["numerator"]
    share = (urban / people).loc[codes]
    ours = rates(found, found.chosen.group)
    known = ours["rate"].notna()
    fifth = fifths.fifths(share[known], ours["denominator"][known])
    frame = fifths.grouped(ours[known], fifth)
    return frame.assign(group=frame["group"].map(_FIFTHS))


def sentence(found: Shown) -> str:
    """Return how far the group's rate differs between the parts of the area."""
    frame, unit = provinces(found), "province"
    if len(frame) < 3:
        frame, unit = urban_fifths(found), "fifth of districts"
    overall = found.overall["level"]
    return groups_sentence.groups(frame, overall, found.subject, unit)


def _tidy(ours: pd.DataFrame, part: pd.Series) -> pd.DataFrame:
    sums = ours.groupby(part)[["numerator", "denominator"]].sum()
    sums = sums[sums["denominator"] > 0]
    return pd.DataFrame(
        {
            "group": sums.index,
            "estimate": (100 * sums["numerator"] / sums["denominator"]).to_numpy(),
            "population": sums["denominator"].to_numpy(),
        }
    )


def _row(title: str, result: Result) -> dict:
    measure = MEASURES[result.measure]
    return {
        "Between": title,
        "Measure": measure.words.name,
        "Value": result.estimate,
        "Which groups, or why none": result.note,
        "Kind": _KINDS[measure.absolute],
        "No inequality": measure.none,
        "How to read it": measure.words.reading,
    }


_FORMATS = {
    "Value": st.column_config.NumberColumn(format="%.2f"),
    "How to read it": st.column_config.TextColumn(width="large"),
}
