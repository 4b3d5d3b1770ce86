"""The code for every figure, as the pages have chosen it."""

import streamlit as st

from ui.gaps.choice import GAPS
from ui.notebook.kinds import HOW, code, kinds
from ui.several.choice import KIND as MAPS
from ui.view.session import selected


def offer() -> None:
    """Draw the code of every kind of figure of what is chosen on the other pages."""
    held = selected(GAPS)
    query = GAPS.asked(held, held.to_query())[0].to_query()
    maps = selected(MAPS)
    query |= MAPS.asked(maps, maps.to_query())[0].to_query()
    st.write(
        f"{HOW} “Code for this” under a figure gives the same. Another view gives "
        "other code: what was chosen on the other pages is kept here."
    )
    for kind, label in kinds(query).items():
        with st.expander(label, key=f"code_{kind}", on_change="rerun") as opened:
            if opened.open:
                st.code(code(kind, query), language="python")
