"""One finding, its grade, its source, the figure it speaks of and its cards."""

import streamlit as st

from ui import discussion, finding_page, library_page
from ui.edition import library
from ui.view.links import copy_link
from ui.view.pages import pages
from ui.view.selection import NONE
from ui.view.session import LIBRARY, selected

reading = selected(LIBRARY)
back = reading.changed(finding=NONE).to_query()
with st.container(horizontal=True, vertical_alignment="center"):
    st.page_link(
        pages()["findings"],
        label="Back to the library",
        icon=":material/arrow_back:",
        query_params=back,
    )
    copy_link(reading)

if reading.finding == NONE:
    st.title("Choose a finding in the library", anchor=False)
else:
    row = library.shelf().loc[reading.finding]
    finding_page.statement(reading.finding, row)
    finding_page.siblings(reading.finding, reading)
    finding_page.record(row)
    st.header("Bears on", anchor=False)
    finding_page.bears_on(row)
    st.header("A census figure to read beside it", anchor=False)
    finding_page.figures(row["views"])
    for card in library.cards_of(reading.finding):
        discussion.card(card, reading)
    library_page.exports(reading, library.shelf().loc[[reading.finding]])
