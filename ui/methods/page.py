"""The parts of the page of sources and methods."""

import streamlit as st

from ui.figure.table import show
from ui.methods import catalogue, measures
from ui.methods.choice import TABS, Reference
from ui.view import session


def draw(chosen: Reference) -> None:
    """Draw the choice between the parts, and the part that is read."""
    st.pills(
        "Part",
        list(TABS),
        format_func=TABS.get,
        key=session.offer("reference_tab", chosen.tab),
        on_change=session.turned,
        label_visibility="collapsed",
    )
    _PARTS[chosen.tab]()


def _indicators() -> None:
    alt = "Every indicator with its definition, counts, source and direction"
    show(catalogue.table(), alt, catalogue.COLUMNS, height=420)
    catalogue.one_indicator()
    st.header("What the census lacks", anchor=False)
    st.table(catalogue.gaps_in_source())
    st.header("Other sources quoted", anchor=False)
    st.table(catalogue.others())


def _methods() -> None:
    for heading, text in catalogue.METHODS.items():
        st.header(heading, anchor=False)
        st.markdown(text)


def _districts() -> None:
    st.header("The boundary layer in use", anchor=False)
    st.table(catalogue.layer())
    st.header("Approximate outlines", anchor=False)
    st.write(catalogue.approximate_note())
    show(catalogue.approximate(), "Approximate outlines")
    st.header("Weak counts", anchor=False)
    st.write(catalogue.WEAK)
    show(catalogue.weak(), "Districts with weak counts")


_PARTS = {
    "indicators": _indicators,
    "methods": _methods,
    "measures": measures.page,
    "districts": _districts,
}
