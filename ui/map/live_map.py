"""The live map: Leaflet in the page, told everything at once, choosing by events."""

from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from analysis import writing
from ui import STATIC
from ui.edition import geometry, tables
from ui.figure import theme
from ui.map.picture import Picture
from ui.view import areas, options, session

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


def message(picture: Picture) -> dict:
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


def lines(picture: Picture) -> list[tuple[str, list[str]]]:
    """Return the lines of the tooltip: a label, and the text of each district."""
    table, of = picture.table, picture.indicator
    who, other = writing.sentence(picture.who), writing.sentence(picture.other)
    write = writing.number if of.kind == "count" else writing.percent
    found = [(who, table["level"].map(write).tolist())]
    if "gap" in table:
        found.append((other, table["against"].map(write).tolist()))
        found.append(("Gap", table["gap"].map(writing.points).tolist()))
        found.append(("Parity index", table["parity"].map(writing.parity).tolist()))
    if of.kind == "share":
        texts = table["number"].map(writing.number).tolist()
        found.append((f"{who} who {of.lack or of.state}", texts))
    return found


def states(picture: Picture, lens: str) -> dict[str, str]:
    """Return why a district has no value in a lens, in words, by code."""
    table = picture.table
    said = {}
    for code, kind in picture.lenses[lens].states.items():
        own = table.at[code, "status"] != "value"
        who = picture.who if own else picture.other
        said[code] = (
            f"no data: {tables.why_missing(code)}"
            if kind == "no data"
            else f"not applicable: the census counts no {who} there"
        )
    return said


def emptiness(picture: Picture, lens: str) -> list[tuple[str, str, str]]:
    """Return the legend's rows for what has no value: kind, label, number."""
    said = picture.lenses[lens].emptiness
    found = []
    if said["no data"]:
        found.append(("no-data", "No data in the source", str(said["no data"])))
    if said["not applicable"]:
        label = "Not applicable: nobody in a group"
        found.append(("not-applicable", label, str(said["not applicable"])))
    if picture.selection.within == areas.NATIONAL:
        found.append(("outside", "Outside the census tables (AJK, GB)", ""))
    found.append(("approximate", "Approximate outline, not a border", ""))
    return found


def notes() -> dict[str, str]:
    """Return the notes under the legend, by kind of drawing."""
    about = geometry.shapes().metadata
    return {
        "tiles": "Tile diagram: one equal tile a district, shows no boundaries.",
        "shapes": f"{about['title']}. Clearance: {about['clearance']}.{_undrawn()}",
        "more": f"{about['disclaimer']} Outlines: {about['vintage']}. "
        f"{about['source']}.",
    }


def _undrawn() -> str:
    names = geometry.without_outline()
    return (
        f" Without an outline in this layer: {writing.listed(names)}." if names else ""
    )


def _lens(name: str, picture: Picture) -> dict:
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


_KEYS = {
    "gap": "{who} compared with {other}; districts in each class",
    "level": "{who}; districts in each class",
    "number": "{who} who {phrase}; districts in each class",
}


def radii(name: str, table: pd.DataFrame) -> list[float]:
    """Return circle radii in km; areas are in proportion to people."""
    people = table["number" if name == "number" else "people"].fillna(0)
    if not people.max():
        return [0.0] * len(people)
    return (_LARGEST_KM * np.sqrt(people / people.max())).round(1).tolist()
