"""Tables on screen: how numbers are written, missing ones as a dash."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from ui.figure import printed

PERCENT = st.column_config.NumberColumn(format="%.1f")
INDEX = st.column_config.NumberColumn(format="%.2f")
COUNT = st.column_config.NumberColumn(format="localized")
WHOLE = st.column_config.NumberColumn(format="%.0f")


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
