"""The buttons of the facilitator's second screen; what is for good is asked twice.

Their keys name the room and the round: a press that was meant for the rehearsal, or for
the round before, finds no button and does nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from analysis.writing import literal
from data.errors import ZilaError
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui.present import panel
from ui.workshop import clicker, reasons_left, rounds

_BUTTONS = {
    "back": "Back",
    "next": "Next",
    "black": "Black",
    "neutral": "Neutral",
    "freeze": "Freeze / follow",
    "tongues": "Languages",
}


@dataclass(frozen=True)
class _Row:
    """The room as the buttons were drawn for it."""

    room: Room
    actor: Actor
    state: State

    def key(self, what: str) -> str:
        """Return what names a button after the room and its last round."""
        name = self.room.store.place.full_name
        return f"act_{what}_{name}_{len(self.state.rounds)}"


@st.fragment(run_every=2)
def buttons() -> None:
    """Draw what the clicker can do, for the room that is used now."""
    with panel.plainly():
        room, held = panel.who()
        if held.actor.role != terms.FACILITATOR:
            return
        row = _Row(room, held.actor, room.state(held.actor))
        with st.container(horizontal=True, gap="small"):
            for what, label in _BUTTONS.items():
                kind: Literal["primary", "secondary"] = (
                    "primary" if what == "next" else "secondary"
                )
                if st.button(label, key=row.key(what), type=kind):
                    _press(row, what)
            _open(row)
            if st.button("Pause", key=row.key("pause")):
                _press(row, "pause")
            _close(row)
            _reveal(row)


def _press(row: _Row, what: str, sure: str = "") -> None:
    _do(clicker.press, row.room, row.actor, what, sure)


def _do(verb: Callable[..., object], *given: object) -> None:
    """Do it, or say why not: in a toast, since the row is soon drawn again."""
    try:
        said = getattr(verb(*given), "text", "")
    except ZilaError as error:
        said = f"{error.problem}. {error.remedy}"
    if said:
        st.toast(literal(said), duration="long")
    else:
        st.rerun()


def _open(row: _Row) -> None:
    """Draw what opens the vote; a further round on a step has a button of its own."""
    new = clicker.another(row.state)
    if not new:
        if st.button("Open vote", key=row.key("open")):
            _press(row, "open")
        return
    with st.popover("Open vote", key="ask_open"):
        st.write("This step was voted on. A new round takes its result off the wall.")
        if st.button(f"Open round {new}", key=row.key("again"), type="primary"):
            _press(row, "open", clicker.opens(new))


def _close(row: _Row) -> None:
    running = row.state.running
    with st.popover("Close the vote", key="ask_close"):
        if running is None:
            st.write("No vote is open.")
            return
        st.write("A closed vote takes no more votes. A new round replaces undo.")
        if lost := reasons_left.at_close(row.room, row.actor, running):
            st.write(lost)
        if st.button("Close it for good", key=row.key("close"), type="primary"):
            _do(row.room.close_round, row.actor, running.number)


def _reveal(row: _Row) -> None:
    """Draw what may be revealed: the round of this step, and the last of all."""
    found = hidden(row.state)
    with st.popover("Reveal", key="ask_reveal"):
        if not found:
            open_ = row.state.running
            st.write("Close the vote first." if open_ else "Nothing is left to reveal.")
        for each in found:
            st.write(literal(next(iter(each.texts.values()))))
            label = f"Reveal the result of round {each.number}"
            if st.button(label, key=row.key(f"reveal_{each.number}")):
                _do(row.room.reveal, row.actor, each.number)


def hidden(state: State) -> list[Round]:
    """Return the closed rounds that may be revealed from here, the likeliest first.

    Parameters
    ----------
    state : of the room

    Returns
    -------
    The round of this step and the last of all; none while a round runs
    """
    if state.running:
        return []
    found = rounds.current(state), state.rounds.get(len(state.rounds))
    known = {each.number: each for each in found if each}
    return [each for each in known.values() if each.revealed != terms.EVERYBODY]
