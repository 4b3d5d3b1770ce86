"""One finding, its grade, its source, the figure it speaks of and its cards."""

import streamlit as st

from ui.edition import library
from ui.library import cards, discussion, finding, linked
from ui.library.choice import LIBRARY
from ui.view.links import copy_link
from ui.view.pages import pages
from ui.view.selection import NONE
from ui.view.session import selected

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
    finding.statement(reading.finding, row)
    finding.siblings(reading.finding, reading)
    finding.record(row)
    st.header("Bears on", anchor=False)
    finding.bears_on(row)
    st.header("A census figure to read beside it", anchor=False)
    linked.figures(row["views"])
    for card in library.cards_of(reading.finding):
        discussion.card(card, reading)
    cards.exports(reading, library.shelf().loc[[reading.finding]])
