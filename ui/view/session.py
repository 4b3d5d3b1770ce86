"""The address and the session agree on one choice, and this is where."""

from typing import Any, overload

import streamlit as st

from analysis import writing
from ui.view.address import FIELDS, VIEW, Chosen, Kind
from ui.view.options import linked
from ui.view.selection import Selection, Wider

_WRITTEN, _FIGURES = "address", "figures"


@overload
def selected() -> Selection:
    """Return the view that this session has chosen."""


@overload
def selected(kind: Kind[Chosen]) -> Chosen:
    """Return what this session has chosen on the pages of a kind."""


def selected(kind: Kind[Any] = VIEW) -> Any:
    """Return what this session has chosen; one view is shared by all who hold one."""
    chosen = st.session_state.get(kind.key) or kind.usual
    return chosen.showing(selected()) if isinstance(chosen, Wider) else chosen


def value(key: str, usual: object = None) -> Any:
    """Return what a widget of this session holds."""
    return st.session_state.get(key, usual)


def keep(kind: Kind[Chosen], chosen: Chosen) -> None:
    """Take over a choice, and with it the view that it holds."""
    st.session_state[kind.key] = chosen
    if isinstance(chosen, Wider):
        st.session_state[VIEW.key] = chosen.plain()


def sync(kind: Kind[Any] = VIEW) -> None:
    """Make the session and the address agree, and say what a link asked in vain.

    The address wins when someone changed it (opened a link, pressed Back);
    otherwise the session wins and the address follows. A bare address, to which
    Back may lead, means the usual choice: writing another there would be a trap.
    """
    query = st.query_params.to_dict()
    chosen = selected(kind)
    refused: dict[str, str] = {}
    if query != st.session_state.get(_WRITTEN):
        chosen, refused = kind.asked(chosen if query else kind.usual, query)
    else:
        chosen, _ = kind.asked(chosen, chosen.to_query())
    for what, instead in refused.items():
        st.warning(
            writing.literal(
                f"This link asks for {what}, which is not offered here. {instead}"
            ),
            icon=":material/link_off:",
        )
    keep(kind, chosen)
    st.session_state[_FIGURES] = 0
    whole = chosen.to_query()
    if query not in ({}, whole) or (not query and chosen != kind.usual):
        st.query_params.from_dict(whole)
        query = whole
    st.session_state[_WRITTEN] = query


def choose(**fields: str) -> None:
    """Change the selection as a link would; for callbacks, which run before the page.

    Who is compared follows a group chosen by itself.
    """
    st.session_state[VIEW.key], _ = linked(selected(), fields)


def offer(key: str, value: object) -> str:
    """Hold a value, as of a widget before it is drawn, and return its key."""
    st.session_state[key] = value
    return key


def choose_in(key: str) -> None:
    """Change the selection by the event of a component (its ``choice``)."""
    choice = st.session_state[key].choice or {}
    choose(**{name: str(value) for name, value in choice.items() if name in FIELDS})


def next_figure() -> int:
    """Return the place of the next figure on this page, counted from 1."""
    st.session_state[_FIGURES] = st.session_state.get(_FIGURES, 0) + 1
    return int(st.session_state[_FIGURES])
