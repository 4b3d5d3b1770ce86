"""WHO's measures of one selection: two groups, provinces, fifths of districts."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.inequality.measures import MEASURES
from analysis.result import Result
from analysis.sentences import groups as groups_sentence
from ui.figure.figure import figure
from ui.figure.table import COUNT, INDEX, PERCENT, WHOLE, show
from ui.gaps.compared import Compared
from ui.gaps.facts import described, facts
from ui.research.dimensions import Dimension, dimensions, provinces, urban_fifths

_KINDS = {True: "absolute", False: "relative"}
# Without somebody to be compared with chosen by hand, these have nothing to say.
_CHOSEN = ("mdru", "mdrw")


def measures(pair: Compared) -> None:
    """Draw the measures of every dimension the selection has, and its groups."""
    parts = dimensions(pair)
    if not parts:
        st.title("Nothing to measure between groups", anchor=False)
        st.write(
            "Here is one group alone. Choose somebody to compare with, or a wider area."
        )
        return
    counted = writing.sentence(pair.indicator.counted)
    table, behind, said = every(parts), groups(parts, counted), sentence(pair)
    more = {"subtitle": _subtitle(pair, parts), "columns": _FORMATS}
    around = facts(pair, "measures", said, table, **more)
    figure(partial(_tables, table), around, pair.chosen, first=True)
    named = "The groups behind the measures"
    figure(None, facts(pair, "measured-groups", named, behind, **more), pair.chosen)


def _tables(table: pd.DataFrame) -> None:
    for dimension, rows in table.groupby("Between", sort=False):
        st.markdown(f"**{dimension}**")
        alt = f"Measures of inequality: {dimension}"
        shown = rows.drop(columns=["Between", "How to read it"])
        show(shown, alt, _FORMATS, height="content")
    st.caption(
        "Census figures have no sampling error, so no interval is given. Absolute and "
        "relative measures are read together, with the level and the number of groups, "
        "and are taken before rounding. "
        "How each is made and read: Sources & methods, and the numbers below."
    )


def every(parts: list[Dimension]) -> pd.DataFrame:
    """Return all measures of all dimensions as they are to be read.

    Returns
    -------
    DataFrame ``Between, Measure, Value, Unit``, the groups or the reason,
        ``Kind, No inequality, How to read it``
    """
    rows = [
        _row(_named(part), result)
        for part in parts
        for result in part.results
        if result.measure not in _CHOSEN
    ]
    return pd.DataFrame(rows)


def groups(parts: list[Dimension], counted: str = "People") -> pd.DataFrame:
    """Return the groups of all dimensions: their rates, people and districts.

    Parameters
    ----------
    parts : the dimensions
    counted : what the column of their size is called
    """
    columns = {"group": "Group", "estimate": "Rate, %", "population": counted}
    columns |= {"districts": "Districts"}
    tables = [
        part.groups.reindex(columns=list(columns))
        .rename(columns=columns)
        .assign(Between=part.title)
        for part in parts
    ]
    named = pd.concat(tables, ignore_index=True)
    return named[["Between", *columns.values()]]


def sentence(pair: Compared) -> str:
    """Return how far the group's rate differs between the parts of the area."""
    frame, unit = provinces(pair), "province"
    if len(frame) < 3:
        frame, unit = urban_fifths(pair), "fifth of districts"
    overall = pair.overall["level"]
    return groups_sentence.groups(frame, overall, pair.subject, unit)


def _named(part: Dimension) -> str:
    """Return who is set against each other, and how many groups that is."""
    note = f" ({part.note})" if part.note else ""
    return f"{part.title}, {writing.count(len(part.groups), 'group')}{note}"


def _row(title: str, result: Result) -> dict[str, Any]:
    measure = MEASURES[result.measure]
    return {
        "Between": title,
        "Measure": measure.words.name,
        "Value": result.estimate,
        "Unit": measure.unit,
        "Which groups, or why none": result.note,
        "Kind": _KINDS[measure.absolute],
        "No inequality": measure.none,
        "How to read it": measure.words.reading,
    }


def _subtitle(pair: Compared, parts: list[Dimension]) -> str:
    """Return between whom inequality is measured: what each table's heading says."""
    titles = [f"{part.title[:1].lower()}{part.title[1:]}" for part in parts]
    between = "; ".join(titles)
    return described(pair, f"inequality between {between}", unit="")


_FORMATS = {
    "Rate, %": PERCENT,
    "People": COUNT,
    "Households": COUNT,
    "Districts": WHOLE,
    "Value": INDEX,
    "Which groups, or why none": st.column_config.TextColumn(width="medium"),
    "How to read it": st.column_config.TextColumn(width="large"),
}
