"""The recommendations with their evidence and what is missing."""

from functools import partial

import streamlit as st

from analysis import writing
from analysis.library import completeness
from analysis.library.completeness import Completeness
from ui.edition import library
from ui.library import filters
from ui.library.choice import Reading
from ui.library.discussion import _walk
from ui.view import areas, options
from ui.view.pages import pages
from ui.view.selection import Selection


def recommendations(reading: Reading) -> None:
    """Draw every recommendation with its evidence and what is missing."""
    found = library.complete()
    st.title(completeness.said(found.values()), anchor=False)
    st.caption(
        "The texts are press paraphrases: a redline starts only from official text "
        "that a steward loads."
    )
    only = reading.wanted.recommendation
    if only:
        st.button(
            f"Show all {writing.count(len(found), 'recommendation')}",
            on_click=partial(filters.read, recommendation=()),
        )
    for id_, row in library.asks().iterrows():
        if only and id_ not in only:
            continue
        st.header(f"{id_} {row['short']}", anchor=False)
        st.write(row["text"])
        st.markdown(f"**{found[id_].sentence}** Asked of: {', '.join(row['asks_of'])}.")
        for missing in found[id_].missing:
            st.markdown(f"- {missing}")
        st.markdown(f"**For the room:** {row['question']}")
        with st.expander(f"Evidence for {id_}", expanded=bool(only)):
            _evidence(found[id_], reading)


def _evidence(each: Completeness, reading: Reading) -> None:
    for id_ in each.findings:
        said = library.shelf().at[id_, "statement"]
        _walk(id_, f"{id_}: {said}", reading, each.recommendation)
    if each.set_aside:
        st.caption(
            f"Set aside (context, headings, circular): {', '.join(each.set_aside)}."
        )
    for asked in each.views:
        selection = options.selection_of(asked)
        st.page_link(
            pages()["map"],
            label=f"Figure: {view_name(selection)}",
            icon=":material/map:",
            query_params=selection.to_query(),
        )


def view_name(selection: Selection) -> str:
    """Return what a linked view shows, in a few words."""
    of = options.indicator(selection)
    who = options.group_name(selection.group, selection)
    place = areas.areas()[selection.within]
    return f"{of.label}, {who}, {place} ({selection.lens})"
