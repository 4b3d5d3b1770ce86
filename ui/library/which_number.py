"""The published numbers of children out of school, and why they differ."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from ui.edition import tables
from ui.view.numbers import figure_id
from ui.view.selection import NONE, Selection

# The view that the census figure among the quoted ones comes from.
WHICH = Selection(group="all", against=NONE, lens="number")


def which_number() -> pd.DataFrame:
    """Return the figures people quote for one question, and why they differ."""
    of = tables.tables().indicators[Selection.indicator]
    everybody = tables.rates_of(of.id, "all", "all", "district")
    whole = everybody[["numerator", "denominator"]].sum()
    share = writing.percent(100 * whole["numerator"] / whole["denominator"])
    own = {
        "Figure": f"{whole['numerator'] / 1e6:.2f} million ({share})",
        "Who": of.universe,
        "How it was made": "Counted person by person: children whom their household "
        "says never went to school or left it.",
        "Year": of.vintage,
        "Source": of.source,
        "Read": f"{of.source_table}.",
    }
    others = tables.tables().published.query("topic == @of.id").itertuples()
    return pd.DataFrame([own, *map(_quoted, others)])


def _quoted(other: Any) -> dict[str, str]:
    """Return what is shown of a figure that somebody else published."""
    unit = "%" if other.unit == "percent" else " million"
    last = writing.date(other.read_on)
    return {
        "Figure": f"{other.value:g}{unit}",
        "Who": writing.sentence(other.people),
        "How it was made": other.how,
        "Year": other.year,
        "Source": f"[{other.source}]({other.url})",
        "Read": f"Read in {other.how_read}, last on {last}.",
    }


def number_cards() -> None:
    """Draw each quoted figure with whom it counts, how, when and who says so."""
    rows = which_number().to_dict("records")
    for column, row in zip(st.columns(len(rows), gap="large"), rows, strict=True):
        with column:
            st.html(f'<p class="zila-number">{escape(row["Figure"])}</p>')
            st.markdown(f"**{row['Who']}**, {row['Year']}")
            st.write(row["How it was made"])
            st.caption(f"{row['Source']}. {row['Read']}")
    edition = tables.tables().edition
    number = figure_id(WHICH, edition, "which number")
    st.caption(
        "Sources: the census figure is computed here, the others are quoted. "
        f"Edition {edition}, figure {number}."
    )
