"""What everybody may see of the desk: how to join, what was decided and revealed."""

import streamlit as st

from analysis.writing import literal
from data.store import terms
from data.store.events.state import Round
from ui.desk import decision
from ui.desk import text as desk_text
from ui.desk.result import result
from ui.desk.seat import Desk
from ui.workshop import questions, results


def public(here: Desk) -> None:
    """Draw decided statements and revealed results, with how to join."""
    left, right = st.columns([5, 3], gap="large")
    with left:
        rounds = reversed(here.state.rounds.values())
        told = [each for each in rounds if each.decisions or _seen(here, each)]
        if not told:
            st.write("Nothing has been decided or revealed yet.")
        for each in told:
            _round(here, each)
    with right:
        st.header("Join", anchor=False)
        if here.actor.role == terms.PARTICIPANT:
            st.write("You have joined. Your ballot is at /vote of this address.")
        elif here.state.code:
            # Whoever reads this page need not be in the room; who is sees the wall.
            st.write(
                "Open /vote of this address on your phone. The code is on the wall."
            )
        else:
            st.write("Joining is shut.")


def _seen(here: Desk, found: Round) -> bool:
    return results.shown(here.room, here.actor, found.number) is not None


def _round(here: Desk, found: Round) -> None:
    st.header(literal(found.name), anchor=False)
    for language, asked in questions.texts(found).items():
        desk_text.text(asked, language, "asked")
    for language, text in found.texts.items():
        desk_text.text(text, language)
    decision.decided(found)
    if _seen(here, found):
        result(here, found)
