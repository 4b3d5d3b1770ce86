"""Discussion cards, recommendations with their evidence, balance and posts."""

import streamlit as st

from analysis import writing
from analysis.library.cards import Card
from ui.edition import library
from ui.library import which_number
from ui.library.cards import about
from ui.library.choice import Reading
from ui.view.pages import pages


def card(each: Card, reading: Reading) -> None:
    """Draw one discussion card: two statements, why they differ, the question."""
    st.header(each.title, anchor=False)
    if each.indicator:
        which_number.number_cards()
    else:
        for column, id_, text, side in zip(
            st.columns(2, gap="large"),
            (each.first, each.second),
            each.statements,
            each.sides,
            strict=True,
        ):
            with column:
                st.markdown(f"**{writing.sentence(side)}**")
                st.caption(about(id_, library.shelf().loc[id_]))
                _walk(id_, text, reading, each.id)
                if note := library.shelf().at[id_, "note"]:
                    st.caption(f"{note}.")
        st.markdown("**Why they may differ**")
        st.markdown("\n".join(f"- {reason}" for reason in each.why))
    st.markdown(f"**For the room:** {each.question}")
    for id_ in each.also:
        _walk(id_, f"Also on this topic: {id_}", reading, each.id)


def cards(reading: Reading) -> None:
    """Draw all discussion cards."""
    found = library.discussion()
    questions = writing.count(len({each.topic for each in found}), "question")
    pairs = writing.count(len(found), "card")
    st.title(
        f"{questions} on which the evidence does not agree, on {pairs}", anchor=False
    )
    st.caption("Found by rule: one topic, opposite directions. None is settled here.")
    for each in found:
        with st.container(key=f"card_{each.id}"):
            card(each, reading)
        st.divider()


def _walk(id_: str, label: str, reading: Reading, place: str) -> None:
    query = reading.changed(finding=id_).to_query()
    with st.container(key=f"walk_{place}_{id_}"):
        st.page_link(pages()["finding"], label=label, query_params=query)
