"""The address and the session agree on one choice, and this is where."""

import streamlit as st

from analysis import writing
from ui.gaps import choice as gaps_choice
from ui.gaps import weights as gaps_weights
from ui.gaps.choice import GAPS
from ui.library.choice import LIBRARY
from ui.methods import choice as methods_choice
from ui.methods.choice import REFERENCE
from ui.view.address import FIELDS, VIEW, Kind
from ui.view.options import options

_WRITTEN = "address"


def selected(kind: Kind = VIEW):
    """Return what this session has chosen."""
    chosen = st.session_state.get(kind.key) or kind.usual
    return chosen.showing(selected()) if kind.wider else chosen


def _keep(kind: Kind, chosen) -> None:
    st.session_state[kind.key] = chosen
    if kind.wider:
        st.session_state[VIEW.key] = chosen.plain()


def sync(kind: Kind = VIEW) -> None:
    """Make the session and the address agree, and say what a link asked in vain.

    The address wins when someone changed it (opened a link, pressed Back);
    otherwise the session wins and the address follows. A bare address, to which
    Back may lead, means the usual choice: writing another there would be a trap.
    """
    query = st.query_params.to_dict()
    chosen, refused = selected(kind), {}
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
    _keep(kind, chosen)
    whole = chosen.to_query()
    if query not in ({}, whole) or (not query and chosen != kind.usual):
        st.query_params.from_dict(whole)
        query = whole
    st.session_state[_WRITTEN] = query


def choose(**fields: str) -> None:
    """Change the selection; for callbacks, which run before the page."""
    st.session_state[VIEW.key], _ = selected().asked(fields, options)


def read(**changes: object) -> None:
    """Change what the library shows; for callbacks, which run before the page."""
    st.session_state[LIBRARY.key] = selected(LIBRARY).changed(**changes)


def compare(**fields: str) -> None:
    """Change what the page of gaps shows; for callbacks, which run before the page."""
    _keep(GAPS, gaps_choice.asked(selected(GAPS), fields)[0])


def picked_own(field: str) -> None:
    """Take over a widget of the page of gaps; a second press keeps its value."""
    value = st.session_state[f"own_{field}"]
    if isinstance(value, list):
        value = gaps_choice.joined(value)
    compare(**{field: value or getattr(selected(GAPS), field)})


def weighed() -> None:
    """Take over the indicators of an index and their weights; for callbacks."""
    weights = {
        key: st.session_state.get(f"weight_{key}", 1)
        for key in st.session_state["index_indicators"]
    }
    compare(weights=gaps_weights.written(weights))


def turned() -> None:
    """Take over the part of the sources that is read; a second press keeps it."""
    tab = st.session_state["reference_tab"] or selected(REFERENCE).tab
    _keep(REFERENCE, methods_choice.asked(selected(REFERENCE), {"tab": tab})[0])


def picked_several(field: str) -> None:
    """Take over the values of a filter's widget; for callbacks."""
    value = st.session_state[f"filter_{field}"]
    read(**{field: value.strip() if isinstance(value, str) else tuple(value)})


def picked_show() -> None:
    """Take over what the library shows; a second press keeps it."""
    read(show=st.session_state["filter_show"] or selected(LIBRARY).show)


def offer(key: str, value: object) -> str:
    """Give a widget its value before it is drawn, and return its key."""
    st.session_state[key] = value
    return key


def choose_in(key: str) -> None:
    """Change the selection by the event of a component (its ``choice``)."""
    choice = st.session_state[key].choice or {}
    choose(**{name: str(value) for name, value in choice.items() if name in FIELDS})
