"""What was deleted but may still be read on the disk, said until it is cleaned."""

import streamlit as st

from analysis.writing import listed, literal
from data.errors import ZilaError
from data.store.database.not_yet_cleaned import FILES
from data.store.events.state import State
from data.store.in_use import rehearsal_mode
from data.store.roles import Actor
from ui.desk.seat import Desk

_EVERY = 5
REMEDY = (
    "Something still reads the workshop's file, or the disk takes nothing. Zila tries "
    "again every ten seconds, and when it is started again. Close what else has the "
    "file open; do not copy it until this is gone."
)
ASIDE = (
    "It is kept whole, with the keys of its open rounds, so that it can come back. "
    "As soon as its rounds are closed here, or the next one is opened, its votes, keys "
    "and reasons are destroyed."
)


def cleaning(here: Desk) -> None:
    """Draw what is not yet cleaned; nothing where all is."""
    _cleaning(here.actor)


@st.fragment(run_every=_EVERY)
def _cleaning(actor: Actor) -> None:
    try:
        room = rehearsal_mode.now()
        left, aside = room.uncleaned(actor), room.put_aside(actor)
    except ZilaError:
        # What else is drawn says so.
        return
    if left:
        said = title(left, room.state(actor))
        st.warning(REMEDY, title=said, icon=":material/cleaning_services:")
    if aside:
        names = [literal(each.name) for each in aside]
        folder = literal(str(aside[0].parent))
        st.warning(
            f"{ASIDE} The folder is {folder}: {listed(names)}.",
            title="What was put aside leads to open votes",
            icon=":material/inventory_2:",
        )


def title(left: tuple[str, ...], state: State) -> str:
    """Return in words what is not yet cleaned.

    Parameters
    ----------
    left : as the room keeps it: "round 3", "reasons"
    state : of the room, for the names that people say
    """
    known = {f"round {number}": each.name for number, each in state.rounds.items()}
    rounds = [each for each in left if each.startswith("round ")]
    named = [known.get(each, each) for each in rounds]
    parts = [f"the ballots of {listed(named)}"] if rounds else []
    others = [each for each in left if each not in (*rounds, FILES)]
    parts += [f"{each} that were destroyed" for each in others]
    parts += [FILES] if FILES in left else []
    return f"Not yet cleaned from the disk: {listed(parts)}"
