"""How many people each caucus has, and tickets for votes that matter."""

import streamlit as st

from analysis.writing import count
from data.store import terms
from ui.desk.seat import Desk, act


def crowd(here: Desk) -> None:
    """Draw the form for the people of each caucus, and the state of the tickets."""
    with st.popover("People per caucus", key="crowd"):
        _form(here)
    _tickets(here)


def _form(here: Desk) -> None:
    known = here.state.people
    made = f"{here.room.store.place.full_name}_{known}"
    with st.form(f"people_{made}", border=False):
        st.caption(
            "As you count them in the room; 0 where nobody has counted. As soon as "
            "more phones join, or more votes come in, it is said here and on Present."
        )
        people = {}
        with st.container(horizontal=True):
            for name in terms.PLACES:
                key, now = f"people_{made}_{name}", known.get(name, 0)
                people[name] = st.number_input(name, 0, 2000, now, key=key, width=190)
        if st.form_submit_button("Keep these numbers"):
            wanted = {name: int(number) for name, number in people.items()}
            act(here.room.enter_people, here.actor, wanted)


def _tickets(here: Desk) -> None:
    given = here.room.tickets(here.actor).values()
    used = sum(each.used for each in given)
    made = used + sum(len(each.unused) for each in given)
    said = f"{count(used, 'ticket')} of {made} used. " if made else ""
    if here.state.tickets:
        said += "Nobody joins or votes without one."
    else:
        said += "For votes that matter: one ticket on paper, one phone, one vote."
    st.caption(said)
    st.link_button("Tickets", "/tickets", icon=":material/confirmation_number:")
