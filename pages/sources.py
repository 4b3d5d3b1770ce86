"""Where every figure comes from, how it is made, and what not to do with it."""

import streamlit as st

from ui import catalogue, formulas, links, sources
from ui.view import selected

found = sources.tables()

st.title(
    f"{len(found.indicators)} indicators, one census, no rate without its counts",
    anchor=False,
)
st.caption(
    f"Edition {found.edition}: a hash of the tables' contents. Another edition never "
    "changes what an earlier figure, vote or report says."
)
links.copy_link(selected())
definitions, methods, measures, shapes = st.tabs(
    [
        "Indicators and sources",
        "How figures are made",
        "Measures and their certificate",
        "Districts and outlines",
    ]
)
with definitions:
    st.dataframe(
        catalogue.table(),
        hide_index=True,
        height=420,
        column_config=catalogue.COLUMNS,
        alt="Every indicator with its definition, counts, source and direction",
    )
    catalogue.one_indicator()
    st.header("What the census lacks", anchor=False)
    st.table(catalogue.gaps_in_source())
    st.header("Other sources quoted", anchor=False)
    st.table(catalogue.others())
with methods:
    for heading, text in catalogue.METHODS.items():
        st.header(heading, anchor=False)
        st.markdown(text)
with measures:
    formulas.page()
with shapes:
    st.header("The boundary layer in use", anchor=False)
    st.table(catalogue.layer())
    st.header("Approximate outlines", anchor=False)
    st.write(catalogue.approximate_note())
    st.dataframe(catalogue.approximate(), hide_index=True, alt="Approximate outlines")
    st.header("Weak counts", anchor=False)
    st.write(catalogue.WEAK)
    st.dataframe(catalogue.weak(), hide_index=True, alt="Districts with weak counts")
