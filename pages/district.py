"""The profile of one district: its groups, neighbours, tehsils and history."""

import streamlit as st

from ui import charts, controls, options, places, profile
from ui.figure import figure
from ui.selection import NONE
from ui.view import selected

selection = selected()
controls.district_controls()
places.search_box(selection)

if selection.district == NONE:
    places.browse(selection)
    st.stop()

unit = options.indicator(selection).label
groups = profile.groups(selection)
near, parts = profile.neighbours(selection), profile.tehsils(selection)

places.title(selection.district)
figure(
    lambda: st.altair_chart(
        charts.beside(groups, unit), alt=profile.sentence(selection)
    ),
    profile.facts(selection, "groups", groups, profile.sentence(selection)),
    selection,
    first=True,
)
places.about(selection.district)

left, right = st.columns(2, gap="large")
with left:
    said = profile.spread(selection, near, "district")
    figure(
        lambda: st.altair_chart(charts.ranking(places.rows(near), unit), alt=said),
        profile.facts(selection, "neighbours", near, f"Beside its neighbours. {said}"),
        selection,
    )
with right:
    if parts.empty:
        st.info("This indicator is shown for districts only, to protect people.")
    else:
        spread = profile.spread(selection, parts, "tehsil")
        figure(
            lambda: st.altair_chart(
                charts.ranking(places.rows(parts), unit), alt=spread
            ),
            profile.facts(selection, "tehsils", parts, f"Its tehsils. {spread}"),
            selection,
        )

st.subheader("Everything the census says of it", anchor=False)
st.dataframe(
    profile.everything(selection),
    hide_index=True,
    column_config=profile.columns(),
    alt="Every indicator of the district, its province and the country",
)
