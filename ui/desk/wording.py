"""The wording in force, what was changed on the way to it, and its translation."""

from typing import TypeGuard

import streamlit as st

from data.store import terms
from data.store.events.statement import Statement, Wording, item_name
from ui.desk import text as desk_text
from ui.desk.seat import Desk, act, clock
from ui.workshop import storyline, urdu
from ui.workshop.storyline import Asked
from ui.workshop.urdu import Urdu

_HOW_FAR = {
    terms.DRAFT: "Draft: nobody votes on it",
    terms.FINAL: "Final: somebody who reads Urdu has checked it",
}
_DRAFTED = {
    urdu.CONFIRMED: "As a steward has confirmed it.",
    urdu.DRAFT: "Zila’s draft: read it, mend it, then keep it.",
    urdu.BEFORE: "Of the wording before: change what has changed, then keep it.",
}


def wording(here: Desk, asks: Asked) -> None:
    """Draw the statement as it is worded now, its story, and how to change it."""
    said = storyline.wording(here.state, asks)
    found = here.state.statements.get(asks.statement)
    st.header(f"Statement {item_name(asks.statement)}", anchor=False)
    desk_text.text(said, found.wordings[-1].language if _worded(found) else "en")
    if not _worded(found):
        st.caption("Not yet before the room: opening a vote puts it there as it is.")
    elif len(found.wordings) > 1:
        last, now = found.wordings[-2:]
        st.caption(
            f"Changed at {clock(now.at)}: struck out is gone, underlined is new."
        )
        desk_text.changes(last.text, now.text, now.language)
    _translation(found)
    # Once something is kept these are shut, and what was made is in sight.
    made = f"{asks.statement}_{len(_wordings(here, asks.statement))}"
    with st.container(horizontal=True):
        reword = st.popover("Change the wording", key=f"reword_popover_{made}")
        with reword, st.container(width=520):
            _reword(here, asks, said)
        with st.popover("Urdu translation", key=f"translate_{made}{_kept(found)}"):
            translate(here, asks.statement, asks)
        if _worded(found) and len(found.wordings) > 1:
            with st.popover("Earlier wordings", key="earlier"):
                _story(found.wordings)


def _kept(found: Statement | None) -> str:
    """Return what changes as a translation is kept; empty while there is none."""
    urdu = found.translations.get(terms.URDU) if found else None
    return f"_{urdu.digest[:8]}_{urdu.status}" if urdu else ""


def _worded(found: Statement | None) -> TypeGuard[Statement]:
    return found is not None and bool(found.wordings)


def _story(wordings: tuple[Wording, ...]) -> None:
    """Draw the earlier wordings, each with what it changed."""
    for place, each in enumerate(wordings[:-1]):
        st.caption(f"Wording {place + 1}, {clock(each.at)}, {each.by}")
        if place:
            before = wordings[place - 1]
            desk_text.changes(before.text, each.text, each.language)
        else:
            desk_text.text(each.text, each.language, "quiet")


def _reword(here: Desk, asks: Asked, said: str) -> None:
    made = len(_wordings(here, asks.statement))
    running = here.state.running
    if running and running.statement == asks.statement:
        st.caption(
            f"{running.name} goes on with the words it opened with. New words "
            "are for the next round."
        )
    with st.form(f"reword_{asks.statement}_{made}", border=False):
        text = st.text_area("Wording", said, key=f"words_{asks.statement}_{made}")
        st.caption("The translation of the wording before stays, marked as such.")
        if st.form_submit_button("Put this wording before the room"):
            if made and text.strip() == said:
                st.info("This is the wording in force already.")
            else:
                act(_put, here, asks, text)


def _put(here: Desk, asks: Asked, text: str) -> None:
    """Put a wording before the room, the first one before it, for the redline."""
    storyline.word_first(here.room, here.actor, asks)
    if text.strip() != asks.text or _wordings(here, asks.statement):
        here.room.word(here.actor, asks.statement, text)


def _wordings(here: Desk, statement: str) -> tuple[Wording, ...]:
    found = here.state.statements.get(statement)
    return found.wordings if found else ()


def _translation(found: Statement | None) -> None:
    each = found.translations.get(terms.URDU) if found else None
    if each:
        desk_text.text(each.text, terms.URDU)
        ready = "final: phones show it" if each.status == terms.FINAL else "a draft"
        note = "" if each.status == terms.FINAL else "; nobody can vote on it"
        st.caption(f"Urdu, {ready}{note}.")


def translate(here: Desk, statement: str, asks: Asked | None = None) -> None:
    """Draw the form for the translation of the wording in force.

    Parameters
    ----------
    here : the desk
    statement : its id
    asks : puts the statement before the room where it is not, yet; None if it is
    """
    found = here.state.statements.get(statement)
    each = found.translations.get(terms.URDU) if found else None
    made = f"{statement}_{len(found.wordings) if found else 0}"
    with (
        st.container(key="urdu"),
        st.form(f"translate_{made}", border=False),
    ):
        drafted = _draft(here, statement, asks)
        if drafted:
            st.caption(_DRAFTED[drafted.status])
        begun = each.text if each else drafted.text if drafted else ""
        text = st.text_area("اردو (Urdu)", begun, key=f"ur_{made}")
        ready = st.radio(
            "How far it is",
            (terms.DRAFT, terms.FINAL),
            format_func=_HOW_FAR.__getitem__,
            index=int(each is not None and each.status == terms.FINAL),
        )
        if st.form_submit_button("Keep this translation"):
            act(_translate, here, (statement, asks), text, ready)


def _draft(here: Desk, statement: str, asks: Asked | None) -> Urdu | None:
    """Return what the translation can begin with; None where one was kept."""
    found = here.state.statements.get(statement)
    if found and found.translations.get(terms.URDU):
        return None
    worded = found.wordings[-1].text if _worded(found) else ""
    text = worded or (asks.text if asks else "")
    return urdu.of_statement(here.state, statement, text)


def _translate(here: Desk, of: tuple[str, Asked | None], text: str, ready: str) -> None:
    statement, asks = of
    if asks:
        storyline.word_first(here.room, here.actor, asks)
    here.room.translate(here.actor, statement, text, status=ready)


def translations(here: Desk) -> None:
    """Draw the statements before the room, each to be translated."""
    known = [name for name, each in here.state.statements.items() if each.wordings]
    if not known:
        st.write("No statement is before the room yet.")
        return
    statement = st.selectbox(
        "Statement", known, index=len(known) - 1, key="to_translate"
    )
    now = here.state.statements[statement].wordings[-1]
    desk_text.text(now.text, now.language)
    translate(here, statement)
