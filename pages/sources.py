"""Where every figure comes from, how it is made, and what not to do with it."""

import streamlit as st

from ui.edition import tables
from ui.methods import page
from ui.methods.choice import REFERENCE
from ui.view import links
from ui.view.session import selected

found, chosen = tables.tables(), selected(REFERENCE)

st.title(
    f"{len(found.indicators)} indicators, one census, no rate without its counts",
    anchor=False,
)
st.caption(
    f"Edition {found.edition}: a hash of the tables' contents. Another edition never "
    "changes what an earlier figure, vote or report says."
)
links.copy_link(chosen)
page.draw(chosen)
