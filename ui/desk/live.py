"""The small parts of the desk that look again by themselves every two seconds."""

from collections.abc import Mapping
from datetime import timedelta
from html import escape

import streamlit as st

from analysis.writing import count, literal
from data.errors import ZilaError
from data.store import terms, times
from data.store.events import countdown
from data.store.events.stage import Timer
from data.store.events.state import State
from data.store.in_use import rehearsal_mode
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui.desk.seat import Desk, act, refused
from ui.workshop import crowd, more_time, turnout
from ui.workshop.turnout import Turnout

_EVERY = 2


def votes(here: Desk, number: int) -> None:
    """Draw how many votes a running round has, by caucus, never which."""
    _votes(here.actor, number)


@st.fragment(run_every=_EVERY)
def _votes(actor: Actor, number: int) -> None:
    try:
        room = rehearsal_mode.now()
        found = room.state(actor).rounds.get(number)
        caucuses = turnout.by_caucus(room, actor, found)
        asking = more_time.wanting(number)
    except ZilaError as error:
        refused(error)
        return
    whole = turnout.together(caucuses)
    votes = "vote" if whole.expected == 1 else "votes"
    st.html(f'<p class="zila-big">{whole.told} {votes} in</p>')
    st.caption(f"{whole.made_of}.")
    st.html(table(caucuses))
    if asking:
        st.markdown(f"**{count(asking, 'phone')} asked for more time.**")


def alarms(here: Desk) -> None:
    """Draw what the facilitator must hear, such as more phones than people."""
    _alarms(here.actor)


@st.fragment(run_every=_EVERY)
def _alarms(actor: Actor) -> None:
    try:
        room = rehearsal_mode.now()
        told = crowd.alarms(room, actor, room.state(actor))
    except ZilaError as error:
        refused(error)
        return
    if told:
        st.warning("  \n".join(map(literal, told)), icon=":material/warning:")


def table(caucuses: Mapping[str, Turnout]) -> str:
    """Return HTML that says for whom the room waits.

    Parameters
    ----------
    caucuses : as `turnout.by_caucus` returns them
    """
    rows = []
    for caucus, each in caucuses.items():
        if each.expected:
            given = turnout.for_others(each.others) if each.others else ""
            said = f"{each.waiting} not yet" if each.waiting else "all in"
            cells = (each.told, given, said)
            told = "".join(f"<td>{cell}</td>" for cell in cells)
            rows.append(f"<tr><th scope=row>{escape(caucus)}</th>{told}</tr>")
    names = ("Caucus", "Votes", "Of these", "Waiting")
    heads = "".join(f"<th scope=col>{name}</th>" for name in names)
    head, body = f"<thead><tr>{heads}</tr></thead>", "".join(rows)
    return f'<table class="zila-bars">{head}{body}</table>'


def watch(here: Desk) -> None:
    """Draw the page anew once something happened that it does not show."""
    works = here.actor.role in (terms.FACILITATOR, terms.RECORDER, terms.STEWARD)
    look = _often if works else _seldom
    look(here.actor, _mark(here.room, here.actor, here.state))


def _look(actor: Actor, seen: tuple[str, int, int]) -> None:
    try:
        room = rehearsal_mode.now()
        now = _mark(room, actor, room.state(actor))
    except ZilaError as error:
        refused(error)
        return
    if now != seen:
        st.rerun()


# A whole room may watch this page, and each look costs the server a little.
_often, _seldom = (st.fragment(_look, run_every=s) for s in (_EVERY, 5 * _EVERY))


def _mark(room: Room, actor: Actor, state: State) -> tuple[str, int, int]:
    """Return what changes with every event, and with every slip in a running round."""
    mine = state.recorders.get(actor.caucus) == actor.seat
    reads = actor.role == terms.FACILITATOR or (actor.role == terms.RECORDER and mine)
    slips = state.running and reads and room.slips(actor, state.running.number)
    return room.store.place.full_name, state.seq, len(slips or ())


def timer(here: Desk) -> None:
    """Draw the clock that runs down, and what starts, lengthens and stops it."""
    running = here.state.stage.timer
    st.header("Clock", anchor=False)
    if not running:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            minutes = st.number_input("Minutes", 1, 240, 5, key="minutes", width=140)
            if st.button("Start", icon=":material/timer:"):
                act(here.room.start_timer, here.actor, int(minutes) * 60)
        return
    _runs_down(running, here.room.store.place.full_name)
    with st.container(horizontal=True):
        if st.button("+2 min"):
            act(here.room.more_time, here.actor, 120)
        if st.button("Stop", key="stop_clock"):
            act(here.room.stop_timer, here.actor)


@st.fragment(run_every=_EVERY)
def _runs_down(running: Timer, workshop: str) -> None:
    left = int(countdown.seconds_left(running, workshop))
    until = times.now() + timedelta(seconds=left)
    said = f"{left // 60}:{left % 60:02} left" if left > 0 else "Time is over"
    label = f"{escape(running.label)}: " if running.label else ""
    st.html(f'<p class="zila-big">{label}{said}</p>')
    st.caption(f"Until {times.clock(until)}")
