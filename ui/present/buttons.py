"""The buttons of the facilitator's second screen; what is for good is asked twice.

Their keys name the room and the round: a press that was meant for the rehearsal, or for
the round before, finds no button and does nothing. The press that comes next is the
primary one, in every state; what cannot be pressed is grey.
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
from ui.clicker import asked_twice
from ui.clicker import keys as clicker
from ui.present import due, panel
from ui.workshop import reasons_left, rounds, step_names

_WALKS = {"back": ("Back", -1), "next": ("Next", 1)}


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

    def look(self, *what: str) -> Literal["primary", "secondary"]:
        """Return how a button looks that does one of these things."""
        return "primary" if due.due(self.state) in what else "secondary"


@st.fragment(run_every=2)
def buttons() -> None:
    """Draw what the clicker can do, for the room that is used now."""
    with panel.plainly():
        room, held = panel.who()
        if held.actor.role != terms.FACILITATOR:
            return
        row = _Row(room, held.actor, room.state(held.actor))
        st.markdown(f"Now: {due.sentence(row.state)}.")
        with st.container(horizontal=True, gap="small"):
            for what in _WALKS:
                _walk(row, what)
            _screens(row)
        with st.container(horizontal=True, gap="small"):
            _open(row)
            _pause(row)
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


def _walk(row: _Row, what: str) -> None:
    """Draw a step there or back; where a vote is open here, it asks first."""
    label, by = _WALKS[what]
    look, off = row.look(what), not clicker.leads_on(row.room, row.state, by)
    left = asked_twice.leaves_open(row.state)
    if left is None or off:
        if st.button(label, key=row.key(what), type=look, disabled=off):
            _press(row, what)
        return
    with st.popover(label, key=f"ask_{what}", type=look):
        st.write(literal(f"{left.name} is open. Voting goes on, and the wall says so."))
        if st.button(f"{label}, voting goes on", key=row.key(f"{what}_on")):
            _press(row, what, asked_twice.leaves(left))


def _screens(row: _Row) -> None:
    """Draw what darkens and holds the screens, each named for what it does now."""
    stage = row.state.stage
    for what in (terms.BLACK, terms.NEUTRAL, terms.AGENDA, terms.PARKED):
        on = stage.screen == what
        label = "Show again" if on else what.capitalize()
        look = row.look(due.SHOW) if on else "secondary"
        if st.button(label, key=row.key(what), type=look):
            _press(row, what)
    if st.button("Languages", key=row.key("tongues")):
        _press(row, "tongues")
    label = "Follow again" if stage.frozen else "Freeze"
    if st.button(label, key=row.key("freeze"), type=row.look(due.FOLLOW)):
        _press(row, "freeze")


def _open(row: _Row) -> None:
    """Draw what opens the vote; a further round on a step has a button of its own."""
    running, new = row.state.running, asked_twice.another(row.state)
    asks = due.asked(row.state)
    if running and running.status == terms.PAUSED:
        if st.button("Resume", key=row.key("resume"), type=row.look(due.RESUME)):
            _do(row.room.resume, row.actor, running.number)
        return
    if not new or asks is None:
        off = bool(running) or asks is None
        look = row.look(due.OPEN)
        if st.button("Open vote", key=row.key("open"), type=look, disabled=off):
            _press(row, "open")
        return
    with st.popover("Open vote", key="ask_open"):
        st.write("This step was voted on. A new round takes its result off the wall.")
        name = literal(step_names.next_vote(row.state, asks))
        if st.button(f"Open {name}", key=row.key("again"), type="primary"):
            _press(row, "open", asked_twice.opens(new))


def _pause(row: _Row) -> None:
    running = row.state.running
    off = running is None or running.status == terms.PAUSED
    if st.button("Pause", key=row.key("pause"), disabled=off):
        _press(row, "pause")


def _close(row: _Row) -> None:
    running = row.state.running
    off, look = running is None, row.look(due.CLOSE)
    with st.popover("Close the vote", key="ask_close", disabled=off, type=look):
        if running is None:
            return
        st.write(literal(f"{running.name}: a closed vote takes no more votes."))
        st.write("A new round replaces undo.")
        if lost := reasons_left.at_close(row.room, row.actor, running):
            st.write(lost)
        if st.button("Close it for good", key=row.key("close"), type="primary"):
            _do(row.room.close_round, row.actor, running.number)


def _reveal(row: _Row) -> None:
    """Draw what may be revealed: the round of this step, and the last of all."""
    found = hidden(row.state)
    look = row.look(due.REVEAL)
    with st.popover("Reveal", key="ask_reveal", disabled=not found, type=look):
        for each in found:
            st.write(literal(next(iter(each.texts.values()))))
            label = f"Reveal the result of {literal(each.name)}"
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
