"""The live map: Leaflet in the page, which fetches a figure and draws it by itself."""

from functools import partial
from typing import Any

import streamlit as st

from ui import by_address
from ui.edition import geometry
from ui.map import values
from ui.map.picture import Picture
from ui.view import session

_HTML = f"""
<link rel="stylesheet" href="{by_address("leaflet/leaflet.css")}">
<link rel="stylesheet" href="{by_address("map/live_map.css")}">
<div class="zila-map">
  <div class="bar">
    <label class="set"><span>Indicator</span>
      <select class="indicators" data-field="indicator"></select></label>
    <div class="set"><span>Lens</span>
      <div class="choice lenses" role="group" aria-label="Lens"></div></div>
    <div class="set"><span>Map as</span>
      <div class="choice views" role="group" aria-label="Map as"></div></div>
  </div>
  <p class="failed" hidden>The map could not be drawn. The numbers are below.</p>
  <div class="body">
    <div class="stage"><div class="map"></div><div class="tip" hidden></div></div>
    <div class="legend"></div>
  </div>
</div>
"""
# A message carries every component's script; this one only fetches the real one.
_SCRIPT = """
const map = import(new URL("ADDRESS", location.origin));
export default async (told) => (await map).default(told);
""".replace("ADDRESS", by_address("map/live_map.js"))
_component = st.components.v2.component("zila.live_map", html=_HTML, js=_SCRIPT)


def live_map(picture: Picture, key: str = "map") -> None:
    """Draw a picture; a choice made in it changes the selection."""
    _component(
        key=key,
        data=message(picture),
        on_choice_change=partial(session.choose_in, key),
    )


def message(picture: Picture) -> dict[str, Any]:
    """Return what the browser is told: where the figure is, and how to look at it."""
    selection = picture.selection
    return {
        "geometry": f"/geometry/{geometry.geometry_name()}.json",
        "values": values.address(selection),
        "indicator": selection.indicator,
        "lens": selection.lens,
        "view": selection.view,
        "district": selection.district,
    }
