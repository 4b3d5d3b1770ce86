"""The facilitator's second screen: the wall, notes, clock, votes in."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape

import streamlit as st

from analysis import writing
from data.errors import ZilaError
from data.store import terms, times
from data.store.events import countdown
from data.store.events.state import State
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.workshop import later
from ui import STATIC
from ui.decided import wall_of_words
from ui.lists import turning
from ui.present import agenda, steps, votes_in
from ui.present.keys import keys
from ui.view.pages import pages
from ui.workshop import crowd, step_names, storyline, who_asks

_STYLE = STATIC / "room" / "present.css"


def who() -> tuple[Room, Badge]:
    """Return the room that is used now, and who looks at the page."""
    room = rehearsal_mode.now()
    return room, who_asks.badge(room, st.context.cookies)


@contextmanager
def plainly() -> Iterator[None]:
    """Say what went wrong as a sentence; the page goes on."""
    try:
        yield
    except ZilaError as error:
        st.error(error.remedy, title=error.problem)


def check_first(room: Room, actor: Actor) -> None:
    """Draw the way to *Room check*, until that was done once.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    """
    if not room.state(actor).checked:
        with st.container(key="check_first"):
            label = "Room check: not done yet. Do it once before people come"
            st.page_link(pages()["check"], label=label)


def wall() -> None:
    """Draw the projector's page in small."""
    st.html(_STYLE)
    with st.container(key="preview"):
        st.iframe("/screen?preview=1", height=420, alt="The screen, in small")
    st.link_button("Open the screen in a window of its own", "/screen")


def elsewhere() -> None:
    """Say how the screen of another computer gets code and wifi."""
    st.caption(
        "On another computer the screen shows the code and the wifi once the "
        "projector’s link is opened there: Decide, secret links for other roles."
    )


@st.fragment(run_every=2)
def beside() -> None:
    """Draw what changes by itself: notes, clock, votes in, the next step."""
    with plainly():
        room, held = who()
        state = room.state(held.actor)
        keys(room, held)
        told = crowd.alarms(room, held.actor, state)
        if told:
            st.warning("  \n".join(map(writing.literal, told)))
        # While votes come in they are what one looks for: nobody scrolls for them.
        votes = partial(votes_in.votes, room, held.actor, state)
        if state.running:
            votes()
        _now(state)
        _words(room, state)
        _clock(room, held.actor, state)
        agenda.now(state)
        if not state.running:
            votes()


def _now(state: State) -> None:
    step, after = storyline.step_of(state), storyline.beside(state, 1)
    if not step:
        st.markdown("**Before the first step.** Press → or Next.")
    else:
        names = [each["id"] for each in state.stage.steps]
        place = f"{names.index(step['id']) + 1} of {len(names)}"
        title = writing.literal(step_names.named(state, step))
        st.markdown(f"**{title}** · {step['kind']} · step {place}")
        notes = step.get("notes") or "No notes."
        st.html(f'<p class="zila-notes">{escape(notes)}</p>')
    for said in (*_waits(step), *_sees(state)):
        st.markdown(f"**{writing.literal(said)}**")
    coming = writing.literal(step_names.named(state, after)) if after else "the end"
    st.caption(f"Next: {coming}")


def _words(room: Room, state: State) -> None:
    """Draw which words stand on the wall, and what the arrows do there."""
    up, sheet = state.stage.put_up, wall_of_words.on_wall(room, state)
    if up:
        what = f"{up['of']} of round {up['round']}"
        st.markdown(f"**On the wall: {what}.** Back shows the step again.")
    if sheet and len(sheet.pages) > 1:
        here = sheet.page(state.stage.page) + 1
        st.markdown(f"**Page {here} of {len(sheet.pages)}.** Next turns the page.")


def _waits(step: Step | None) -> list[str]:
    """Return what the step waits for, where it does."""
    part = later.waits_for(step) if step else ""
    return [f"This step waits for {part}: the arrows pass it by."] * bool(part)


def _sees(state: State) -> list[str]:
    """Return what the room sees, where that is not this step."""
    stage = state.stage
    held = storyline.step_of(state, stage.frozen) if stage.frozen else None
    named = step_names.named(state, held) if held else ""
    found = [f"Frozen: the room sees “{named}”."] if held else []
    if stage.screen != terms.SHOWN:
        found.append(f"The room sees the {stage.screen} screen.")
    if (pages := turning.number(state)) > 1:
        page = turning.shown(state, pages) + 1
        found.append(f"Page {page} of {pages}: Next turns the page.")
    step = storyline.step_of(state)
    asks = storyline.asked(step) if step else None
    running = state.running
    if running and (not asks or asks.statement != running.statement):
        found.append(f"{running.name} is still {running.status}, on another step.")
    return found


def _clock(room: Room, actor: Actor, state: State) -> None:
    timer, step = state.stage.timer, storyline.step_of(state)
    left = ""
    if timer:
        rest = int(countdown.seconds_left(timer, room.store.place.full_name))
        sign = "−" if rest < 0 else ""
        left = f" <small>{sign}{abs(rest) // 60}:{abs(rest) % 60:02d} left</small>"
    now = times.clock(times.now())[:5]
    st.html(f'<p class="zila-clock">{now}{left}</p>')
    minutes = int(step.get("minutes") or 5) if step else 5
    with st.container(horizontal=True, gap="small"):
        title = step["title"][:80] if step else ""
        verbs = {
            f"Start {minutes} min": partial(
                room.start_timer, actor, minutes * 60, title
            ),
            "+5 min": partial(room.more_time, actor, 300),
            "Stop": partial(room.stop_timer, actor),
        }
        for place, (label, do) in enumerate(verbs.items()):
            name = room.store.place.full_name
            if st.button(label, key=f"timer_{place}_{name}"):
                do()
                st.rerun(scope="fragment")


def story(room: Room, actor: Actor) -> None:
    """Draw the storyline, and what can be done with it."""
    st.header("The storyline", anchor=False)
    with plainly():
        steps.controls(room, actor)
        steps.add(room, actor)
        agenda.starts(room, actor)
    _listed()


@st.fragment(run_every=2)
def _listed() -> None:
    with plainly():
        room, held = who()
        st.html(steps.listed(room.state(held.actor)))
