"""The figures of a district's profile, each with its sentence and its numbers."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from data.vocabulary import CONTEXT
from ui.district import indicators, numbers, peers
from ui.figure import charts
from ui.figure.axes import titled
from ui.figure.charts import rows
from ui.figure.figure import figure
from ui.figure.scales import together
from ui.figure.vega import Spec
from ui.view import options
from ui.view.selection import Selection


def groups(selection: Selection) -> None:
    """Draw every group of the district beside its province and the country."""
    table, said = numbers.groups(selection), numbers.sentence(selection)
    chart = charts.beside(table, *_axis(selection))

    def draw() -> None:
        if text := numbers.apart(selection):
            st.markdown(writing.literal(text))
        peers.summary(selection)
        st.vega_lite_chart(chart, alt=said)

    facts = numbers.facts(selection, "groups", table, said)
    figure(draw, facts, selection, first=True)


def neighbours(selection: Selection) -> None:
    """Draw the district among those it touches."""
    table = numbers.neighbours(selection)
    said = numbers.spread(selection, table, "district")
    chart = charts.ranking(
        _rows(selection, table), *_axis(selection), scale=_side_by_side(selection)
    )
    figure(
        partial(st.vega_lite_chart, chart, alt=said),
        numbers.facts(selection, "neighbours", table, f"Beside its neighbours. {said}"),
        selection,
    )


def tehsils(selection: Selection) -> None:
    """Draw the tehsils of the district, or say why not."""
    table = numbers.tehsils(selection)
    if table.empty:
        st.info("This indicator is shown for districts only, to protect people.")
        return
    said = numbers.spread(selection, table, "tehsil")
    if table["level"].isna().all():
        st.info(said)
        return
    chart = charts.ranking(
        _rows(selection, table), *_axis(selection), scale=_side_by_side(selection)
    )
    figure(
        partial(st.vega_lite_chart, chart, alt=said),
        numbers.facts(selection, "tehsils", table, f"Its tehsils. {said}"),
        selection,
    )


def everything(selection: Selection) -> None:
    """Draw the table of all indicators."""
    asked = indicators.of_district(selection)
    figure(None, indicators.facts(asked), asked)


def _rows(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a chart; what is only context is not ranked."""
    ranked = options.indicator(selection).direction != CONTEXT
    return rows(table, ranked=ranked)


def _side_by_side(selection: Selection) -> Spec:
    """Return the scale that neighbours and tehsils share."""
    found = numbers.neighbours(selection), numbers.tehsils(selection)
    levels = [table["level"] for table in found]
    return together(*levels, share=_axis(selection)[1])


def _axis(selection: Selection) -> tuple[str, bool, int]:
    of = options.indicator(selection)
    age = options.at_age(of, selection.band)
    title = titled(f"{of.label}{age}", of.kind)
    return title, of.kind == "share", writing.DIGITS[of.kind]
