"""Present: the facilitator's second screen; for everybody else the wall in small."""

import streamlit as st

from data.store import terms
from ui import present, present_buttons

st.title("Present", anchor=False)
with present.plainly():
    room, held = present.who()
    if held.actor.role == terms.FACILITATOR:
        left, right = st.columns([1.6, 1], gap="large")
        with left:
            present.wall()
            present.elsewhere()
            present_buttons.buttons()
        with right:
            present.beside()
        present.story(room, held.actor)
    else:
        st.caption(
            "What the wall shows. The facilitator opens this page by a secret link."
        )
        present.wall()
