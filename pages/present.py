"""Present: the facilitator's second screen; for everybody else the wall in small."""

import streamlit as st

from data.store import terms
from ui.present import buttons, panel

st.title("Present", anchor=False)
with panel.plainly():
    room, held = panel.who()
    if held.actor.role == terms.FACILITATOR:
        panel.check_first(room, held.actor)
        left, right = st.columns([1.6, 1], gap="large")
        with left:
            panel.wall()
            panel.elsewhere()
            buttons.buttons()
        with right:
            panel.beside()
        panel.story(room, held.actor)
    else:
        st.caption(
            "What the wall shows. The facilitator opens this page by a secret link."
        )
        panel.wall()
