"""The secret links that were given: which role, since when, and how to end one."""

from html import escape

import streamlit as st

from data.store import times
from data.store.events.secret_link import Link
from data.store.events.state import State
from data.store.in_use import open_workshops
from ui.desk.seat import Desk, act


def given(here: Desk) -> None:
    """Draw the list of links, and what withdraws one.

    Parameters
    ----------
    here : the facilitator's desk
    """
    # Links are the workshop's in its rehearsal too.
    room = open_workshops.room()
    state = room.state(here.actor)
    with st.popover("Links that were given", key="given"):
        if not state.links:
            st.markdown("No link was given yet.")
            return
        st.html(listed(state, here.link))
        hold = {_named(each): each.id for each in live(state) if each.id != here.link}
        if not hold:
            st.caption("The link of this browser is withdrawn from another one.")
            return
        chosen = st.selectbox(
            "Withdraw", list(hold), index=None, placeholder="Choose a link", key="end"
        )
        st.caption(
            "Whoever came in by it loses the role at once. A phone that had joined "
            "before votes on. What a recorder voted by the seat it gave is taken out "
            "of a round that runs; who voted so joins with the code and votes again. "
            "The log says whether there was such a vote."
        )
        if st.button("Withdraw this link", disabled=not chosen) and chosen:
            act(room.withdraw, here.actor, hold[chosen])


def live(state: State) -> list[Link]:
    """Return the links that still give their role, the newest first."""
    every = reversed(state.links.values())
    now = state.generation
    return [e for e in every if not e.withdrawn and e.generation >= now]


def listed(state: State, mine: str) -> str:
    """Return HTML of all links, the newest first.

    Parameters
    ----------
    state : of the workshop
    mine : id of the link this browser came in by
    """
    rows = []
    for each in reversed(state.links.values()):
        ended = each.generation < state.generation
        end = _at(each.withdrawn) if each.withdrawn else "ended" if ended else "no"
        own = " (this browser)" if each.id == mine else ""
        made = _at(each.made) if each.made else "earlier"
        used = _at(each.used) if each.used else "not yet"
        cells = "".join(f"<td>{cell}</td>" for cell in (made, used, end))
        rows.append(f"<tr><th scope=row>{escape(_whose(each) + own)}</th>{cells}</tr>")
    names = ("Link", "Made", "First used", "Withdrawn")
    heads = "".join(f"<th scope=col>{name}</th>" for name in names)
    table = f"<thead><tr>{heads}</tr></thead>{''.join(rows)}"
    return f'<table class="zila-bars">{table}</table>'


def _whose(link: Link) -> str:
    role = f"{link.role.capitalize()}, {link.caucus}" if link.caucus else link.role
    start = ", printed at the start" if link.use else ""
    return f"{role[0].upper()}{role[1:]}{start}"


def _named(link: Link) -> str:
    """Return how a link is chosen; no two are named alike."""
    used = f"used {_at(link.used)}" if link.used else "not used"
    made = f"made {_at(link.made)}, " if link.made else ""
    return f"{_whose(link)}: {made}{used} ({link.id[:4]})"


def _at(at: str) -> str:
    """Return day and time, since a workshop has several days."""
    return f"{times.read(at).astimezone():%d %b %H:%M}"
