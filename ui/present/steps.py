"""The storyline under the facilitator's hands: go, skip, move, add a step live."""

from dataclasses import fields
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from analysis.votes.rules import USUAL
from analysis.writing import literal
from data.store.errors import BadAnswer
from data.store.events.state import State
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.vocabulary import WORDING
from data.workshop import later, storyline
from ui.clicker import keys as clicker
from ui.edition import tables
from ui.view.selection import Selection
from ui.workshop import step_names

LIVE = (storyline.TITLE, storyline.VOTE, storyline.VIEW, storyline.BREAK)
_FIELDS = {each.name for each in fields(Selection)}


def listed(state: State) -> str:
    """Return the whole storyline as HTML, the step the facilitator is at marked."""
    rows = []
    for number, step in enumerate(state.stage.steps, 1):
        here = step["id"] == state.stage.step
        waits = later.waits_for(step)
        out = step["skipped"] or waits
        look = "now" if here else "skipped" if out else ""
        mark = ' aria-current="step"' if here else ""
        name = escape(step_names.named(state, step))
        rows.append(
            f'<li class="{look}"{mark}><b>{number}</b> {name} '
            f"({escape(step['kind'])}){' · skipped' if step['skipped'] else ''}"
            f"{f' · waits for {waits}' if waits else ''}</li>"
        )
    return f'<ol class="zila-steps">{"".join(rows)}</ol>'


def change(room: Room, actor: Actor, name: str, what: str) -> None:
    """Do something with one step.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    name : id of the step
    what : "go", "skip", "up" or "down"
    """
    state = room.state(actor)
    if what == "go":
        clicker.go(room, actor, name)
    elif what == "skip":
        step = next(each for each in state.stage.steps if each["id"] == name)
        if later.waits_for(step):
            room.change_step(actor, name, {later.TAKEN_IN: True})
        else:
            room.skip_step(actor, name, not step["skipped"])
    else:
        room.order_steps(actor, moved(state, name, -1 if what == "up" else 1))


def moved(state: State, name: str, by: int) -> list[str]:
    """Return the order of the steps with one of them moved; the ends stop it."""
    order = [step["id"] for step in state.stage.steps]
    here = order.index(name)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return order


def made(state: State, kind: str, title: str, more: dict[str, Any]) -> Step:
    """Return a step that was thought of in the room.

    Parameters
    ----------
    state : of the room
    kind : one of `LIVE`
    title : what stands on the wall; of a vote, what is voted on
    more : ``view``, the address of a figure; ``minutes``; ``notes``

    Raises
    ------
    BadAnswer
        Something that the kind needs is missing.
    """
    if not title.strip():
        raise BadAnswer("The step has no title", "Write what stands on the wall.")
    names = {step["id"] for step in state.stage.steps}
    number = next(n for n in range(1, 1000) if f"live-{n}" not in names)
    step = {
        "id": f"live-{number}",
        "kind": kind,
        "title": title.strip(),
        "minutes": int(more.get("minutes", 5)),
        "notes": more.get("notes", "").strip(),
    }
    if kind == storyline.VOTE:
        asked = {storyline.QUESTION: WORDING, "rule": USUAL, "show": "provinces"}
        step |= {"asks": storyline.TITLE, **asked}
    if kind == storyline.VIEW:
        step["views"] = [view_of(more.get("view", ""))]
    return step


def view_of(address: str) -> str:
    """Return the view that an address asks for, as the storyline writes it.

    Parameters
    ----------
    address : copied from the map, whole or from its question mark on

    Raises
    ------
    BadAnswer
        It leads to no figure, or to one that is not shown to a room.
    """
    asked = dict(parse_qsl(address.strip().partition("?")[2] or address.strip()))
    kept = {name: value for name, value in asked.items() if name in _FIELDS}
    of = tables.tables().indicators.get(kept.get("indicator", ""))
    if of is None or not of.projector:
        raise BadAnswer(
            "This is not the address of a figure for a room",
            "Open the figure on the map and copy its whole address.",
        )
    return urlencode(kept)


def controls(room: Room, actor: Actor) -> None:
    """Draw what one can do with a step."""
    state = room.state(actor)
    steps = {step["id"]: step for step in state.stage.steps}
    order = list(steps)
    here = order.index(state.stage.step) if state.stage.step in steps else 0
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "Step",
            order,
            index=here,
            format_func=lambda id_: (
                f"{order.index(id_) + 1} {step_names.named(state, steps[id_])}"
            ),
            key=f"step_{state.stage.step}",
        )
        gone = steps[name]["skipped"] or later.waits_for(steps[name])
        skip = "Take in again" if gone else "Skip"
        labels = {"go": "Go there", "skip": skip, "up": "Move up", "down": "Move down"}
        for what, label in labels.items():
            if st.button(label, key=f"step_{what}"):
                change(room, actor, name, what)
                st.rerun()


def add(room: Room, actor: Actor) -> None:
    """Draw the form that puts a new step behind the one the facilitator is at."""
    with st.expander("Add a step here"), st.form("add_step", border=False):
        kind = st.selectbox("Kind", LIVE, format_func=str.capitalize)
        title = st.text_input("Title; of a vote, the words that are voted on")
        view = st.text_input("Of a view: the address of the figure")
        minutes = st.number_input("Minutes", 1, 240, 5)
        notes = st.text_input("Notes, for you alone")
        if st.form_submit_button("Add behind this step"):
            state = room.state(actor)
            more = {"view": view, "minutes": minutes, "notes": notes}
            room.add_step(actor, made(state, kind, title, more), state.stage.step)
            st.toast(literal(f"Behind this step there is now: {title}"))
            st.rerun()
