"""Reasons from phones put into the recorder's words, and declared positions."""

from typing import Any

import streamlit as st

from analysis.writing import literal, sentence
from data.store import terms
from data.store.events.state import Round
from data.store.verbs.reasons_from_phones import Slip
from data.vocabulary import CAUCUSES
from ui.desk.seat import Desk, act, clock
from ui.workshop.reasons_left import KEPT

_NO_SIDE = ""


def reasons(here: Desk, found: Round) -> None:
    """Draw the reasons noted, the slips that wait, and a form for what was said."""
    with st.expander(f"Reasons: {found.name}", key=f"reasons_{found.number}"):
        for each in found.reasons:
            st.markdown(_told(each))
        slips = here.room.slips(here.actor, found.number)
        st.markdown(f"**Slips handed in from phones: {len(slips)}**")
        st.caption(
            "Only you see them. No screen and no back-up does; the file with which "
            "another laptop goes on holds them. Write each in words of your own that "
            f"tell nobody who wrote it; the slip is destroyed then. {KEPT}"
        )
        for slip in slips:
            _slip(here, found, slip)
        st.markdown("**A reason said aloud**")
        _form(here, found, None, f"aloud_{found.number}_{len(found.reasons)}")


def _told(each: dict[str, Any]) -> str:
    side = f"**{sentence(each['side'])}**: " if each["side"] else ""
    caucus = f" ({each['caucus']})" if each["caucus"] else ""
    return f"- {side}{literal(each['text'])}{literal(caucus)}"


def _slip(here: Desk, found: Round, slip: Slip) -> None:
    with st.container(border=True, key=f"slip_{slip.key}"):
        st.markdown(f"{slip.caucus}: “{literal(slip.text)}”")
        _form(here, found, slip, slip.key)
        if st.button("Set it aside and destroy it", key=f"aside_{slip.key}"):
            act(here.room.discard, here.actor, found.number, slip.key)


def _form(here: Desk, found: Round, slip: Slip | None, key: str) -> None:
    """Draw the form for one reason, taken from a slip or said aloud."""
    with st.form(f"reason_{key}", border=False):
        text = st.text_area("In your own words", key=f"reason_text_{key}", height=80)
        side = st.selectbox(
            "It speaks for",
            (_NO_SIDE, *terms.SCALES[found.scale]),
            format_func=lambda each: sentence(each) or "No answer in particular",
            key=f"reason_side_{key}",
        )
        caucus = _named(here, slip, key)
        label = "Note it and destroy the slip" if slip else "Note it"
        if st.form_submit_button(label):
            act(_note, here, found.number, slip, (text, side, caucus))


def _named(here: Desk, slip: Slip | None, key: str) -> str:
    """Draw the choice to name a caucus, if it consents; return its name or nothing."""
    places = (slip.caucus,) if slip else here.places
    if len(places) == 1:
        agreed = st.checkbox(f"{places[0]} agrees to be named", key=f"names_{key}")
        return places[0] if agreed else ""
    return st.selectbox(
        "Caucus, if it agrees to be named",
        ("", *places),
        format_func=lambda each: each or "Not named",
        key=f"names_{key}",
    )


def _note(
    here: Desk, number: int, slip: Slip | None, said: tuple[str, str, str]
) -> None:
    text, side, caucus = said
    named = {"side": side, "caucus": caucus}
    if slip:
        here.room.take_up(here.actor, number, slip.key, text, **named)
    else:
        here.room.reason(here.actor, number, text, **named)


def positions(here: Desk, found: Round) -> None:
    """Draw the positions that caucuses declare beside the votes, and the form."""
    with st.expander(
        f"Declared positions: {found.name}", key=f"positions_{found.number}"
    ):
        st.caption("Said openly by a post, beside the secret votes.")
        for each in found.positions:
            said = f"{each['caucus']} {each['position']}: {each['post']}"
            st.markdown(f"- {literal(said)}, {clock(each['at'])}")
        places = [place for place in here.places if place in CAUCUSES]
        if places:
            _declare(here, found, places)


def _declare(here: Desk, found: Round, places: list[str]) -> None:
    with st.form(f"declare_{found.number}_{len(found.positions)}", border=False):
        caucus = st.selectbox("Caucus", places, key=f"declares_{found.number}")
        position = st.radio("Position", terms.POSITIONS, format_func=sentence)
        post = st.text_input("Post, for example “Secretary, Education”")
        if st.form_submit_button("Record this position"):
            act(
                here.room.declare,
                here.actor,
                found.number,
                caucus,
                position,
                post=post,
            )


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
