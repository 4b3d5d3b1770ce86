"""Tables on screen: how numbers are written, missing ones as a dash."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from data.census.indicators import Indicator
from ui.figure import printed

PERCENT = st.column_config.NumberColumn(format="%.1f")
INDEX = st.column_config.NumberColumn(format="%.2f")
COUNT = st.column_config.NumberColumn(format="localized")
GAP_LABEL = "Gap, pp"
BEFORE = "Gaps are taken before rounding."
WHOLE = st.column_config.NumberColumn(format="%.0f")

_HEADED = {"share": "%", "growth": "% a year", "count": "people"}


def headed(name: str, kind: str) -> str:
    """Return the heading of a column of rates, with its unit.

    Parameters
    ----------
    name : whom the rates are of
    kind : of the indicator
    """
    return f"{name}, {_HEADED[kind]}"


def written_as(name: str) -> Any:
    """Return how a column of numbers is written, by the unit in its heading."""
    if name.endswith(("%", "pp", "% a year")):
        return PERCENT
    return INDEX if name.endswith("index") else COUNT


def column_of(kind: str) -> Any:
    """Return how a column of values of a kind of indicator is written.

    Parameters
    ----------
    kind : ``share``, ``growth`` or ``count``
    """
    return COUNT if writing.DIGITS[kind] == 0 else PERCENT


def to_close(indicator: Indicator) -> str:
    """Return what the column of those who would have to change is called."""
    return f"To close the gap, {indicator.counted}"


def show(
    rows: pd.DataFrame,
    alt: str,
    columns: Mapping[str, Any] | None = None,
    **more: Any,
) -> None:
    """Show rows, with an alternative text; paper gets all of them.

    Parameters
    ----------
    rows : one row a line, without their index
    alt : what they are, for those who do not see them
    columns : how columns are written
    **more : what else `streamlit.dataframe` takes, as its height
    """
    st.dataframe(
        rows,
        hide_index=True,
        placeholder=writing.MISSING,
        alt=alt,
        column_config=columns,
        **more,
    )
    st.html(printed.table(rows, columns))
    if GAP_LABEL in rows:
        # Not from the rounded levels beside it.
        st.caption(BEFORE)
