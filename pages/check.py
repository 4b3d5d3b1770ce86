"""Room check: what to look at before people come, and how they join."""

import streamlit as st

from data.workshop.wifi import read_wifi
from ui.check import checklist
from ui.desk import away, seat

with away.patiently():
    here = seat.sit()
    seat.rehearsal_banner()
    if checklist.may_look(here):
        checklist.checklist(here, read_wifi())
        st.header("How to join", anchor=False)
        checklist.join(here, read_wifi())
        st.header("Wifi of the room", anchor=False)
        checklist.wifi(here)
        st.header("When a phone does not get through", anchor=False)
        checklist.advice()
