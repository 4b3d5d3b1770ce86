"""The number of findings by province, theme and year, on a page."""

import streamlit as st

from analysis.library import balance
from ui.edition import library
from ui.figure.table import show


def evenness() -> None:
    """Draw how evenly the library speaks."""
    shelf = library.shelf()
    st.title("How evenly the library speaks, and of whom it never does", anchor=False)
    for sentence in balance.said(shelf):
        st.markdown(f"- {sentence}")
    table = balance.by_province(shelf).rename_axis("Speaks of").reset_index()
    names = {
        "collected": "Rows collected",
        "alone": "Findings of it alone",
        "shared": "With others",
        "votable": "To vote on",
        "studies": "Studies",
    }
    st.header("By province", anchor=False)
    show(table.rename(columns=names), "Findings by province")
    left, right = st.columns(2, gap="large")
    left.header("By theme", anchor=False)
    left.table(balance.by_theme(shelf).rename("Findings").rename_axis("Theme"))
    right.header("By year", anchor=False)
    right.table(balance.by_year(shelf).rename("Findings").rename_axis("Year"))
