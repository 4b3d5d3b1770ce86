"""Where the room is, and which statement the desk speaks of."""

import streamlit as st

from analysis.votes.rules import RULES, USUAL
from analysis.writing import literal
from data.store import terms
from data.store.events.state import State
from data.vocabulary import HOLDS, VOTABLE, WORDING
from ui.desk.seat import Desk, tried
from ui.edition import library, tables
from ui.view import session
from ui.view.pages import pages
from ui.workshop import rounds, step_names, storyline
from ui.workshop.storyline import Asked

_SHORT = 90


def where(here: Desk) -> None:
    """Draw the step the room is at, with its notes."""
    step = storyline.step_of(here.state)
    name = step_names.named(here.state, step) if step else "Before the first step"
    st.title(literal(name), anchor=False)
    if step:
        every = [each["id"] for each in here.state.stage.steps]
        place = f"Step {every.index(step['id']) + 1} of {len(every)}"
        st.caption(f"{place}, day {step.get('day', '–')}: {step['kind']}")
    with st.container(key="walk_present"):
        st.page_link(pages()["present"], label="Walk the storyline on Present")


def subject(here: Desk) -> Asked | None:
    """Draw the choice of a statement; return what is chosen, None if nothing is.

    While a round runs it is that round's statement, and nothing can be chosen.
    """
    if here.state.running:
        return of(here.state, here.state.running.statement)
    key = f"about_{here.state.stage.step}"
    choice = st.container()
    _own(here, key)
    state = here.room.state(here.actor)
    known = offered(state)
    step = storyline.step_of(state)
    usual = 0 if step and storyline.asked(step) else None
    with choice:
        chosen = st.selectbox(
            "Statement: the step's, any finding or recommendation, or one of your own",
            list(known),
            format_func=lambda name: known.get(name, name),
            index=usual,
            placeholder="This step asks nothing. Type to search for a statement.",
            key=key,
        )
    return of(state, chosen) if chosen else None


def offered(state: State) -> dict[str, str]:
    """Return the statements to choose from with what they say, the step's first.

    Parameters
    ----------
    state : of the room
    """
    step = storyline.step_of(state)
    asks = storyline.asked(step) if step else None
    found = {asks.statement: f"This step: {asks.text}"} if asks else {}
    worded = {name: each for name, each in state.statements.items() if each.wordings}
    found |= {
        name: f"{name}: {each.wordings[-1].text}"
        for name, each in reversed(worded.items())
        if name not in found
    }
    shelf = library.shelf()
    for name, said in shelf.loc[shelf["status"] == VOTABLE, "statement"].items():
        found.setdefault(name, f"{name}: {said}")
    for name, ask in library.asks().iterrows():
        found.setdefault(name, f"{name}: {ask['short']}")
    return {name: _short(said) for name, said in found.items()}


def of(state: State, name: str) -> Asked:
    """Return what a statement asks.

    Parameters
    ----------
    state : of the room
    name : id of a statement, a finding or a recommendation
    """
    step = storyline.step_of(state)
    asks = storyline.asked(step) if step else None
    if asks and asks.statement == name:
        return asks
    about, said = {"edition": tables.tables().edition}, ""
    if name in library.shelf().index:
        about["finding"], said = name, library.shelf().at[name, "statement"]
    elif name in library.asks().index:
        about["recommendation"], said = name, library.asks().at[name, "text"]
    known = state.statements.get(name)
    said = said or (known.wordings[0].text if known and known.wordings else name)
    asks = Asked(name, said, about, RULES[USUAL], True)
    before = rounds.rounds(state, name)
    if before:
        return asks.by(before[-1].rule["id"], before[-1].question)
    return asks.by(USUAL, HOLDS if "finding" in about else WORDING)


def _own(here: Desk, key: str) -> None:
    """Draw the form for a statement that is no finding; choose it once it is put."""
    # Once it is put it is shut, and what was made is in sight.
    made = f"own_{len(here.room.state(here.actor).statements)}"
    with (
        st.popover("A statement of your own", icon=":material/add:", key=made),
        st.form("own_statement", border=False),
    ):
        name = st.text_input("Short name, for example “Fees”", max_chars=40)
        said = st.text_area("What it says", height=100)
        put = st.form_submit_button("Put it before the room", type="primary")
        if not put:
            return
        name = name.strip()
        if name in offered(here.state):
            st.error("Choose another short name.", title="There is such a statement")
        elif tried(here.room.word, here.actor, name, said, language=terms.ENGLISH):
            session.offer(key, name)


def _short(said: str) -> str:
    return said if len(said) <= _SHORT else f"{said[: _SHORT - 1].rstrip()}…"
