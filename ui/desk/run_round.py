"""A round while it runs and after: paused, closed for good, shown or hidden."""

from collections.abc import Callable

import streamlit as st

from analysis.votes.rules import GUARD
from analysis.writing import count, listed, literal
from data.store import terms
from data.store.events.state import Round
from ui.desk import live, text
from ui.desk.seat import Desk, act, clock
from ui.workshop import questions, reasons_left, rounds
from ui.workshop.storyline import Asked
from ui.workshop.turnout import for_others

_PLAY = ":material/play_arrow:"
_CLOSING = (
    "Closing is for good. The secret that leads from a phone to its ballot is "
    "destroyed: nobody can change a vote any more, nobody can open this round again, "
    "and nothing tells afterwards who voted what. A new round takes its place."
)


def chosen(here: Desk, asks: Asked) -> Round | None:
    """Return the round to speak of: the last on a statement, or the one picked."""
    known = {each.number: each for each in rounds.rounds(here.state, asks.statement)}
    same = [n for n, each in known.items() if each.question == asks.question]
    if not known:
        return None
    if here.state.running or (len(known) == 1 and same):
        return list(known.values())[-1]
    numbers = list(known)
    number = st.selectbox(
        "Rounds on this statement",
        numbers,
        # What was asked of it otherwise is chosen by hand, and never shown by itself.
        index=numbers.index(same[-1]) if same else None,
        placeholder="Only other questions were asked of it.",
        format_func=lambda number: _named(known[number]),
        key=f"round_of_{asks.statement}_{asks.question}_{len(known)}",
    )
    return known[number] if number else None


def any_round(here: Desk) -> Round | None:
    """Return the round that is picked from all of the workshop, at first the last."""
    known = here.state.rounds
    if not known:
        st.write("No vote has been opened yet.")
        return None
    number = st.selectbox(
        "Round",
        list(known),
        index=len(known) - 1,
        format_func=lambda number: _named(known[number]),
        key=f"any_round_{len(known)}",
    )
    return known[number]


def _named(found: Round) -> str:
    when = f"opened at {clock(found.opened)}"
    asked = questions.english(found)
    return f"{found.name}, {when}, {found.status}: {asked}"


def running(here: Desk, found: Round) -> None:
    """Draw a round that takes votes or is paused."""
    st.subheader(literal(f"{found.name} is {found.status}"), anchor=False)
    _fixed(found)
    live.votes(here, found.number)
    key = _key(here, found)
    with st.container(horizontal=True):
        if found.status == terms.OPEN:
            if st.button("Pause", key=key("pause"), icon=":material/pause:"):
                act(here.room.pause, here.actor, found.number)
        elif st.button("Resume", key=key("resume"), type="primary", icon=_PLAY):
            act(here.room.resume, here.actor, found.number)
        with st.popover("Close…", icon=":material/lock:", key=key("shut")):
            _closing(here, found)


def _key(here: Desk, found: Round) -> Callable[[str], str]:
    """Return what names a widget after the room and the round it acts on.

    A press that was meant for another room or round finds no such widget.
    """
    name = here.room.store.place.full_name
    return lambda what: f"{what}_{name}_{found.number}"


def _closing(here: Desk, found: Round) -> None:
    """Draw the second question before a round is closed."""
    key = _key(here, found)
    st.markdown(f"**Close {literal(found.name)}?** {_CLOSING}")
    if lost := reasons_left.at_close(here.room, here.actor, found):
        st.markdown(f"**{lost}**")
    sure = st.checkbox("Everybody who wants to has voted", key=key("sure_to_close"))
    label, off = "Close for good", not sure
    if st.button(label, key=key("close"), type="primary", disabled=off):
        act(here.room.close_round, here.actor, found.number)


def closed(here: Desk, found: Round) -> None:
    """Draw who may see the result of a closed round, and how to change that."""
    votes, given = count(found.votes, "vote"), sum(found.assisted.values())
    st.subheader(literal(f"{found.name} is closed: {votes} by phone"), anchor=False)
    if given:
        st.caption(f"{for_others(given)} could be given with these phones.")
    _fixed(found)
    now = {
        terms.HIDDEN: "Nobody sees the result, yet.",
        terms.OWN_CAUCUS: "Each caucus sees its own result on its phones.",
        terms.EVERYBODY: "Everybody sees the result.",
    }
    st.markdown(f"**{now[found.revealed]}**")
    key = _key(here, found)
    with st.container(horizontal=True):
        for label, to in _audiences(found):
            if st.button(label, key=key(f"show_{to}")):
                if to == terms.HIDDEN:
                    act(here.room.hide, here.actor, found.number)
                else:
                    act(here.room.reveal, here.actor, found.number, to)


def _audiences(found: Round) -> list[tuple[str, str]]:
    """Return label and audience of each button that changes something."""
    every = [
        ("Reveal to everybody", terms.EVERYBODY),
        ("Reveal to each caucus its own", terms.OWN_CAUCUS),
        ("Hide", terms.HIDDEN),
    ]
    return [
        (label, to)
        for label, to in every
        if to != found.revealed and (found.caucuses or to != terms.OWN_CAUCUS)
    ]


def _fixed(found: Round) -> None:
    """Draw what was fixed when the round opened."""
    for language, asked in questions.texts(found).items():
        text.text(asked, language, "asked")
    told = "room and caucuses" if found.caucuses else "whole room only"
    rule = f"{literal(found.rule['words'])} {literal(GUARD)}"
    st.markdown(f"**{literal(found.rule['name'])}**: {rule}")
    st.caption(
        f"Fixed at {clock(found.opened)}. Result for the {told}. Votes for another "
        f"person: {found.limit} a caucus. Languages: {_languages(found)}."
    )


def _languages(found: Round) -> str:
    names = {terms.ENGLISH: "English", terms.URDU: "Urdu", terms.SINDHI: "Sindhi"}
    return listed([names[each] for each in found.texts])
