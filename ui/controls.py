"""The quiet column of choices beside a figure."""

import streamlit as st

from analysis.maps.classes import EXPLAINED, METHODS
from ui import options, view


def map_controls() -> None:
    """Draw the choices of the map in the sidebar."""
    of = options.indicator(view.selected())
    with st.sidebar:
        view.pick("indicator", help=of.definition)
        view.pick("band")
        view.pick("group")
        view.pick("against")
        view.pick("within")
        with st.expander("Classes and district"):
            view.pick("classes")
            for method, label in METHODS.items():
                st.caption(f"**{label}.** {EXPLAINED[method]}")
            view.pick("district")


def district_controls() -> None:
    """Draw the choices of a profile in the sidebar."""
    of = options.indicator(view.selected())
    with st.sidebar:
        view.pick("within")
        view.pick("district")
        view.pick("indicator", help=of.definition)
        view.pick("band")
        view.pick("group")
        view.pick("against")
