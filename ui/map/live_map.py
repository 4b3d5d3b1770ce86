"""The live map: Leaflet in the page, told everything at once, choosing by events."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import writing
from ui import STATIC
from ui.edition import geometry, tables
from ui.figure import theme
from ui.map.legend import _KEYS, emptiness, notes
from ui.map.picture import Picture
from ui.map.tooltip import lines, states
from ui.view import options, session

_FOLDER = STATIC / "map"
_HTML = """
<link rel="stylesheet" href="/app/static/leaflet/leaflet.css">
<div class="zila-map">
  <div class="bar">
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
_LARGEST_KM = 62
_component = st.components.v2.component(
    "zila.live_map",
    html=_HTML,
    css=(_FOLDER / "live_map.css").read_text(),
    js=(_FOLDER / "live_map.js").read_text(),
)


def live_map(picture: Picture, key: str = "map") -> None:
    """Draw a picture; a choice made in it changes the selection."""
    _component(
        key=key,
        data=message(picture),
        on_choice_change=partial(session.choose_in, key),
    )


def message(picture: Picture) -> dict[str, Any]:
    """Return what the browser is told: values, classes, colours, words."""
    selection, table = picture.selection, picture.table
    return {
        "geometry": f"/geometry/{geometry.geometry_name()}.json",
        "order": table.index.tolist(),
        "inside": picture.inside.tolist(),
        "lens": selection.lens,
        "view": selection.view,
        "district": selection.district,
        "views": options.VIEWS,
        "lenses": {name: _lens(name, picture) for name in picture.lenses},
        "sizes": {name: radii(name, table) for name in picture.lenses},
        "lines": lines(picture),
        "flags": {code: text for code, text in tables.flags().items() if text},
        "palette": _PALETTE,
        "notes": notes(),
    }


_PALETTE = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "paper": theme.PAPER,
    "line": theme.LINE,
    "land": theme.LAND,
    "outline": theme.OUTLINE,
    "approximate": theme.APPROXIMATE,
    "noData": theme.NO_DATA,
}


def _lens(name: str, picture: Picture) -> dict[str, Any]:
    lens = picture.lenses[name]
    sized = "people concerned" if name == "number" else picture.who
    return {
        "name": options.LENSES[name],
        "headline": lens.headline,
        "index": lens.index.tolist(),
        "colours": lens.colours,
        "labels": lens.labels.tolist(),
        "legend": lens.legend,
        "states": states(picture, name),
        "emptiness": emptiness(picture, name),
        "key": _KEYS[name].format(
            who=writing.sentence(picture.who),
            other=picture.other,
            phrase=picture.indicator.lack or picture.indicator.state,
        ),
        "circles": f"Area of a circle: number of {sized}.",
    }


def radii(name: str, table: pd.DataFrame) -> list[float]:
    """Return circle radii in km; areas are in proportion to people."""
    people = table["number" if name == "number" else "people"].fillna(0)
    if not people.max():
        return [0.0] * len(people)
    return (_LARGEST_KM * np.sqrt(people / people.max())).round(1).tolist()
