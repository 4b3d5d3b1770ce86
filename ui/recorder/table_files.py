"""Tables of the workshop as CSV, from the desk."""

from functools import partial

import pandas as pd
import streamlit as st

from data.store import times
from ui.desk.seat import Desk
from ui.figure import export
from ui.figure.export import DEMONSTRATION


def files(here: Desk, known: dict[str, tuple[str, pd.DataFrame]]) -> None:
    """Draw a button for each table that holds something.

    Parameters
    ----------
    here : the desk
    known : label -> (name of the file, table)
    """
    for label, (name, table) in known.items():
        if len(table):
            st.download_button(
                f"{label} (CSV)",
                # Made when it is pressed: what is drawn again in the meantime would
                # take a file that stands ready from under the button.
                partial(written, here, known[label], label),
                name,
                "text/csv",
                on_click="ignore",
                key=f"csv_{name}",
            )


def written(here: Desk, file: tuple[str, pd.DataFrame], label: str) -> bytes:
    """Return a table as CSV under lines that say what it is.

    Parameters
    ----------
    here : the desk
    file : its name, and the table
    label : what it holds
    """
    name, table = file
    about = {"workshop": here.state.title, "at": times.written(times.now())}
    if here.room.store.place.rehearsal:
        about["demonstration data"] = DEMONSTRATION
    return export.csv(table, export.of_table(label, about, work=export.WORKSHOP), name)
