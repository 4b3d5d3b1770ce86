"""Opening a round: the rule first, then the room; both are fixed from there on."""

from dataclasses import replace

import streamlit as st

from analysis.votes import rules
from analysis.votes.rules import GUARD, Rule
from analysis.writing import literal
from data.store import terms
from data.vocabulary import QUESTIONS
from ui.desk import text
from ui.desk.seat import Desk, act
from ui.workshop import questions, rounds, storyline
from ui.workshop.storyline import Asked

_MOST = 20


def opening(here: Desk, asks: Asked) -> None:
    """Draw what is chosen before a round opens, and the button that opens it."""
    before = rounds.rounds(here.state, asks.statement)
    if before:
        st.header("Another round", anchor=False)
        st.caption("On the wording in force now. The round before stays as it is.")
    asks = _question(asks.by(_rule(asks).id))
    rule = asks.rule
    st.markdown(f"**{literal(rule.words)}** {literal(GUARD)}")
    caucuses, limit = _terms(asks)
    # A press meant for a rehearsal that has ended must open nothing.
    key = f"open_{here.room.store.place.full_name}_{len(here.state.rounds)}"
    icon = ":material/how_to_vote:"
    if st.button("Open the vote", key=key, type="primary", icon=icon):
        asked = replace(asks, caucuses=caucuses)
        do = storyline.open_vote
        act(do, here.room, here.actor, asked, rule=rule.id, limit=limit)


def _question(asks: Asked) -> Asked:
    """Draw the choice of what is asked, of the questions on the rule's scale."""
    fits = [id_ for id_, of in QUESTIONS.items() if of == asks.rule.scale]
    known = questions.known()
    chosen = st.radio(
        "Question, fixed once the vote is open",
        fits,
        index=fits.index(asks.question),
        format_func=lambda id_: known[id_].texts[terms.ENGLISH],
        horizontal=True,
        key=f"question_{asks.statement}_{asks.question}_{asks.rule.scale}",
    )
    for language, asked in known[chosen].texts.items():
        if language != terms.ENGLISH:
            text.text(asked, language, "asked")
    return asks.by(asks.rule.id, chosen)


def _terms(asks: Asked) -> tuple[bool, int]:
    """Draw for whom the result is, and the limit of votes for another person."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        caucuses = st.radio(
            "Result",
            (True, False),
            index=int(not asks.caucuses),
            format_func={True: "Room and caucuses", False: "Whole room only"}.get,
            horizontal=True,
            key=f"by_caucus_{asks.statement}",
        )
        limit = st.number_input(
            "Votes for another person, per caucus",
            0,
            _MOST,
            3,
            key=f"limit_{asks.statement}",
            width=260,
        )
    return caucuses, int(limit)


def _rule(asks: Asked) -> Rule:
    """Draw the choice of a rule, advanced ones only for who asks for more."""
    more = st.toggle("More rules", key=f"more_{asks.statement}")
    known = rules.offered(advanced=more)
    known.setdefault(asks.rule.id, asks.rule)
    chosen = st.radio(
        "Rule, fixed once the vote is open",
        list(known),
        index=list(known).index(asks.rule.id),
        format_func=lambda id_: known[id_].name,
        horizontal=not more,
        key=f"rule_{asks.statement}_{more}",
    )
    return known[chosen]
