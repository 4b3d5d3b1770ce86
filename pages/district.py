"""The profile of one district: its groups, neighbours, tehsils and history."""

import streamlit as st

from ui import district_page, places
from ui.view import controls
from ui.view.selection import NONE
from ui.view.session import selected

selection = selected()
controls.district_controls()
places.search_box(selection)

if selection.district == NONE:
    places.browse(selection)
else:
    places.title(selection.district)
    district_page.groups(selection)
    places.about(selection.district)
    left, right = st.columns(2, gap="large")
    with left:
        district_page.neighbours(selection)
    with right:
        district_page.tehsils(selection)
    district_page.everything(selection)
