"""The decision on a round: recorded, on the wall, and what follows from it."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from analysis.sentences import votes
from analysis.writing import literal, sentence
from data.store import terms, times
from data.store.events.state import Round
from ui.decided import table as decided_table
from ui.decided.outcomes import LABELS, fields
from ui.desk import text
from ui.desk.seat import Desk, act, clock
from ui.workshop import reasons_left, results

_PARTS = {
    "rationale": "Rationale",
    "dissent": "Dissent",
    "follow-up": "Follow-up",
}
_HALF_A_YEAR = timedelta(days=182)
_FOR = {
    "instrument": "for example a notification, or a budget line",
    "department": "for example School Education Department",
    "post": "a post, not a person: Director, Elementary Education",
}


def decision(here: Desk, found: Round) -> None:
    """Draw what was decided on a round, and the form to decide."""
    st.subheader("Decision", anchor=False)
    if found.status != terms.CLOSED:
        st.caption("Close the round first.")
        return
    aloud(here, found)
    decided(found)
    if found.decisions:
        _wall(here, found)
        follows(here, found)
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
    for place, told in found.follow_ups.items():
        st.markdown(f"**{place or 'The whole room'}**: {literal(fields(told))}")
    again = len(found.decisions) - 1
    note = f", in place of {again} earlier" if again else ""
    st.caption(literal(f"Decided at {clock(last['at'])} on {found.name}{note}"))


def _wall(here: Desk, found: Round) -> None:
    """Draw what brings a decision to the wall, or takes it off."""
    up = here.state.stage.put_up
    name = f"{found.number}_{here.room.store.place.full_name}"
    if up.get("of") == terms.DECIDED and up["round"] == found.number:
        st.markdown(f"**{_seen(here)}**")
        if st.button("Show the step again", key=f"down_{name}"):
            act(here.room.take_down, here.actor)
    elif not here.state.running and st.button("Show it on the wall", key=f"up_{name}"):
        act(here.room.put_up, here.actor, terms.DECIDED, found.number)


def _seen(here: Desk) -> str:
    """Return whether the room sees what is put up, in words."""
    stage = here.state.stage
    if stage.frozen:
        return "The screens are held: the room sees it once they follow again."
    if stage.screen != terms.SHOWN:
        return f"The room sees the {stage.screen} screen, and this after it."
    return "This decision is on the wall."


def _form(here: Desk, found: Round) -> None:
    made = f"{found.number}_{len(found.decisions)}"
    with st.form(f"decision_{made}", border=False):
        outcome = st.radio("Outcome", terms.OUTCOMES, format_func=sentence)
        st.caption(f"Always {terms.LEVEL}.")
        rationale = st.text_area(
            "Rationale", _by_the_vote(here, found), key=f"why_{made}", height=80
        )
        dissent = st.text_area("Dissent", key=f"dissent_{made}", height=80)
        follow_up = st.text_area("Follow-up", key=f"follow_{made}", height=80)
        wall = st.checkbox("Show it on the wall at once", True, key=f"wall_{made}")
        if lost := reasons_left.at_decision(here.room, here.actor, found):
            st.caption(lost)
        if st.form_submit_button("Record this decision", type="primary"):
            act(
                here.room.decide,
                here.actor,
                found.number,
                outcome,
                rationale=rationale,
                dissent=dissent,
                follow_up=follow_up,
                wall=wall,
            )


def _by_the_vote(here: Desk, found: Round) -> str:
    """Return the published result, to begin the rationale with; may be empty."""
    shown = results.shown(here.room, here.actor, found.number)
    return votes.headline(shown.whole) if shown and shown.whole else ""


def follows(here: Desk, found: Round) -> None:
    """Draw the form for what follows from a decision; nothing before there is one.

    A recorder fills it for the own caucus, the facilitator for any or for all.
    """
    if not found.decisions:
        return
    with st.expander(
        f"Instrument, department, post, review of round {found.number}",
        key=f"follows_{found.number}",
    ):
        whose = "" if here.leads else here.places[0]
        if here.leads:
            whose = st.selectbox(
                "It holds for",
                ("", *here.places),
                format_func=lambda place: place or "The whole room",
                key=f"follows_for_{found.number}",
            )
        _follows_form(here, found, whose)


def _follows_form(here: Desk, found: Round, whose: str) -> None:
    known = found.follow_ups.get(whose, {})
    made = f"{found.number}_{whose}_{here.room.store.place.full_name}"
    with st.form(f"follows_form_{made}", border=False):
        told = {
            name: st.text_input(
                LABELS[name],
                known.get(name, ""),
                placeholder=example,
                key=f"follows_{name}_{made}",
            )
            for name, example in _FOR.items()
        }
        half = times.now().date() + _HALF_A_YEAR
        review = st.date_input(
            LABELS["review"],
            date.fromisoformat(known["review"]) if known.get("review") else half,
            format="DD/MM/YYYY",
            key=f"follows_review_{made}",
        )
        if st.form_submit_button("Keep what follows"):
            told["review"] = review.isoformat() if review else ""
            act(here.room.follow, here.actor, found.number, told, caucus=whose)


def export(here: Desk) -> None:
    """Draw the button that hands out all decisions as a table."""
    if any(each.decisions for each in here.state.rounds.values()):
        st.download_button(
            "Decisions as a table",
            partial(decided_table.csv, here.room, here.state),
            decided_table.NAME,
            "text/csv",
            icon=":material/download:",
            key="decisions_table",
            on_click="ignore",
        )
