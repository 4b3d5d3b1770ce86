"""Who is behind whom: three sentences and every district on a line of its own."""

import math
from html import escape

import pandas as pd
import streamlit as st

from analysis import writing
from data.vocabulary import ADVERSE
from ui.edition import tables
from ui.figure.figure import Facts, figure
from ui.gaps import controls, dumbbells
from ui.gaps.compared import Shown, coverage, sentences
from ui.gaps.facts import facts

_HIGH = 330
_PERCENT = st.column_config.NumberColumn(format="%.1f")
_INDEX = st.column_config.NumberColumn(format="%.2f")
_COUNT = st.column_config.NumberColumn(format="localized")


def ranked(found: Shown) -> None:
    """Draw the first screen of the page."""
    said = sentences(found)

    def draw() -> None:
        for text in (*said[1:], coverage(found)):
            if text:
                st.markdown(writing.literal(text))
        controls.listed(found.chosen)
        _rows(found, said[0])

    figure(draw, _facts(found, said[0]), found.chosen, first=True)


def _rows(found: Shown, said: str) -> None:
    adverse = found.of.direction == ADVERSE
    rows = dumbbells.ordered(found.table, found.chosen.lens, adverse=adverse)
    if rows.empty:
        return
    who, other = found.subject.who, found.subject.other
    st.html(dumbbells.key(escape(who), escape(other)))
    if order := _order(found):
        st.caption(writing.literal(order))
    parts = {"": rows}
    if found.chosen.order == "provinces":
        # In one fixed order, never by result.
        parts = dict(list(rows.groupby("province", sort=True)))
    with st.container(height=_HIGH, border=False, key="rows"):
        for province, part in parts.items():
            if province:
                st.markdown(f"**{province}**")
            chart = dumbbells.dumbbells(
                part, (who, other), ends=ends(rows), chosen=found.chosen.district
            )
            st.altair_chart(chart, alt=": ".join(filter(None, [province, said])))


def _order(found: Shown) -> str:
    """Return in what order districts stand where the rows do not show it."""
    who = found.subject
    if found.chosen.lens == "number":
        return f"Districts with the most {who.who} who {who.lack} come first."
    worst = f"Districts where {who.who} are worst off come first."
    return worst if found.chosen.lens == "level" else ""


def ends(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of an axis of percent that holds both groups and their text."""
    highest = rows[["level", "against"]].to_numpy().max()
    top = min(100, math.ceil((highest + 1) / 10) * 10)
    return 0, top * 1.12


def _facts(found: Shown, said: str) -> Facts:
    table, columns = numbers(found)
    chosen = found.chosen
    return facts(found, "gaps", said, table, chosen.lens, chosen.order, columns=columns)


def numbers(found: Shown) -> tuple[pd.DataFrame, dict]:
    """Return the table under the ranking, and how its columns are written."""
    table, who = found.table, writing.sentence(found.subject.who)
    other = writing.sentence(found.subject.other)
    named = {
        f"{who}, %": (table["level"], _PERCENT),
        f"{other}, %": (table["against"], _PERCENT),
        "Gap, pp": (table["gap"], _PERCENT),
        "Parity index": (table["parity"], _INDEX),
        f"{who} who {found.subject.lack}": (table["number"], _COUNT),
        f"All {found.subject.who}": (table["people"], _COUNT),
        "To close the gap, people": (table["to_close"].round(), _COUNT),
    }
    about = pd.DataFrame(
        {"District": table["name"], "Province": table["province"]}, index=table.index
    )
    values = pd.DataFrame({name: values for name, (values, _) in named.items()})
    rest = {"P-code": table.index, "Flags": tables.flags().loc[table.index]}
    shown = about.join(values).assign(**rest)
    return shown, {name: kind for name, (_, kind) in named.items()}
