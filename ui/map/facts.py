"""The words and numbers around the map of a selection."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.rates.missing import state
from ui.edition import geometry, tables
from ui.figure.facts import Facts, source_of
from ui.figure.table import COUNT, GAP_LABEL, INDEX, PERCENT, headed, to_close
from ui.map import legend
from ui.map.picture import Picture


def facts(picture: Picture) -> Facts:
    """Return what stands around the map."""
    lens, of = picture.lenses[picture.selection.lens], picture.indicator
    return Facts(
        headline=lens.headline,
        subtitle=lens.subtitle,
        source=source_of(of),
        figure=picture.figure,
        kind="map",
        table=partial(numbers, picture),
        caveats=of.caveats,
        title=f"{of.id}-{picture.selection.lens}",
    )


def numbers(picture: Picture) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the table under the map, and how its columns are written."""
    table, places = picture.table.loc[picture.inside], tables.tables().districts
    kinds = {}
    shown = pd.DataFrame(
        {
            "District": places["name"].loc[table.index],
            "Province": places["province"].loc[table.index],
            "P-code": table.index,
        }
    )
    for column, values, kind in columns(picture, table):
        shown[column], kinds[column] = values, kind
    shown["State"] = state(table)
    shown["Flags"] = tables.flags().loc[table.index]
    shown["Outline"] = [geometry.outline(code) for code in table.index]
    return shown, kinds


def columns(picture: Picture, table: pd.DataFrame) -> list[tuple[str, pd.Series, Any]]:
    """Return label, values and format of each column of figures.

    Parameters
    ----------
    picture : the map
    table : the rows wanted of its table; a column of values keeps its name there
    """
    who, other = writing.sentence(picture.who), writing.sentence(picture.other)
    of = picture.indicator
    if of.kind == "count":
        return [(who, table["level"], COUNT)]
    found = [(headed(who, of.kind), table["level"], PERCENT)]
    if "gap" in table:
        found += [
            (f"{other}, %", table["against"], PERCENT),
            (GAP_LABEL, table["gap"], PERCENT),
            ("Parity index", table["parity"], INDEX),
        ]
    if of.kind == "share":
        found.append((writing.those(who, of.lack or of.state), table["number"], COUNT))
        found.append((f"All {picture.who}", table["people"], COUNT))
    if "gap" in table:
        found.append((to_close(of), table["to_close"].round(), COUNT))
    return found


def beyond(picture: Picture) -> None:
    """Say what the chosen lens alone would hide: people, and places also severe."""
    ends = picture.lenses[picture.selection.lens].ends
    said = [
        each for each in (ends, picture.view.closing_sentence, picture.also) if each
    ]
    if said:
        st.markdown("\n\n".join(map(writing.literal, said)))
    if rule := legend.rule(picture, picture.selection.lens):
        st.caption(writing.literal(rule))
