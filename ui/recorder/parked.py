"""What the recorders write down: written, worded anew and closed at the desk."""

from typing import Any

import streamlit as st

from analysis.writing import literal
from data.store import terms
from data.store.events.written_down import Item
from data.store.verbs.posts_and_parking import MOST_TEXT, MOST_TOPIC
from data.workshop import storyline
from ui.desk.seat import Desk, act
from ui.lists import parked as lists
from ui.recorder.table_files import files
from ui.workshop import storyline as workshop_storyline


def parked(here: Desk) -> None:
    """Draw what is parked, the form to write, and what can be done with an item."""
    items = lists.listed(here.state)
    step = workshop_storyline.step_of(here.state)
    with _place(here, f"What is parked: {sum(not e.closed for e in items)} open"):
        _write(here, step["title"] if step else "")
        for each in items:
            _told(each)
        mine = [each for each in items if _may(here, each)]
        if mine:
            _change(here, {each.seq: each for each in mine})
        files(here, {"What is parked": ("parked.csv", lists.told(here.state))})


def _place(here: Desk, label: str) -> Any:
    """Return where it is drawn: always open for a recorder, who types while others go.

    An expander that closes as a step is left would take along what is typed.
    """
    if here.records:
        st.header(label, anchor=False)
        return st.container(key="parked")
    step = workshop_storyline.step_of(here.state)
    at_it = step is not None and step["kind"] == storyline.PARKED
    return st.expander(label, expanded=at_it, key=f"parked_{at_it}")


def _may(here: Desk, each: Item) -> bool:
    return here.leads or each.caucus == here.actor.caucus


def _told(each: Item) -> None:
    topic = f"**{literal(lists.topic(each))}** " if each.topic else ""
    text = f"~~{literal(each.text)}~~" if each.closed else literal(each.text)
    st.markdown(f"{topic}{text}")
    why = f". {literal(each.why)}" if each.closed and each.why else ""
    st.caption(f"{literal(lists.mark(each))}{why}")


def _write(here: Desk, topic: str) -> None:
    # What others write meanwhile, and a step further, leaves what is typed here.
    items = here.state.written.items.values()
    made = sum(each.by == here.actor.by for each in items)
    with st.form("park", border=False):
        about = st.text_input(
            "Topic",
            topic[:MOST_TOPIC],
            max_chars=MOST_TOPIC,
            key=f"park_topic_{here.state.stage.step}_{made}",
        )
        text = st.text_area(
            "What was said", max_chars=MOST_TEXT, height=80, key=f"park_text_{made}"
        )
        caucus = here.actor.caucus
        if here.leads:
            caucus = st.selectbox(
                "Caucus",
                ("", *terms.PLACES),
                format_func=lambda name: name or lists.WHOLE_ROOM,
            )
        if st.form_submit_button("Write it down"):
            act(here.room.park, here.actor, text, topic=about, caucus=caucus)


def _change(here: Desk, mine: dict[int, Item]) -> None:
    number = st.selectbox(
        "Word anew or close",
        list(mine),
        index=None,
        format_func=lambda seq: mine[seq].text[:90],
        placeholder="Choose what was written down",
        key=f"parked_item_{len(mine)}",
    )
    if number is None:
        return
    item = mine[number]
    made = f"{number}_{item.changed}_{item.closed}"
    with st.form(f"parked_{made}"):
        topic = st.text_input("Topic", item.topic, max_chars=MOST_TOPIC)
        text = st.text_area("In other words", item.text, max_chars=MOST_TEXT, height=80)
        if st.form_submit_button("Word it anew"):
            act(here.room.change_parked, here.actor, number, text, topic=topic)
    with st.form(f"parked_close_{made}"):
        why = st.text_input("What became of it", item.why, max_chars=MOST_TEXT)
        shut = not item.closed
        if st.form_submit_button("Close it" if shut else "Open it again"):
            act(here.room.close_parked, here.actor, number, why=why, closed=shut)
