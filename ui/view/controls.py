"""The quiet column of choices beside a figure."""

import streamlit as st

from analysis.maps.class_words import EXPLAINED, METHODS
from ui.view import name_box, options, session
from ui.view.address import FIELDS


def map_controls() -> None:
    """Draw the choices of the map in the sidebar."""
    of = options.indicator(session.selected())
    with st.sidebar:
        name_box.one_district("District, by any of its names")
        pick("indicator", help=of.definition)
        pick("band")
        pick("group")
        pick("against")
        pick("within")
        more = st.expander("Classes", key="more_choices", on_change="rerun")
        if not more.open:
            return
        with more:
            pick("classes")
            for method, label in METHODS.items():
                st.caption(f"**{label}.** {EXPLAINED[method]}")


def district_controls() -> None:
    """Draw the choices of a profile in the sidebar."""
    of = options.indicator(session.selected())
    with st.sidebar:
        pick("within")
        pick("indicator", help=of.definition)
        pick("band")
        pick("group")
        pick("against")


def pick(field: str, *, label: str | None = None, help: str | None = None) -> None:  # noqa: A002
    """Draw the select box of one field; nothing where there is nothing to choose."""
    selection = session.selected()
    offered = options.options(field, selection)
    if len(offered) < 2:
        return
    key = f"pick_{field}"
    session.offer(key, getattr(selection, field))
    st.selectbox(
        label or FIELDS[field],
        _reading_order(field, offered),
        format_func=offered.__getitem__,
        key=key,
        on_change=_picked,
        args=(field,),
        help=help,
    )


def _picked(field: str) -> None:
    session.choose(**{field: session.value(f"pick_{field}")})


def _reading_order(field: str, offered: dict[str, str]) -> list[str]:
    """Return the values as a reader expects them; the usual one need not lead."""
    if field == "group":
        return sorted(offered, key=lambda key: (key.count("-"), key != "all"))
    return list(offered)
