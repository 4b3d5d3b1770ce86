"""The findings that use a figure, and the figures a finding speaks of, as links."""

from functools import partial

import streamlit as st

from analysis import writing
from ui.edition import library
from ui.figure.figure import figure
from ui.library import choice
from ui.map import facts as map_facts
from ui.map import legend, small_tiles
from ui.map.picture import Picture, picture
from ui.view import options, session
from ui.view.pages import pages
from ui.view.selection import Selection


def findings(selection: Selection) -> None:
    """Name the findings that are linked to this figure."""
    used = library.findings_on(selection.to_query())
    if used.empty:
        return
    linked = writing.count(len(used), "finding is", "findings are")
    st.markdown(f"**{linked} linked to this figure**")
    reading = session.selected(choice.LIBRARY)
    for id_, row in used.iterrows():
        query = reading.changed(finding=id_).to_query()
        with st.container(key=f"finding_{id_}"):
            st.page_link(pages()["finding"], label=row["statement"], query_params=query)


def figures(views: tuple[str, ...]) -> None:
    """Draw every linked figure from today's tables, and the way to its map."""
    if not views:
        st.write("No figure in Zila speaks to this finding.")
    for place, asked in enumerate(views):
        linked(options.selection_of(asked), f"linked_{place}")


def linked(selection: Selection, key: str) -> None:
    """Draw the figure of a selection as equal tiles, with the way to its map."""
    shown = picture(selection)
    with st.container(key=key):
        figure(
            partial(_tiles, shown, selection.lens), map_facts.facts(shown), selection
        )
        st.page_link(
            pages()["map"],
            label="Open this figure on the map",
            icon=":material/map:",
            query_params=selection.to_query(),
        )


def _tiles(shown: Picture, lens: str) -> None:
    st.html(small_tiles.small_tiles(shown, lens))
    st.html(legend.key(shown, lens))
