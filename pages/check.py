"""Room check: what to look at before people come, and how they join."""

import streamlit as st

from data.workshop.wifi import read_wifi
from ui import check_page
from ui.desk import away, seat

with away.patiently():
    here = seat.sit()
    seat.rehearsal_banner()
    if check_page.may_look(here):
        check_page.checklist(here, read_wifi())
        st.header("How to join", anchor=False)
        check_page.join(here, read_wifi())
        st.header("Wifi of the room", anchor=False)
        check_page.wifi(here)
        st.header("When a phone does not get through", anchor=False)
        check_page.advice()
