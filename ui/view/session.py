"""The address and the session agree on one choice, and this is where."""

from typing import Any, overload

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import writing
from ui.view import near, refusals
from ui.view.address import FIELDS, VIEW, Chosen, Kind
from ui.view.options import linked
from ui.view.selection import Selection, Wider

_ADDRESSES, _AGREED, _FIGURES, _TOLD = "addresses", "agreed", "figures", "told"
# A browser that is this many addresses behind has lost its way.
_MOST = 20
_NOTHING: tuple[None, dict[str, str], list[Any]] = (None, {}, [])


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


def sync(kind: Kind[Any] = VIEW, page: StreamlitPage | None = None) -> None:
    """Make the session and the address agree, and say what a link asked in vain.

    The address wins when someone changed it (opened a link, pressed Back);
    otherwise the session wins and the address follows. Of two quick choices the second
    is sent before the browser has heard what the first made of the address: it brings
    an address that is late, not another one. What a choice made of the address may
    also reach the browser after Back: where Back leads is told once more. What an
    address does not say is the usual choice, whatever was seen before: a short link,
    or a bare one to which Back may lead, always opens the same.

    Parameters
    ----------
    kind : of the page
    page : which the links to what comes near open; without one, it is told alone
    """
    query = st.query_params.to_dict()
    chosen = selected(kind)
    written: list[dict[str, str]] = st.session_state.get(_ADDRESSES, [])
    if query not in written[-1:] and not (query in written and _changed(kind)):
        # Back may be pressed before the browser has heard what it was told last.
        written = written[-1:] if _went_back() else []
        chosen, *_ = told = _asked(kind, query)
    else:
        chosen, _ = kind.asked(chosen, chosen.to_query())
        told = st.session_state.get(_TOLD, _NOTHING)
    # It stays until something else is chosen.
    st.session_state[_TOLD] = told if told[0] == chosen else _NOTHING
    _, said, links = st.session_state[_TOLD]
    _tell(said, links, page)
    keep(kind, chosen)
    st.session_state[_FIGURES] = 0
    whole = chosen.to_query() if query or chosen != kind.usual else query
    _write(whole, query, written)
    st.session_state[_AGREED] = kind.key, chosen


def _write(
    whole: dict[str, str], query: dict[str, str], written: list[dict[str, str]]
) -> None:
    """Let the address of the browser follow; keep those that may yet come of it."""
    # What came before the address that the browser knows will not come again.
    known = written[written.index(query) :] if query in written else [*written, query]
    if query != whole or (written and query not in written):
        # A browser that shows it already does nothing.
        st.query_params.from_dict(whole)
    known += [whole] if query != whole else []
    st.session_state[_ADDRESSES] = known[-_MOST:]


def _went_back() -> bool:
    """Say whether Back, Forward or a link of the list of pages asked for this run."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def _asked(
    kind: Kind[Any], query: dict[str, str]
) -> tuple[Any, dict[str, str], list[tuple[str, dict[str, str]]]]:
    """Return what an address asks for, what in vain, and links to what is near."""
    every = {name: st.query_params.get_all(name) for name in query}
    chosen, refused = kind.asked(kind.usual, query)
    refused = refusals.others(kind.names, every) | refused
    return chosen, refused, near.opened(kind, query, refused)


def _changed(kind: Kind[Any]) -> bool:
    """Say whether something was chosen on this page since it was last drawn."""
    key, agreed = st.session_state.get(_AGREED, ("", None))
    return bool(key == kind.key and agreed != selected(kind))


def _tell(
    refused: dict[str, str],
    links: list[tuple[str, dict[str, str]]],
    page: StreamlitPage | None,
) -> None:
    """Say what a link asked in vain, in words, and what is done instead."""
    if not refused:
        return
    for text in refusals.sentences(refused):
        st.warning(writing.literal(text), icon=":material/link_off:")
    if page and links:
        with st.container(horizontal=True, gap="small", key="near_links"):
            for label, query in links:
                shown = writing.literal(f"Open {label}")
                st.page_link(page, label=shown, query_params=query)


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
