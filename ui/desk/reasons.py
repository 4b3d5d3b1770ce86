"""Reasons from phones put into the recorder's words, and declared positions."""

from typing import Any, NamedTuple

import streamlit as st

from analysis.writing import literal, sentence
from data.store import terms
from data.store.events.state import Round
from data.store.verbs.reasons_from_phones import Slip
from data.vocabulary import CAUCUSES
from data.workshop.questions import called
from ui.desk.seat import Desk, act, clock
from ui.view import session
from ui.workshop.reasons_left import KEPT

_NO_SIDE = ""


class _Said(NamedTuple):
    """A reason in a recorder's words."""

    text: str
    side: str
    caucus: str


def reasons(here: Desk, found: Round) -> None:
    """Draw the reasons noted, the slips that wait, and a form for what was said."""
    slips = here.room.slips(here.actor, found.number)
    with st.expander(
        f"Reasons: {found.name}",
        expanded=bool(slips or found.reasons),
        key=f"reasons_{found.number}",
    ):
        _noted(here, found)
        st.markdown(f"**Slips handed in from phones: {len(slips)}**")
        st.caption(
            "Only you see them. No screen and no back-up does; the file with which "
            "another laptop goes on holds them. Take one over and write it in words "
            f"of your own that tell nobody who wrote it; it is destroyed then. {KEPT}"
        )
        with st.container(gap="xxsmall"):
            for slip in slips:
                _slip(here, found, slip)
        st.markdown("**A reason said aloud**")
        _form(here, found, None, f"aloud_{found.number}_{len(found.reasons)}")


def _noted(here: Desk, found: Round) -> None:
    """Draw the reasons in recorders' words, and what brings them to the wall."""
    up = here.state.stage.put_up
    mine = up.get("of") == terms.REASONS and up["round"] == found.number
    on_wall = tuple(up["reasons"]) if mine else ()
    every = tuple(each["seq"] for each in found.reasons)
    for each in found.reasons:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_told(each, found.question))
            if each["seq"] in on_wall:
                st.caption("on the wall", width="content")
            elif _may_show(here, found) and st.button(
                "Show", key=f"show_reason_{each['seq']}", type="tertiary"
            ):
                _show(here, found, (*on_wall, each["seq"]))
    with st.container(horizontal=True):
        more = len(on_wall) < len(every) > 1 and _may_show(here, found)
        if more and st.button("Show all on the wall", key=f"all_{found.number}"):
            _show(here, found, every)
        off = here.leads and on_wall
        if off and st.button("Show the step again", key=f"off_{found.number}"):
            act(here.room.take_down, here.actor)


def _may_show(here: Desk, found: Round) -> bool:
    """Say whether reasons may be sent to the wall now: while nobody votes."""
    return here.leads and found.status == terms.CLOSED and not here.state.running


def _show(here: Desk, found: Round, numbers: tuple[int, ...]) -> None:
    act(here.room.put_up, here.actor, terms.REASONS, found.number, numbers)


def _told(each: dict[str, Any], question: str) -> str:
    side = sentence(called(question, each["side"])) if each["side"] else ""
    side = f"**{side}**: " if side else ""
    caucus = f" ({each['caucus']})" if each["caucus"] else ""
    return f"- {side}{literal(each['text'])}{literal(caucus)}"


def _slip(here: Desk, found: Round, slip: Slip) -> None:
    """Draw one slip as a line; once it is taken over, whole, to be worded anew."""
    taking = f"taking_{found.number}"
    told = f"{slip.caucus}: “{literal(slip.text)}”"
    if session.value(taking) == slip.key:
        with st.container(border=True, key=f"taken_{slip.key}"):
            st.markdown(told)
            _form(here, found, slip, slip.key)
            if st.button("Set it aside and destroy it", key=f"aside_{slip.key}"):
                act(here.room.discard, here.actor, found.number, slip.key)
        return
    with st.container(horizontal=True, key=f"slip_{slip.key}", gap="small"):
        st.markdown(told)
        st.button(
            "Take over",
            key=f"take_{slip.key}",
            on_click=_take,
            args=(taking, slip.key),
        )


def _take(taking: str, key: str) -> None:
    session.offer(taking, key)


def _form(here: Desk, found: Round, slip: Slip | None, key: str) -> None:
    """Draw the form for one reason, taken from a slip or said aloud."""
    with st.form(f"reason_{key}", border=False):
        text = st.text_area(
            "In your own words",
            slip.text if slip else "",
            key=f"reason_text_{key}",
            height=140 if slip else 80,
        )
        side = st.selectbox(
            "It speaks for",
            (_NO_SIDE, *terms.SCALES[found.scale]),
            format_func=lambda each: (
                sentence(called(found.question, each)) or "No answer in particular"
            ),
            key=f"reason_side_{key}",
        )
        caucus = _named(here, slip, key)
        label = "Note it and destroy the slip" if slip else "Note it"
        with st.container(horizontal=True):
            noted = st.form_submit_button(label)
            shown = _may_show(here, found) and st.form_submit_button(
                "Note it and show it on the wall", type="primary"
            )
        if noted or shown:
            said = _Said(text, side, caucus)
            act(_note, here, found.number, (slip, said), shown=bool(shown))


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
    here: Desk, number: int, what: tuple[Slip | None, _Said], *, shown: bool
) -> None:
    """Note a reason, and show it on the wall beside those of its round."""
    slip, said = what
    named = {"side": said.side, "caucus": said.caucus}
    if slip:
        seq = here.room.take_up(here.actor, number, slip.key, said.text, **named)
    else:
        seq = here.room.reason(here.actor, number, said.text, **named)
    if shown:
        up = here.room.state(here.actor).stage.put_up
        mine = up.get("of") == terms.REASONS and up["round"] == number
        before = tuple(up["reasons"]) if mine else ()
        here.room.put_up(here.actor, terms.REASONS, number, (*before, seq))


def positions(here: Desk, found: Round) -> None:
    """Draw the positions that caucuses declare beside the votes, and the form."""
    label = f"Declared positions: {found.name}"
    with st.expander(label, key=f"positions_{found.number}"):
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
            said = (here.actor, found.number, caucus, position)
            act(here.room.declare, *said, post=post)
