"""Tables of the workshop as CSV, from the desk."""

import pandas as pd
import streamlit as st

from data.store import times
from ui.edition import tables
from ui.figure.export import csv


def files(known: dict[str, tuple[str, pd.DataFrame]]) -> None:
    """Draw a button for each table that holds something.

    Parameters
    ----------
    known : label -> (name of the file, table)
    """
    for label, (name, table) in known.items():
        if len(table):
            about = {
                "table": label,
                "edition of the published tables": tables.tables().edition,
                "written": times.written(times.now()),
            }
            st.download_button(
                f"{label} (CSV)",
                csv(table, about),
                name,
                "text/csv",
                on_click="ignore",
                key=f"csv_{name}",
            )
