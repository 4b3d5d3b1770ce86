"""A page of Streamlit takes its turn before anything heavy is done for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from data.errors import ZilaError
from data.store import terms
from data.store.in_use import rehearsal_mode
from data.store.roles import VIEWER
from ui.serve.page_turns import Turns
from ui.workshop import who_asks

_LEADS = (terms.FACILITATOR, terms.STEWARD, terms.RECORDER)
_SAY_AFTER = 0.75
_FRESH = 1.0
COMES_SOON = "Many pages are being drawn. This one comes in a moment."
COMES = "A vote is being taken. This page comes in a moment."
_busy = {"until": 0.0, "most": 2}


def most() -> int:
    """Return how many pages may be drawn at once: one while a round is open."""
    now = time.monotonic()
    if now >= _busy["until"]:
        _busy["until"] = now + _FRESH
        try:
            runs = rehearsal_mode.now().state(VIEWER).running
        except ZilaError:
            runs = None
        _busy["most"] = 1 if runs else 2
    return int(_busy["most"])


turns = Turns(most)


@contextmanager
def turn() -> Iterator[None]:
    """Hold a turn while a page is drawn; who leads the workshop need not wait."""
    try:
        room = rehearsal_mode.now()
        actor = who_asks.badge(room, st.context.cookies).actor
    except ZilaError:
        actor = VIEWER
    if actor.role in _LEADS:
        yield
        return
    known = actor.role != terms.VIEWER
    who = actor.token if known else st.context.ip_address or ""
    with turns.turn(who, known, _Word()):
        yield


class _Word:
    """Tells who waits why, once, and gives the place up for what they ask next."""

    def __init__(self) -> None:
        self._said = False

    def __call__(self, waited: float) -> None:
        # Streamlit ends the run here when the reader has gone or has chosen something
        # else, as it does at any look at the address.
        st.query_params.to_dict()
        if waited > _SAY_AFTER and not self._said:
            self._said = True
            # Nothing of the page itself: what is drawn would move, and begin anew.
            st.toast(
                COMES if most() == 1 else COMES_SOON, icon=":material/hourglass_top:"
            )
