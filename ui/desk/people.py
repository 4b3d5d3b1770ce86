"""Who is in the room, how others come in, and the seats of the recorders."""

from html import escape

import streamlit as st

from analysis.writing import count
from data.store import terms
from ui.desk import given_links, links
from ui.desk.seat import Desk, act


def people(here: Desk) -> None:
    """Draw who joined, the code on the wall, links for other roles, the seats."""
    st.header("People", anchor=False)
    came = here.room.attendance(here.actor).get("caucus", {})
    joined = count(sum(came.values()), "phone")
    st.markdown(f"**{joined} joined**")
    st.html(_table(here, came))
    with st.popover("Code on the wall", key="door"):
        links.joining(here)
        _door(here)
    links.invite()
    given_links.given(here)
    _free_phone(here)
    seated = list(here.state.recorders)
    if seated:
        with st.popover("Free a recorder's seat", key="seats"):
            caucus = st.selectbox("Seat of", seated, key="seat_of")
            st.caption("Another phone with the link of that caucus can take it then.")
            if st.button("Free this seat"):
                act(here.room.free_seat, here.actor, caucus)


def _free_phone(here: Desk) -> None:
    """Draw what lets a phone that joined with the wrong caucus choose again."""
    with (
        st.popover("Free a phone from its caucus", key="regroup"),
        st.form(f"free_phone_{here.state.seq}", border=False),
    ):
        sign = st.text_input(
            "The four signs it shows under “Wrong group?”", key="phone_sign"
        )
        st.caption(
            "It chooses again by itself, before it votes in a round or after its "
            "close. It keeps its one vote: it never counts in two caucuses."
        )
        if st.form_submit_button("Free this phone"):
            act(here.room.free_phone, here.actor, sign)
        if here.state.freed:
            st.markdown(f"Free to choose: **{', '.join(here.state.freed)}**")


def _door(here: Desk) -> None:
    with st.container(horizontal=True):
        if st.button("New code" if here.state.code else "Open the door"):
            act(here.room.set_code, here.actor)
        if here.state.code and st.button("Shut the door"):
            act(here.room.set_code, here.actor, shut=True)
    st.caption("Whoever has joined stays, whatever the code.")


def _table(here: Desk, came: dict[str, int]) -> str:
    """Return HTML with who joined by caucus, and where a recorder sits."""
    rows = []
    for caucus in terms.PLACES:
        if not came.get(caucus) and caucus not in here.state.recorders:
            continue
        seat = "recorder seated" if caucus in here.state.recorders else ""
        head = f"<th scope=row>{escape(caucus)}</th>"
        rows.append(f"<tr>{head}<td>{came.get(caucus, 0)}</td><td>{seat}</td></tr>")
    return f'<table class="zila-bars">{"".join(rows)}</table>'


def seat(here: Desk) -> bool:
    """Draw whether this phone records for its caucus; return whether it does."""
    mine = here.actor.caucus
    holder = here.state.recorders.get(mine)
    if holder == here.actor.seat:
        st.caption(f"You record for {mine} on this device.")
        return True
    if holder:
        st.warning(
            "Ask the facilitator to free the seat.",
            title=f"Another device records for {mine}",
        )
        return False
    st.markdown(f"Nobody records for {mine} yet.")
    if st.button("Take the seat", type="primary"):
        act(here.room.take_seat, here.actor, here.link)
    return False
