"""How many joined and have voted, by caucus, beside the wall in small."""

from html import escape

import streamlit as st

from analysis import writing
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui.workshop import rounds, turnout
from ui.workshop.turnout import Turnout


def votes(room: Room, actor: Actor, state: State) -> None:
    """Draw how many of each caucus joined and have voted; never how.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    state : of it
    """
    found = rounds.current(state)
    caucuses = turnout.by_caucus(room, actor, found)
    st.markdown(f"**{came(turnout.together(caucuses))}**")
    if found:
        st.markdown(f"**{writing.literal(so_far(found, turnout.together(caucuses)))}**")
    if caucuses:
        st.html(table(caucuses, found))


def came(whole: Turnout) -> str:
    """Return how many phones joined, of how many people.

    Parameters
    ----------
    whole : of the room
    """
    people = writing.count(whole.people, "person counted", "people counted")
    people = f" of {people}" if whole.people else ""
    return f"{writing.count(whole.phones, 'phone')} joined{people}"


def so_far(found: Round, whole: Turnout) -> str:
    """Return how many votes a round has, and of whom.

    Parameters
    ----------
    found : the round
    whole : of the room
    """
    votes = whole.told if found.status != terms.CLOSED else str(whole.votes)
    given = f", {turnout.for_others(whole.others)} given" if whole.others else ""
    return f"{found.name}, {found.status}: {votes} in{given}"


def table(caucuses: dict[str, Turnout], found: Round | None) -> str:
    """Return HTML with a line for each caucus that came or is expected.

    Parameters
    ----------
    caucuses : as `turnout.by_caucus` returns them
    found : the round that is spoken of
    """
    rows = []
    for name, each in caucuses.items():
        people = f" of {each.people}" if each.people else ""
        cells = [f"{each.phones}{people}"]
        if found:
            runs = found.status != terms.CLOSED
            cells.append(each.told if runs else str(each.votes))
        told = "".join(f"<td>{cell}</td>" for cell in cells)
        rows.append(f"<tr><th scope='row'>{escape(name)}</th>{told}</tr>")
    heads = ["Caucus", "Joined", *["Voted"] * bool(found)]
    top = "".join(f"<th scope='col'>{head}</th>" for head in heads)
    body = "".join(rows)
    return f'<table class="zila-votes"><thead><tr>{top}</tr></thead>{body}</table>'
