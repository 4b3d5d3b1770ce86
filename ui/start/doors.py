"""The three doors of Start: one for each kind of reader."""

from dataclasses import replace

import streamlit as st

from ui.view.pages import pages
from ui.view.selection import Selection


def doors() -> None:
    """Draw one door for each kind of reader."""
    with st.container(key="doors"):
        columns = st.columns(3, gap="large")
    for column, (title, text, page, asked) in zip(columns, _DOORS, strict=True):
        with column:
            st.header(title, anchor=False)
            st.write(text)
            query = replace(Selection(), **asked).to_query()
            st.page_link(pages()[page], label=_LABELS[page], query_params=query)


def where_to_begin() -> None:
    """Draw the way to the districts that are badly off through every lens."""
    with st.container(key="first_districts"):
        st.page_link(
            pages()["gaps"],
            label="Which districts first, and why?",
            icon=":material/flag:",
            query_params=Selection().to_query() | {"show": "begin"},
        )


_LABELS = {"map": "Open the map", "sources": "Open sources & methods"}
_DOORS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "Put it on the wall",
        "Facilitators: equal tiles that show no boundaries, readable from the back.",
        "map",
        {"view": "tiles"},
    ),
    (
        "Find where girls are behind",
        "Policymakers: every district by gap, level and number, and its profile.",
        "map",
        {},
    ),
    (
        "Check every figure",
        "Researchers: definitions, formulas, known traps, licences, downloads.",
        "sources",
        {},
    ),
)
