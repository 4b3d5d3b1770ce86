"""The filters of the library: search, chips, forms, and what they change."""

from functools import partial
from typing import Any

import streamlit as st

from analysis import writing
from analysis.library import search, words
from ui.edition import library
from ui.library import choice
from ui.library.choice import LIBRARY, Reading
from ui.view import links, session
from ui.view.session import keep, selected, value

_LABELS = {
    "theme": "Theme",
    "province": "Province",
    "recommendation": "Recommendation",
    "year": "Year",
    "era": "Era",
    "grade": "Grade",
    "method": "Method",
    "tier": "Tier",
    "status": "Use",
}
_MAIN = ("theme", "province", "recommendation", "grade")


def read(**changes: Any) -> None:
    """Change what the library shows; for callbacks, which run before the page."""
    keep(LIBRARY, selected(LIBRARY).changed(**changes))


def picked_several(field: str) -> None:
    """Take over the values of a filter's widget; for callbacks."""
    picked = value(f"filter_{field}")
    read(**{field: picked.strip() if isinstance(picked, str) else tuple(picked)})


def picked_show() -> None:
    """Take over what the library shows; a second press keeps it."""
    read(show=value("filter_show") or selected(LIBRARY).show)


def filters(chosen: Reading) -> None:
    """Draw search and filters in the sidebar, each value with what it would leave."""
    with st.sidebar:
        st.text_input(
            "Search findings",
            type="search",
            key=session.offer("filter_words", chosen.wanted.words),
            on_change=picked_several,
            args=("words",),
        )
        for field in _MAIN:
            _filter(field, chosen)
        with st.expander("Year, era, method, tier, use"):
            for field in choice.FILTERS:
                if field not in _MAIN:
                    _filter(field, chosen)


def _filter(field: str, chosen: Reading) -> None:
    left = search.choices(library.shelf(), field, chosen.wanted)
    st.multiselect(
        _LABELS[field],
        list(left),
        format_func=lambda value: f"{_named(field, value)} ({left[value]})",
        key=session.offer(f"filter_{field}", list(getattr(chosen.wanted, field))),
        on_change=picked_several,
        args=(field,),
    )


def _named(field: str, value: str) -> str:
    if field == "recommendation":
        return f"{value} {library.asks().at[value, 'short']}"
    return writing.sentence(value)


def chips(chosen: Reading) -> None:
    """Draw what is filtered; each chip takes its filter away.

    Words that every text has, and signs, search for nothing: that is said.
    """
    set_ = chosen.wanted.chips()
    if not set_:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for field, value in set_:
            label = f"{_LABELS.get(field, 'Words')}: {_named(field, value)}"
            kept = chosen.wanted.without(field, value)
            st.button(
                label,
                icon=":material/close:",
                key=f"chip_{field}_{value}",
                on_click=partial(read, **{field: getattr(kept, field)}),
            )
        st.button(
            "Clear all",
            type="tertiary",
            key="chip_all",
            on_click=partial(read, words="", **dict.fromkeys(choice.FILTERS, ())),
        )
    if chosen.wanted.words and not words.asked(chosen.wanted.words):
        st.caption(
            f"“{writing.literal(chosen.wanted.words)}” leaves nothing to search for: "
            "every text has such words, or they are signs. So no finding is left out."
        )


def forms(chosen: Reading) -> None:
    """Draw the choice between findings, table, recommendations, cards, balance."""
    with st.container(horizontal=True, vertical_alignment="center", key="forms"):
        st.pills(
            "Show",
            list(choice.SHOWS),
            format_func=choice.SHOWS.__getitem__,
            key=session.offer("filter_show", chosen.show),
            on_change=picked_show,
            label_visibility="collapsed",
        )
        links.copy_link(chosen)
