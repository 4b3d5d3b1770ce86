"""The decision on a round, with its dissent."""

import streamlit as st

from analysis.writing import literal, sentence
from data.store import terms
from data.store.events.state import Round
from ui.desk import text
from ui.desk.seat import Desk, act, clock
from ui.workshop import reasons_left

_PARTS = {
    "rationale": "Rationale",
    "dissent": "Dissent",
    "follow-up": "Follow-up",
}


def decision(here: Desk, found: Round) -> None:
    """Draw what was decided on a round, and the form to decide."""
    st.subheader("Decision", anchor=False)
    if found.status != terms.CLOSED:
        st.caption("Close the round first.")
        return
    aloud(here, found)
    decided(found)
    label = "Decide anew" if found.decisions else "Record the decision"
    with st.expander(label, expanded=not found.decisions, key=f"decide_{found.number}"):
        _form(here, found)


def aloud(here: Desk, found: Round) -> None:
    """Draw the form for what the room said when it was asked whether anybody objects.

    Whether all are of one mind is asked openly, and never read out of ballots.
    """
    made = f"{found.number}_{found.objections}"
    with st.form(f"aloud_{made}", border=False):
        st.markdown("Ask the room aloud: does anybody object?")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            n = st.number_input(
                "How many object",
                0,
                2000,
                found.objections,
                key=f"object_{made}",
                width=180,
            )
            asked = st.form_submit_button("Record what was said")
        if asked and n is None:
            st.warning("Enter how many object, 0 if nobody does.")
        elif asked and n is not None:
            act(here.room.ask_aloud, here.actor, found.number, int(n))


def decided(found: Round) -> None:
    """Draw the decision in force on a round; nothing where none was taken."""
    if not found.decisions:
        return
    last = found.decisions[-1]
    st.markdown(f"**{sentence(last['outcome'])}**, {last['level']}.")
    for name, label in _PARTS.items():
        if last[name]:
            text.text(f"{label}: {last[name]}", terms.ENGLISH, "quiet")
    again = len(found.decisions) - 1
    note = f", in place of {again} earlier" if again else ""
    st.caption(literal(f"Decided at {clock(last['at'])} on {found.name}{note}"))


def _form(here: Desk, found: Round) -> None:
    made = f"{found.number}_{len(found.decisions)}"
    with st.form(f"decision_{made}", border=False):
        outcome = st.radio("Outcome", terms.OUTCOMES, format_func=sentence)
        st.caption(f"Always {terms.LEVEL}.")
        rationale = st.text_area("Rationale", key=f"why_{made}", height=80)
        dissent = st.text_area("Dissent", key=f"dissent_{made}", height=80)
        follow_up = st.text_area("Follow-up", key=f"follow_{made}", height=80)
        if lost := reasons_left.at_decision(here.room, here.actor, found):
            st.caption(lost)
        if st.form_submit_button("Record this decision"):
            act(
                here.room.decide,
                here.actor,
                found.number,
                outcome,
                rationale=rationale,
                dissent=dissent,
                follow_up=follow_up,
            )
