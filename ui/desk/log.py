"""What happened last, what can be taken back, and whether the log is sound."""

import streamlit as st

from analysis.writing import count, literal
from data.store import times
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.replay import undone
from data.store.events.state import Round
from ui.desk.decision import export
from ui.desk.seat import Desk, act, tried
from ui.log.names import Names, names
from ui.log.words import sentence
from ui.workshop.step_names import first_words

_NEWEST = 8
_MORE = 60


def log(here: Desk) -> None:
    """Draw the newest events with what can be undone, the check and the back-up."""
    st.header("Log", anchor=False)
    events = here.room.history(here.actor)
    gone, called = undone(events), names(here.state, events)
    every = st.toggle(f"The last {_MORE}", key="more_log")
    for event in list(reversed(events))[: _MORE if every else _NEWEST]:
        _event(here, event, called, event.seq in gone)
    st.caption("Votes are no events: nothing here tells who voted, or what.")
    _sound(here)
    export(here)


def _event(here: Desk, event: Event, called: Names, gone: bool) -> None:
    at = times.clock(times.read(event.at))
    said = literal(sentence(event, called))
    told = f"~~{said}~~ (taken back)" if gone else said
    with st.container(key=f"event_{event.seq}", gap=None):
        st.markdown(f"{told}")
        st.caption(f"{event.seq} · {at} · {event.by}")
        if here.leads and event.kind in kinds.UNDOABLE and not gone:
            _undo(here, event, called.thing(event))


def _undo(here: Desk, event: Event, what: str) -> None:
    with (
        st.popover("Take back…", key=f"undo_{event.seq}", type="tertiary"),
        st.form(f"undo_form_{event.seq}", border=False),
    ):
        st.caption("A new event takes this one back; both stay in the log.")
        why = st.text_input("Why", key=f"why_{event.seq}")
        if st.form_submit_button(f"Take back {first_words(literal(what))}"):
            act(here.room.undo, here.actor, event.seq, why)


def _sound(here: Desk) -> None:
    with st.container(horizontal=True):
        check = st.button("Check the log", icon=":material/verified_user:")
        back_up = st.button("Back up now", icon=":material/save:")
    if check:
        tried(_verify, here)
    if back_up:
        tried(_back_up, here)


def _verify(here: Desk) -> None:
    found = here.room.verify(here.actor)
    st.success(
        f"{count(found.events, 'event')}, {count(found.rounds, 'round')} and "
        f"{count(found.ballots, 'ballot')} are as they were written. The log ends "
        f"with {found.digest[:12]}: note it on paper.",
        icon=":material/check:",
    )


def _back_up(here: Desk) -> None:
    path = here.room.backup(here.actor)
    st.success(f"The newest back-up is {path.name}.", icon=":material/check:")


def take_back(here: Desk, found: Round) -> None:
    """Draw what this recorder entered by name and may take back."""
    mine = [
        each
        for each in (*found.reasons, *found.positions)
        if each["by"] == here.actor.by
    ]
    for each in mine:
        said = each.get("text") or f"{each['position']}, {each['post']}"
        with st.container(horizontal=True, key=f"mine_{each['seq']}"):
            st.markdown(literal(said))
            what = "reason" if each.get("text") else "position"
            label = f"Take back the {what} on {literal(found.name)}"
            if st.button(label, key=f"back_{each['seq']}"):
                act(here.room.undo, here.actor, each["seq"])
