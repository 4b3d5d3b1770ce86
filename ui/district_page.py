"""The figures of a district's profile, each with its sentence and its numbers."""

from functools import partial

import streamlit as st

from analysis import writing
from data.vocabulary import CONTEXT
from ui import all_indicators, one_district
from ui.figure import charts
from ui.figure.figure import figure
from ui.places import rows
from ui.view import options
from ui.view.selection import Selection


def groups(selection: Selection) -> None:
    """Draw every group of the district beside its province and the country."""
    table, said = one_district.groups(selection), one_district.sentence(selection)
    chart = charts.beside(table, *_axis(selection))

    def draw() -> None:
        if text := one_district.apart(selection):
            st.markdown(writing.literal(text))
        st.altair_chart(chart, alt=said)

    facts = one_district.facts(selection, "groups", table, said)
    figure(draw, facts, selection, first=True)


def neighbours(selection: Selection) -> None:
    """Draw the district among those it touches."""
    table = one_district.neighbours(selection)
    said = one_district.spread(selection, table, "district")
    chart = charts.ranking(_rows(selection, table), *_axis(selection))
    figure(
        partial(st.altair_chart, chart, alt=said),
        one_district.facts(
            selection, "neighbours", table, f"Beside its neighbours. {said}"
        ),
        selection,
    )


def tehsils(selection: Selection) -> None:
    """Draw the tehsils of the district, or say why not."""
    table = one_district.tehsils(selection)
    if table.empty:
        st.info("This indicator is shown for districts only, to protect people.")
        return
    said = one_district.spread(selection, table, "tehsil")
    if table["level"].isna().all():
        st.info(said)
        return
    chart = charts.ranking(_rows(selection, table), *_axis(selection))
    figure(
        partial(st.altair_chart, chart, alt=said),
        one_district.facts(selection, "tehsils", table, f"Its tehsils. {said}"),
        selection,
    )


def everything(selection: Selection) -> None:
    """Draw the table of all indicators."""
    asked = all_indicators.of_district(selection)
    figure(None, all_indicators.facts(asked), asked)


def _rows(selection: Selection, table):
    """Return the rows of a chart; what is only context is not ranked."""
    ranked = options.indicator(selection).direction != CONTEXT
    return rows(table, ranked=ranked)


def _axis(selection: Selection) -> tuple[str, bool]:
    of = options.indicator(selection)
    return of.label, of.kind == "share"
