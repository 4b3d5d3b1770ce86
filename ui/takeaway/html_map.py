"""The take-away map: one HTML file with Leaflet inside, nothing to fetch."""

from functools import partial
from html import escape
from typing import Any

import streamlit as st
from shapely.geometry import mapping

from analysis.maps import tiles
from analysis.rates.rates import NO_DATA
from ui.edition import geometry as edition_geometry
from ui.edition import tables
from ui.figure import theme
from ui.map import circle_sizes, tooltip
from ui.map.picture import Picture
from ui.takeaway import html_page, names, size_key
from ui.view import links


def download(picture: Picture) -> None:
    """Offer the file."""
    st.download_button(
        "Take-away map",
        partial(takeaway, picture, links.page()),
        file_name=f"zila-map-{picture.figure}.html",
        mime="text/html",
        on_click="ignore",
        icon=":material/travel_explore:",
        key="takeaway",
    )


def takeaway(picture: Picture, page: str = "") -> str:
    """Return the map of a picture as one self-contained HTML page.

    Shapes leave the house only once a steward has recorded a cleared layer; until
    then the file shows equal tiles and says why.

    Parameters
    ----------
    picture : the map
    page : address of its page, as the browser has it
    """
    # At the first file taken away, not before the first vote.
    import folium

    from ui.takeaway import pieces

    drawing = drawn_as(picture)
    ground = folium.Map(
        crs="Simple", tiles=None, zoom_snap=0.1, minZoom=-4, attribution_control=False
    )
    ground.default_js = ground.default_css = []
    layer = folium.GeoJson(
        _features(picture, drawing),
        style_function=lambda feature: feature["properties"]["style"],
        smooth_factor=0,
        tooltip=folium.GeoJsonTooltip(["said"], labels=False),
    )
    layer.add_to(ground)
    for line in _stripes(picture, drawing):
        folium.PolyLine(line, color=theme.NO_DATA, weight=1).add_to(ground)
    for number in size_key.numbers(picture) if drawing == "circles" else ():
        ground.add_child(pieces.Number(*number))
    ground.fit_bounds(_bounds(layer))
    root: Any = ground.get_root()
    root.title = escape(f"Zila: {picture.lenses[picture.selection.lens].headline}")
    pieces.put(root, html_page.head(), html_page.words(picture, drawing, page))
    return root.render().replace("<html>", '<html lang="en">', 1)


def _bounds(layer: Any) -> list[list[float]]:
    """Return the corners of a layer that holds something."""
    return [[float(end) for end in corner] for corner in layer.get_bounds()]


def drawn_as(picture: Picture) -> str:
    """Return how the file draws: as on screen, tiles in place of uncleared shapes."""
    view, lens = picture.selection.view, picture.selection.lens
    if view == "circles" or (view == "shapes" and lens == "number"):
        return "circles"
    return (
        "shapes" if view == "shapes" and edition_geometry.shapes().cleared else "tiles"
    )


def _features(picture: Picture, drawing: str) -> dict:
    lens = picture.lenses[picture.selection.lens]
    shapes = _GEOMETRY[drawing](picture)
    said, labels = _said(picture), names.labels(picture, drawing)
    features = []
    for code, geometry in shapes.items():
        shade = lens.index[code]
        colour = lens.colours[shade] if shade >= 0 else theme.PAPER
        inside = code in picture.inside
        style = {"fillColor": colour, "color": theme.OUTLINE, "weight": 0.8}
        solid = 0.85 if drawing == "circles" else 1.0
        style |= {"fillOpacity": solid if inside else 0.15, "opacity": 1.0}
        properties = {"said": said[code], "style": style, "label": labels.get(code)}
        features.append(_feature(geometry, properties))
    if (chosen := picture.selection.district) in shapes:
        # Drawn over all others, whose order must stay: large circles lie below.
        style = {"fill": False, "color": theme.INK, "weight": 4, "interactive": False}
        properties = {"said": said[chosen], "style": style}
        features.append(_feature(shapes[chosen], properties))
    if drawing == "circles":
        features += [_feature(*circle) for circle in size_key.features(picture)]
    if drawing == "tiles" and len(picture.inside) == len(picture.table):
        features += [_feature(*outside) for outside in _outside()]
    return {"type": "FeatureCollection", "features": features}


def _feature(geometry: dict, properties: dict) -> dict:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _outside():
    """Yield the tiles of places outside the census tables, blank and dotted."""
    style = {"color": theme.OUTLINE, "weight": 0.8, "dashArray": "1 3"}
    style |= {"fillColor": theme.PAPER, "fillOpacity": 1.0}
    for tile in tables.tables().tiles.itertuples():
        if tile.placeholder:
            said = f"{_text(tile.name)}: outside the census tables"
            yield _square(tile), {"said": said, "style": style}


def _square(tile) -> dict:
    outline = tiles.ring(tiles.square(tile.row, tile.col))
    return {"type": "Polygon", "coordinates": [outline]}


def _said(picture: Picture) -> dict[str, str]:
    """Return the tooltip of each district, every property escaped."""
    places = tables.tables().districts
    states = tooltip.states(picture, picture.selection.lens)
    said = {}
    for position, code in enumerate(picture.table.index):
        rows = [
            f"{_text(label)}: <b>{_text(texts[position])}</b>"
            for label, texts in tooltip.lines(picture)
        ]
        title = (
            f"<b>{_text(places['name'][code])}</b>, {_text(places['province'][code])}"
        )
        extra = [_text(states[code])] if code in states else []
        said[code] = "<br>".join([title, *rows, *extra])
    return said


def _text(value: str) -> str:
    """Escape a text for HTML, and for folium, which runs its output as a template."""
    return escape(value).replace("{", "&#123;")


def _tiles(_: Picture) -> dict[str, dict]:
    placed = tables.tables().tiles.itertuples()
    return {tile.district: _square(tile) for tile in placed if not tile.placeholder}


def _circles(picture: Picture) -> dict[str, dict]:
    sizes = circle_sizes.radii(picture.selection.lens, picture.table)
    radius = dict(zip(picture.table.index, sizes, strict=True))
    centres = edition_geometry.centres()
    ordered = sorted(centres, key=lambda code: -radius[code])
    return {code: size_key.disc(centres[code], radius[code]) for code in ordered}


_GEOMETRY = {
    "tiles": _tiles,
    "circles": _circles,
    "shapes": lambda _: edition_geometry.shapes().districts.map(mapping),
}


def _stripes(picture: Picture, drawing: str) -> list:
    """Return the lines over districts without data, each point (y, x) as folium's."""
    return [[(y, x) for x, y in line] for line in _lines(picture, drawing)]


def _lines(picture: Picture, drawing: str) -> list:
    states = picture.lenses[picture.selection.lens].states
    without = [code for code, state in states.items() if state == NO_DATA]
    if drawing == "tiles":
        return [
            line
            for tile in tables.tables().tiles.itertuples()
            if tile.district in without
            for line in tiles.stripes(tiles.square(tile.row, tile.col))
        ]
    if drawing != "shapes":
        return []
    drawn = edition_geometry.shapes().hatches.reindex(without).dropna()
    return [line for each in drawn.map(mapping) for line in each["coordinates"]]
