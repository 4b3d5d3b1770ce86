"""The clicker on the facilitator's page: the keys of the screen, and its answer."""

import streamlit as st

from data.store.keys.badge import Badge
from data.store.verbs.room import Room
from ui import STATIC
from ui.workshop import who_asks

_FOLDER = STATIC / "room"
_component = st.components.v2.component(
    "zila.keys",
    html='<p class="said" role="status"></p>',
    css=".said { margin: 0; min-height: 1.5em; font-weight: 600; }",
    js=(_FOLDER / "present.js").read_text(),
)


def keys(room: Room, badge: Badge) -> None:
    """Listen to the keys on this page; what the screen answers is said here.

    Parameters
    ----------
    room : the room that is used now
    badge : the facilitator's badge
    """
    token = who_asks.form_token(room, badge)
    _component(key="keys", data={"token": token}, on_acted_change=_nothing)


def _nothing() -> None:
    """Be there, so that the page is drawn anew after a key."""
