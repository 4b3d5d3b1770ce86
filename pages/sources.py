"""Where every figure comes from, how it is made, and what not to do with it."""

import streamlit as st

from analysis import writing
from ui.edition import tables
from ui.figure.table import show
from ui.methods import catalogue, code, data_set, measures, words
from ui.methods.choice import REFERENCE, TABS, turned
from ui.view import links, session

found, chosen = tables.tables(), session.selected(REFERENCE)

st.title(
    f"{writing.count(len(found.indicators), 'indicator')}, one census, no rate "
    "without its counts",
    anchor=False,
)
st.caption(
    f"Edition {found.edition}: a hash of the tables' contents. Another edition never "
    "changes what an earlier figure, vote or report says."
)
links.copy_link(chosen)
st.pills(
    "Part",
    list(TABS),
    format_func=TABS.__getitem__,
    key=session.offer("reference_tab", chosen.tab),
    on_change=turned,
    label_visibility="collapsed",
)

match chosen.tab:
    case "indicators":
        alt = "Every indicator with its definition, counts, source and direction"
        show(catalogue.table(), alt, catalogue.COLUMNS, height=420)
        catalogue.one_indicator()
        st.header("What the census lacks", anchor=False)
        st.table(catalogue.gaps_in_source())
        st.header("Other sources quoted", anchor=False)
        st.table(catalogue.others())
    case "methods":
        for heading, text in catalogue.METHODS.items():
            st.header(heading, anchor=False)
            st.markdown(text)
    case "measures":
        measures.page()
    case "districts":
        st.header("The boundary layer in use", anchor=False)
        st.table(catalogue.layer())
        st.header("Approximate outlines", anchor=False)
        st.write(catalogue.approximate_note())
        show(catalogue.approximate(), "Approximate outlines")
        st.header("Weak counts", anchor=False)
        st.write(catalogue.WEAK)
        show(catalogue.weak(), "Districts with weak counts")
    case "data":
        st.header("The whole data set", anchor=False)
        data_set.offer()
        st.header("The code for each figure", anchor=False)
        code.offer()
    case "words":
        st.header("Words of the field", anchor=False)
        st.caption(f"Where one first occurs on a page it is underlined. {words.SAID}")
        st.table(words.table())
