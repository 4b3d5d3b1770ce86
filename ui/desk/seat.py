"""Who is at the page *Decide*, what is in force, and how a refusal is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.errors import ZilaError
from data.store import terms, times
from data.store.errors import StoreUnavailable
from data.store.events.state import State
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui import STATIC
from ui.workshop import who_asks

_STYLE = STATIC / "room" / "desk.css"


@dataclass(frozen=True)
class Desk:
    """Who sits at the desk, and the room as it is at this moment.

    Parameters
    ----------
    room : the room that is used now
    actor : who sits here
    state : what the log says now
    link : id of the link this browser came in by; empty for who joined with the code
    """

    room: Room
    actor: Actor
    state: State
    link: str = ""

    @property
    def leads(self) -> bool:
        """Whether this is the facilitator."""
        return self.actor.role == terms.FACILITATOR

    @property
    def records(self) -> bool:
        """Whether this is the recorder of a caucus."""
        return self.actor.role == terms.RECORDER

    @property
    def places(self) -> tuple[str, ...]:
        """The caucuses this one may speak for."""
        return (self.actor.caucus,) if self.records else terms.PLACES


def sit() -> Desk:
    """Return the desk as it is for who looks at this page.

    Raises
    ------
    StoreUnavailable
    """
    st.html(_STYLE)
    try:
        room = rehearsal_mode.now()
    except StoreUnavailable:
        _way_out()
        raise
    held = who_asks.badge(room, cookies())
    return Desk(room, held.actor, room.state(held.actor), held.link)


def _way_out() -> None:
    """Let who leads the workshop end a rehearsal whose store cannot be opened."""
    if not rehearsal_mode.rehearsing():
        return
    actor = who_asks.badge(open_workshops.room(), cookies()).actor
    if actor.role != terms.FACILITATOR:
        return
    st.warning(
        "Its end destroys it, and the workshop is as it was.",
        title="The rehearsal cannot be opened",
        icon=":material/theater_comedy:",
    )
    if st.button("End the rehearsal", type="primary", key="end_what_is_stuck"):
        act(rehearsal_mode.end, actor)


def cookies() -> Mapping[str, str]:
    """Return the cookies of who looks at this page."""
    return st.context.cookies


def rehearsal_banner() -> None:
    """Say that a rehearsal runs, while one does."""
    if rehearsal_mode.rehearsing():
        st.warning(
            "Nothing here counts, and its end destroys it.",
            title="Rehearsal: made-up votes",
            icon=":material/theater_comedy:",
        )


def act(do: Callable[..., object], *given: Any, **named: Any) -> bool:
    """Do something in the room and draw the page anew, or say here why not.

    What was typed stays where it is if it was refused.

    Parameters
    ----------
    do : a verb of the room, or what uses some
    *given, **named : what it takes

    Returns
    -------
    False, if it was refused; else the page is drawn anew
    """
    if not tried(do, *given, **named):
        return False
    st.rerun()


def tried(do: Callable[..., object], *given: Any, **named: Any) -> bool:
    """Do something in the room, or say here why not; return whether it was done.

    Parameters
    ----------
    do : a verb of the room, or what uses some
    *given, **named : what it takes
    """
    try:
        do(*given, **named)
    except ZilaError as error:
        refused(error)
        return False
    return True


def refused(error: ZilaError) -> None:
    """Say what was wrong and what to do about it."""
    st.error(error.remedy, title=error.problem, icon=":material/error:")


def clock(at: str) -> str:
    """Return the time of day of an event on this computer, for example 10:12."""
    return times.clock(times.read(at))[:5]
