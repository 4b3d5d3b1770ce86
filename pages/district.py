"""The profile of one district: its groups, neighbours, tehsils and history."""

import streamlit as st

from ui.district import peers, places, profile
from ui.view import controls, name_box
from ui.view.selection import NONE
from ui.view.session import selected

selection = selected()
controls.district_controls()
name_box.one_district("Find a district by any of its names")

if selection.district == NONE:
    places.browse(selection)
else:
    places.title(selection.district)
    profile.groups(selection)
    peers.draw(selection)
    places.about(selection.district)
    left, right = st.columns(2, gap="large")
    with left:
        profile.neighbours(selection)
    with right:
        profile.tehsils(selection)
    profile.everything(selection)
