"""Where one group is behind, how bad it is there, and how many people that is."""

from functools import partial

import streamlit as st

from ui.figure.figure import figure
from ui.library import linked
from ui.map import facts, tehsils
from ui.map.live_map import live_map
from ui.map.picture import picture
from ui.several import facts as of_two
from ui.several import offers
from ui.several import panel_facts as of_many
from ui.several.choice import KIND, take
from ui.several.pair import pair
from ui.several.panels import panels
from ui.several.two_maps import small_maps, two_maps
from ui.takeaway import geo_layer, html_map
from ui.view import controls
from ui.view.pages import pages
from ui.view.session import selected

chosen = selected(KIND)
selection = chosen.plain()
shown = picture(selection)

match chosen.maps:
    case "one":
        figure(
            lambda: live_map(shown, several=offers.options("maps", chosen), take=take),
            facts.facts(shown),
            selection,
            first=True,
            more=(
                partial(html_map.download, shown),
                partial(geo_layer.download, shown),
            ),
        )
        tehsils.tehsils(shown)
        facts.beyond(shown)
    case "two":
        both = pair(chosen)
        figure(lambda: two_maps(both), of_two.facts(both), chosen, first=True)
        of_two.beyond(both)
    case "many":
        small = panels(chosen)
        figure(lambda: small_maps(small), of_many.facts(small), chosen, first=True)
# Beside the map, and drawn after it: the map is what one waits for.
controls.map_controls()
linked.findings(selection)
st.page_link(
    pages()["district"],
    label="Open the profile of a district",
    icon=":material/location_on:",
    query_params=selection.to_query(),
)
