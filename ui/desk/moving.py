"""Another laptop: all of the workshop as one file, and what to do with it there."""

from datetime import datetime
from typing import Literal

import streamlit as st

from analysis.writing import literal
from data.store import times
from data.store.events.state import Round
from data.store.in_use import rehearsal_mode
from data.store.place import Place
from ui.desk import links
from ui.desk.seat import Desk, act, clock

_SECRET = (
    "The file is as secret as the ballots: it holds the open votes and the keys of "
    "the phones. Give it to nobody."
)
_THERE = """
1. **Before the day**: install Zila on the other laptop, the same version, and start it
   once.
2. Copy the file onto it. Start Zila there with the file: drag it onto `run.bat`
   (Windows), or write `./run.sh FILE` or `make run FILE=…` with its path. It says
   what it brings in, and refuses a file that lacks what is there.
3. {network}
4. Open the facilitator's link that it prints, there. Open the projector's page again.
   Recorders need a new link, from *Decide* there: they keep seat and vote.
5. Phones go on by themselves, with the votes they gave. Nobody joins again.
6. **Delete the file** from the stick and from the downloads of both laptops.
"""
_ADDRESS = (
    "Take this laptop out of the wifi. Then give the other one **its address, "
    "{address}**, in its wifi settings or in the router: phones know the workshop by "
    "it."
)
_ANY_ADDRESS = (
    "Take this laptop out of the wifi. Then give the other one the address that this "
    "one had, and the same port: phones know the workshop by it."
)


def moving(here: Desk) -> None:
    """Draw how the workshop goes on at another laptop, or is kept ready on a stick."""
    if here.state.moved or rehearsal_mode.rehearsing():
        return
    st.header("Another laptop", anchor=False)
    st.caption(_SECRET)
    with st.container(horizontal=True):
        _file(here, "Copy to a stick", "copy", "secondary")
        with st.popover("Move to another laptop…", key="move"):
            _move(here)
    with st.expander("What to do with the file"):
        st.markdown(
            "A **copy** is of the moment you press: the room goes on here, and what "
            "comes later is not in it. Press again after each round, and go on from "
            "the newest if this laptop fails. A **move** ends the workshop here first, "
            "so that nothing can be missing."
        )
        st.markdown(_steps())


def _move(here: Desk) -> None:
    st.markdown(
        "**From then on this laptop takes nothing any more**, no vote and no word. "
        "Phones wait, and go on at the other one."
    )
    with st.form("move_form", border=False):
        to = st.text_input("Name of the other laptop", key="move_to", max_chars=80)
        if st.form_submit_button("Close here and make the file", type="primary"):
            act(here.room.move_away, here.actor, to)


def moved(here: Desk) -> bool:
    """Draw where the workshop went, the file, and the ways back; False if it is here.

    Parameters
    ----------
    here : the desk of the facilitator
    """
    went = here.state.moved
    if not went or rehearsal_mode.rehearsing():
        return False
    st.warning(
        f"It went to “{literal(went['to'])}” at {clock(went['at'])}. Nothing can be "
        "written here any more.",
        title="The workshop was moved to another laptop",
        icon=":material/move_up:",
    )
    runs = here.state.running
    ready = not runs or runs.number in here.room.store.secrets.rounds()
    with st.container(horizontal=True):
        if ready:
            _file(here, "Save the file", "move", "primary")
            _stay(here)
        _forget(here)
    if ready:
        st.warning(still_held(runs), icon=":material/key:")
        st.caption(_SECRET)
        st.markdown(_steps())
    else:
        st.caption("This laptop holds nothing any more that leads to a ballot.")
    return True


def still_held(runs: Round | None) -> str:
    """Return in words what a laptop keeps that the workshop was moved away from.

    Parameters
    ----------
    runs : the round that runs, if one does
    """
    votes = (
        f"the votes of {runs.name} and the key that leads from phones to them, "
        "also when the round is closed there"
        if runs
        else "a whole copy of the workshop, and can go on with it"
    )
    return (
        f"**This laptop still holds {votes}.** It keeps them until you press “Destroy "
        "it here”: do so as soon as the other laptop goes on."
    )


def _stay(here: Desk) -> None:
    with st.popover("Take the move back…", key="stay"):
        st.markdown(
            "**Only if the file arrived nowhere.** Else two laptops take votes, and "
            "they cannot be put together again."
        )
        if st.button("Go on here", key="stay_here"):
            act(here.room.stay, here.actor)


def _forget(here: Desk) -> None:
    with st.popover("The other laptop goes on…", key="forget"):
        st.markdown(
            "**Then destroy what leads to open ballots here.** Without it this laptop "
            "can neither go on nor make the file again."
        )
        if st.button("Destroy it here", key="forget_here", type="primary"):
            act(here.room.forget_here, here.actor)


def _file(
    here: Desk, label: str, what: str, style: Literal["primary", "secondary"]
) -> None:
    """Draw the button that makes the file in the moment it is pressed."""
    st.download_button(
        label,
        lambda: here.room.copy(here.actor),
        file_name(here.room.store.place, what, times.now().astimezone()),
        "application/octet-stream",
        icon=":material/save:",
        type=style,
        on_click="ignore",
        key=f"file_{what}",
    )


def file_name(place: Place, what: str, moment: datetime) -> str:
    """Return the name of the file, for example workshop-copy-21-Nov-10h12.zila.

    Parameters
    ----------
    place : the workshop
    what : "copy" or "move"
    moment : about when
    """
    return f"{place.name}-{what}-{moment:%d-%b-%Hh%M}.zila"


def _steps() -> str:
    host = links.best().partition("://")[2]
    address, _, port = host.partition(":")
    where = f"{address} (port {port})" if port else address
    network = _ADDRESS.format(address=where) if host else _ANY_ADDRESS
    return _THERE.format(network=network)
