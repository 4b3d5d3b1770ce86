"""The tehsils of the area of a map, as a list: nobody publishes their outlines."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.rates.missing import state
from analysis.sentences import headline
from ui.edition import tables
from ui.figure.facts import Facts, source_of
from ui.figure.figure import figure
from ui.map.facts import columns
from ui.map.picture import Picture
from ui.view.numbers import figure_id, table_of

_WHY = (
    "Neither outlines nor places of tehsils are published under a licence that would "
    "let them be drawn, so they are listed."
)


def tehsils(picture: Picture) -> None:
    """Offer the list; it is drawn once it is opened.

    Where an indicator goes no lower than districts nothing is offered.
    """
    if picture.indicator.finest != "tehsil":
        return
    list_of = st.expander(
        "Tehsils", icon=":material/list:", key="tehsils", on_change="rerun"
    )
    if not list_of.open:
        return
    with list_of:
        st.caption(_WHY)
        figure(None, facts(picture), picture.selection)


def facts(picture: Picture) -> Facts:
    """Return the numbers of the tehsils, and what stands around them."""
    values, of = values_of(picture), picture.indicator
    shown, kinds = _numbers(picture, values)
    return Facts(
        headline=_said(picture, values),
        subtitle=picture.lenses[picture.selection.lens].subtitle,
        source=source_of(of),
        figure=figure_id(picture.selection, tables.tables().edition, "tehsils"),
        kind="map-tehsils",
        table=shown,
        columns=kinds,
        caveats=of.caveats,
        title=f"{of.id}-tehsils",
    )


def values_of(picture: Picture) -> pd.DataFrame:
    """Return the lenses of every tehsil of the area, in the order of the gazetteer."""
    inside = tables.tables().tehsils["district"].isin(picture.inside)
    return table_of(picture.selection, "tehsil").loc[inside[inside].index]


def _said(picture: Picture, values: pd.DataFrame) -> str:
    subject = replace(picture.view.subject, unit="tehsil", named=None)
    if "gap" in values:
        return headline.gap(values, subject)
    return headline.level(values, picture.view.overall["level"], subject)


def _numbers(
    picture: Picture, values: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, Any]]:
    found = tables.tables()
    tehsil = found.tehsils.loc[values.index]
    district = found.districts.loc[tehsil["district"]]
    kinds = {}
    shown = pd.DataFrame(
        {
            "Tehsil": tehsil["name"],
            "District": district["name"].to_numpy(),
            "Province": district["province"].to_numpy(),
            "Tehsil code": values.index,
        }
    )
    for column, each, kind in columns(picture, values):
        shown[column], kinds[column] = each, kind
    shown["State"] = state(values)
    return shown, kinds
