"""The desk: rounds, wording, hands, reasons, decisions; each role sees its own part."""

import streamlit as st

from data.store import terms
from ui import (
    desk,
    desk_away,
    desk_clean,
    desk_counts,
    desk_crowd,
    desk_decision,
    desk_live,
    desk_log,
    desk_moving,
    desk_open,
    desk_people,
    desk_public,
    desk_reasons,
    desk_rehearsal,
    desk_result,
    desk_run,
    desk_subject,
    desk_wording,
)


def said_of(found):
    """Draw what is counted, said and decided on a round."""
    desk_result.result(here, found)
    desk_counts.hands(here, found)
    desk_reasons.reasons(here, found)
    desk_reasons.positions(here, found)


def vote_on(asks):
    """Draw the vote on a subject, from opening it to its decision."""
    st.header("The vote", anchor=False)
    found = desk_run.chosen(here, asks)
    if here.state.running:
        desk_run.running(here, found)
    elif found:
        desk_run.closed(here, found)
    if found:
        said_of(found)
        desk_decision.decision(here, found)
    if not here.state.running:
        desk_open.opening(here, asks)


def lead():
    """Draw the desk of the facilitator."""
    desk_live.alarms(here)
    left, right = st.columns([5, 3], gap="large")
    with left:
        desk_clean.cleaning(here)
        desk_subject.where(here)
        asks = desk_subject.subject(here)
        if asks:
            desk_wording.wording(here, asks)
            vote_on(asks)
    with right:
        desk_live.timer(here)
        desk_people.people(here)
        desk_crowd.crowd(here)
        desk_log.log(here)
        desk_moving.moving(here)
        desk_rehearsal.rehearsal(here)


def record():
    """Draw the desk of a caucus's recorder."""
    st.title(f"Recorder of {here.actor.caucus}", anchor=False)
    if desk_people.seat(here):
        found = desk_run.any_round(here)
        if found:
            said_of(found)
            desk_reasons.take_back(here, found)


def keep():
    """Draw the desk of the steward."""
    st.title("Translations and the log", anchor=False)
    desk_clean.cleaning(here)
    left, right = st.columns([5, 3], gap="large")
    with left:
        desk_wording.translations(here)
    with right:
        desk_log.log(here)


with desk_away.patiently():
    here = desk.sit()
    desk.rehearsal_banner()
    match here.actor.role:
        case terms.FACILITATOR if desk_moving.moved(here):
            desk_log.log(here)
        case terms.FACILITATOR:
            lead()
        case terms.RECORDER:
            record()
        case terms.STEWARD:
            keep()
        case _:
            st.title("What the room has decided", anchor=False)
            desk_public.public(here)
    desk_live.watch(here)
