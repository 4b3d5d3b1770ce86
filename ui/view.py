"""The address and the session agree on one selection, and this is where."""

import streamlit as st

from ui.options import options
from ui.selection import Selection

_SELECTION, _WRITTEN = "selection", "address"
FIELDS = {
    "indicator": "Indicator",
    "band": "Age",
    "group": "Group",
    "against": "Compared with",
    "lens": "Lens",
    "view": "Map as",
    "classes": "Classes",
    "within": "Area",
    "district": "District",
}


def selected() -> Selection:
    """Return the selection of this session."""
    return st.session_state.get(_SELECTION) or Selection()


def sync() -> None:
    """Make the session and the address agree, and say what a link asked in vain.

    The address wins when someone changed it (opened a link, pressed Back);
    otherwise the session wins and the address follows. A bare address means
    what this session looked at last.
    """
    query = st.query_params.to_dict()
    changed = query != st.session_state.get(_WRITTEN)
    start, wanted = selected(), query if changed else {}
    chosen, refused = start.asked(wanted, options)
    for name, value in refused.items():
        shown = options(name, chosen)[getattr(chosen, name)]
        st.warning(
            f"This link asks for {FIELDS[name].lower()} “{value}”, which is not "
            f"offered here. Showing “{shown}” instead.",
            icon=":material/link_off:",
        )
    st.session_state[_SELECTION] = chosen
    _write(chosen, query)


def choose(**fields: str) -> None:
    """Change the selection; for callbacks, which run before the page."""
    st.session_state[_SELECTION], _ = selected().asked(fields, options)


def choose_in(key: str) -> None:
    """Change the selection by the event of a component (its ``choice``)."""
    choice = st.session_state[key].choice or {}
    choose(**{name: str(value) for name, value in choice.items() if name in FIELDS})


def pick(field: str, *, label: str | None = None, help: str | None = None) -> None:  # noqa: A002
    """Draw the select box of one field; nothing where there is nothing to choose."""
    selection = selected()
    offered = options(field, selection)
    if len(offered) < 2:
        return
    key = f"pick_{field}"
    st.session_state[key] = getattr(selection, field)
    st.selectbox(
        label or FIELDS[field],
        _reading_order(field, offered),
        format_func=offered.get,
        key=key,
        on_change=_picked,
        args=(field,),
        help=help,
    )


def _picked(field: str) -> None:
    choose(**{field: st.session_state[f"pick_{field}"]})


def _reading_order(field: str, offered: dict[str, str]) -> list[str]:
    """Return the values as a reader expects them; the usual one need not lead."""
    if field == "group":
        return sorted(offered, key=lambda key: (key.count("-"), key != "all"))
    return list(offered)


def _write(chosen: Selection, query: dict[str, str]) -> None:
    whole = chosen.to_query()
    if query or chosen != Selection():
        if query != whole:
            st.query_params.from_dict(whole)
        query = whole
    st.session_state[_WRITTEN] = query
