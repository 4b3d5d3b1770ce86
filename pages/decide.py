"""The desk: rounds, wording, hands, reasons, decisions; each role sees its own part."""

import streamlit as st

from data.store import terms
from data.store.events.state import Round
from ui.desk import (
    away,
    counts,
    decision,
    live,
    log,
    moving,
    not_yet_cleaned,
    open_round,
    people,
    people_expected,
    public,
    reasons,
    rehearsal,
    result,
    run_round,
    seat,
    subject,
    wording,
)
from ui.recorder import parked, posts
from ui.workshop.storyline import Asked


def said_of(found: Round) -> None:
    """Draw what is counted, said and decided on a round."""
    result.result(here, found)
    counts.hands(here, found)
    reasons.reasons(here, found)
    reasons.positions(here, found)


def vote_on(asks: Asked) -> None:
    """Draw the vote on a subject, from opening it to its decision."""
    st.header("The vote", anchor=False)
    found = run_round.chosen(here, asks)
    if found and here.state.running:
        run_round.running(here, found)
    elif found:
        run_round.closed(here, found)
    if found:
        said_of(found)
        decision.decision(here, found)
    if not here.state.running:
        open_round.opening(here, asks)


def lead() -> None:
    """Draw the desk of the facilitator."""
    live.alarms(here)
    left, right = st.columns([5, 3], gap="large")
    with left:
        not_yet_cleaned.cleaning(here)
        subject.where(here)
        asks = subject.subject(here)
        if asks:
            wording.wording(here, asks)
            vote_on(asks)
        parked.parked(here)
        posts.posts(here)
    with right:
        live.timer(here)
        people.people(here)
        people_expected.crowd(here)
        log.log(here)
        moving.moving(here)
        rehearsal.rehearsal(here)


def record() -> None:
    """Draw the desk of a caucus's recorder."""
    st.title(f"Recorder of {here.actor.caucus}", anchor=False)
    if people.seat(here):
        st.header("Votes", anchor=False)
        found = run_round.any_round(here)
        if found:
            said_of(found)
            decision.decided(found)
            decision.follows(here, found)
            log.take_back(here, found)
        parked.parked(here)
        posts.posts(here)


def keep() -> None:
    """Draw the desk of the steward."""
    st.title("Translations and the log", anchor=False)
    not_yet_cleaned.cleaning(here)
    left, right = st.columns([5, 3], gap="large")
    with left:
        wording.translations(here)
    with right:
        log.log(here)


with away.patiently():
    here = seat.sit()
    seat.rehearsal_banner()
    match here.actor.role:
        case terms.FACILITATOR if moving.moved(here):
            log.log(here)
        case terms.FACILITATOR:
            lead()
        case terms.RECORDER:
            record()
        case terms.STEWARD:
            keep()
        case _:
            st.title("What the room has decided", anchor=False)
            public.public(here)
    live.watch(here)
