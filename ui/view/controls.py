"""The quiet column of choices beside a figure."""

import streamlit as st

from analysis.maps.classes import EXPLAINED, METHODS
from ui.view import options, session


def map_controls() -> None:
    """Draw the choices of the map in the sidebar."""
    of = options.indicator(session.selected())
    with st.sidebar:
        session.pick("indicator", help=of.definition)
        session.pick("band")
        session.pick("group")
        session.pick("against")
        session.pick("within")
        with st.expander("Classes and district"):
            session.pick("classes")
            for method, label in METHODS.items():
                st.caption(f"**{label}.** {EXPLAINED[method]}")
            session.pick("district")


def district_controls() -> None:
    """Draw the choices of a profile in the sidebar."""
    of = options.indicator(session.selected())
    with st.sidebar:
        session.pick("within")
        session.pick("district")
        session.pick("indicator", help=of.definition)
        session.pick("band")
        session.pick("group")
        session.pick("against")
