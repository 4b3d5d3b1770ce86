"""Who is behind whom: three sentences and every district on a line of its own."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.rates.missing import state
from analysis.sentences import counted
from data.vocabulary import ADVERSE
from ui.edition import tables
from ui.figure.facts import Facts
from ui.figure.figure import figure
from ui.figure.table import COUNT, GAP_LABEL, INDEX, PERCENT, to_close
from ui.gaps import controls, dumbbells, lines, on_paper
from ui.gaps.compared import Compared, coverage, sentences
from ui.gaps.facts import facts, subtitle

_HIGH = 330


def ranked(pair: Compared) -> None:
    """Draw the first screen of the page."""
    said = sentences(pair)

    def draw() -> None:
        for text in (*said[1:], coverage(pair)):
            if text:
                st.markdown(writing.literal(text))
        controls.listed(pair.chosen)
        _rows(pair, said[0])
        rule = counted.how_counted(pair.table) if pair.paired else ""
        if rule:
            st.caption(writing.literal(rule))

    figure(draw, _facts(pair, said[0]), pair.chosen, first=True)


def _rows(pair: Compared, said: str) -> None:
    adverse = pair.indicator.direction == ADVERSE
    rows = dumbbells.ordered(pair.table, pair.chosen.lens, adverse=adverse)
    if rows.empty:
        return
    lines.key(pair)
    if order := _order(pair):
        st.caption(writing.literal(order))
    parts = {"": rows}
    if pair.chosen.order == "provinces":
        # In one fixed order, never by result.
        parts = dict(list(rows.groupby("province", sort=True)))
    st.html(on_paper.listed(pair, parts))
    with st.container(height=_HIGH, border=False, key="rows"):
        for province, part in parts.items():
            if province:
                st.markdown(f"**{province}**")
            chart = lines.chart(pair, part, rows)
            st.vega_lite_chart(chart, alt=": ".join(filter(None, [province, said])))


def _order(pair: Compared) -> str:
    """Return in what order districts stand where the rows do not show it."""
    who = pair.subject
    if pair.chosen.lens == "number":
        return f"Districts with the most {who.who} who {who.lack} come first."
    worst = f"Districts where {who.who} are worst off come first."
    return worst if pair.chosen.lens == "level" else ""


def _facts(pair: Compared, said: str) -> Facts:
    chosen, table = pair.chosen, partial(numbers, pair)
    about = subtitle(pair, people=chosen.lens == "number")
    parts = (chosen.lens, chosen.order)
    return facts(pair, "gaps", said, table, *parts, subtitle=about)


def numbers(pair: Compared) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the table under the ranking, and how its columns are written."""
    table, named = pair.table, _named(pair)
    about = pd.DataFrame(
        {"District": table["name"], "Province": table["province"]}, index=table.index
    )
    values = pd.DataFrame({name: values for name, (values, _) in named.items()})
    rest = {"P-code": table.index, "State": state(table)}
    rest["Flags"] = tables.flags().loc[table.index]
    shown = about.join(values).assign(**rest)
    return shown, {name: kind for name, (_, kind) in named.items()}


def _named(pair: Compared) -> dict[str, tuple[pd.Series, Any]]:
    """Return the columns of figures: of one group, and compared of both."""
    table, who = pair.table, writing.sentence(pair.subject.who)
    named = {f"{who}, %": (table["level"], PERCENT)}
    if pair.paired:
        named |= {
            f"{writing.sentence(pair.subject.other)}, %": (table["against"], PERCENT),
            GAP_LABEL: (table["gap"], PERCENT),
            "Parity index": (table["parity"], INDEX),
        }
    named[f"{who} who {pair.subject.lack}"] = (table["number"], COUNT)
    named[f"All {pair.subject.who}"] = (table["people"], COUNT)
    if pair.paired:
        named[to_close(pair.indicator)] = (table["to_close"].round(), COUNT)
    return named
