"""Rehearsing: a store of its own, made-up votes, and a clean end."""

import streamlit as st

from data.store import terms
from data.store.in_use import rehearsal_mode
from ui.desk.seat import Desk, act
from ui.workshop import storyline


def rehearsal(here: Desk) -> None:
    """Draw what starts a rehearsal, makes votes in it and ends it."""
    st.header("Rehearsal", anchor=False)
    if rehearsal_mode.rehearsing():
        _running(here)
        return
    with st.popover("Rehearse…", key="rehearse"):
        st.markdown(
            "Every screen and phone is in the rehearsal until it ends. It has a store "
            "of its own: nothing of the workshop is touched."
        )
        runs = here.state.running
        if runs:
            st.markdown(f"**{runs.name} still runs.** Close it, then rehearse.")
        if st.button("Start the rehearsal", type="primary", disabled=bool(runs)):
            act(_begin, here)


def _begin(here: Desk) -> None:
    storyline.prepare(rehearsal_mode.begin(here.actor), here.actor)


def _running(here: Desk) -> None:
    running = here.state.running
    if running and running.status == terms.OPEN:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            voters = st.number_input("Voters", 1, 500, 40, key="voters", width=140)
            seed = st.number_input("Seed", 1, 9999, 1, key="seed", width=140)
        if st.button("Make up votes", icon=":material/casino:"):
            make = here.room.rehearse
            act(make, here.actor, running.number, seed=int(seed), voters=int(voters))
    else:
        st.caption("Open a vote to make up votes.")
    with st.popover("End the rehearsal…", key="end_rehearsal"):
        st.markdown(
            "**End it and destroy it?** Its votes, its log and its back-ups go, and "
            "the workshop is as it was."
        )
        if st.button("End and destroy", type="primary"):
            act(rehearsal_mode.end, here.actor)
