"""Where one group is behind, how bad it is there, and how many people that is."""

from functools import partial

import streamlit as st

from ui.figure.figure import figure
from ui.library import linked
from ui.map import facts, tehsils
from ui.map.live_map import live_map
from ui.map.picture import picture
from ui.takeaway import geo_layer, html_map
from ui.view import controls
from ui.view.pages import pages
from ui.view.session import selected

selection = selected()
shown = picture(selection)

figure(
    lambda: live_map(shown),
    facts.facts(shown),
    selection,
    first=True,
    more=(partial(html_map.download, shown), partial(geo_layer.download, shown)),
)
# Beside the map, and drawn after it: the map is what one waits for.
controls.map_controls()
tehsils.tehsils(shown)
facts.beyond(shown)
linked.findings(selection)
st.page_link(
    pages()["district"],
    label="Open the profile of a district",
    icon=":material/location_on:",
    query_params=selection.to_query(),
)
