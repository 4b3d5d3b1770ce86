"""Tables of the workshop as CSV, from the desk."""

from functools import partial

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
            st.download_button(
                f"{label} (CSV)",
                # Made when it is pressed: what is drawn again in the meantime would
                # take a file that stands ready from under the button.
                partial(_written, label, table),
                name,
                "text/csv",
                on_click="ignore",
                key=f"csv_{name}",
            )


def _written(label: str, table: pd.DataFrame) -> bytes:
    about = {
        "table": label,
        "edition of the published tables": tables.tables().edition,
        "written": times.written(times.now()),
    }
    return csv(table, about)
