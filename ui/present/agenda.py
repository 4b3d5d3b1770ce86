"""The agenda on the facilitator's page: how late it is, what comes when, the starts."""

from datetime import time
from html import escape

import streamlit as st

from data.store.events.state import State
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.workshop.agenda import USUAL_START, Slot, days, minutes, written
from data.workshop.standing import Standing, told
from ui.lists import agenda


def now(state: State) -> None:
    """Draw how far behind the room is, the next break, the end of the day, the list.

    Parameters
    ----------
    state : of the room
    """
    of = agenda.now(state)
    if not of.slots:
        return
    st.markdown(summary(of))
    with st.expander(f"Agenda of day {of.day}", key="agenda"):
        st.html(listed(of))
        st.caption("Pakistan time, as planned and as things stand. A shows it.")


def summary(of: Standing) -> str:
    """Return where the room stands in one line of Markdown.

    Parameters
    ----------
    of : where it stands
    """
    late = of.behind or 0
    parts = [f"Day {of.day}, {written(of.now)}"]
    if of.here is None:
        parts.append(f"begins at {written(of.slots[0].start)}")
    else:
        parts.append(f"**{told(of.behind)}**")
    if of.rest:
        parts.append(f"next break {written(of.rest.start + late)}")
    return " · ".join([*parts, f"ends {written(of.end)}"])


def listed(of: Standing) -> str:
    """Return what is still to come as HTML: planned, as things stand, title.

    Parameters
    ----------
    of : where the room stands
    """
    rows = "".join(_row(each, of) for each in of.coming)
    head = "<tr><th>Planned</th><th>Now</th><th>Step</th></tr>"
    return f'<table class="zila-agenda"><thead>{head}</thead>{rows}</table>'


def _row(slot: Slot, of: Standing) -> str:
    here = of.here is not None and slot.id == of.here.id
    stands = "now" if here else written(slot.start + (of.behind or 0))
    look = ' class="now"' if here else ' class="rest"' if slot.rests else ""
    cells = (written(slot.start), stands, escape(slot.title))
    return f"<tr{look}>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"


def starts(room: Room, actor: Actor) -> None:
    """Draw the form for when each day begins.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    """
    state = room.state(actor)
    known = sorted(set(days(state.stage.steps)))
    with (
        st.expander("When each day begins"),
        st.form("day_starts", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        given = {day: _start(state, day) for day in known}
        if st.form_submit_button("Set the starts"):
            for day, at in given.items():
                room.begin_day(actor, day, at)
            st.rerun()


def _start(state: State, day: int) -> str:
    was = minutes(state.written.starts.get(day, USUAL_START))
    at = st.time_input(
        f"Day {day}", time(was // 60, was % 60), key=f"start_{day}_{was}", width=140
    )
    return f"{at:%H:%M}"
