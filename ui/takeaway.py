"""The take-away map: one HTML file with Leaflet inside, nothing to fetch."""

from html import escape
from pathlib import Path

import folium
import streamlit as st
from branca.element import Element

from ui import live_map, sources, theme, tiles
from ui.picture import Picture

_LEAFLET = Path(__file__).parent / "static" / "leaflet"
_STYLE = Path(__file__).parent / "static" / "takeaway.css"
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:"
)


def download(picture: Picture) -> None:
    """Offer the file."""
    st.download_button(
        "Take-away map",
        lambda: takeaway(picture).encode(),
        file_name=f"zila-map-{picture.figure}.html",
        mime="text/html",
        on_click="ignore",
        icon=":material/travel_explore:",
        key="takeaway",
    )


def takeaway(picture: Picture) -> str:
    """Return the map of a picture as one self-contained HTML page.

    Shapes leave the house only once a steward has recorded a cleared layer; until
    then the file shows equal tiles and says why.
    """
    drawing = drawn_as(picture)
    ground = folium.Map(
        crs="Simple", tiles=None, zoom_snap=0.1, min_zoom=-4, attribution_control=False
    )
    ground.default_js, ground.default_css = [], []
    layer = folium.GeoJson(
        _features(picture, drawing),
        style_function=lambda feature: feature["properties"]["style"],
        tooltip=folium.GeoJsonTooltip(["said"], labels=False),
    )
    layer.add_to(ground)
    if lines := _stripes(picture, drawing):
        for line in lines:
            folium.PolyLine(
                [[y, x] for x, y in line], color=theme.NO_DATA, weight=1
            ).add_to(ground)
    ground.fit_bounds(layer.get_bounds())
    root = ground.get_root()
    root.title = f"Zila: {picture.lenses[picture.selection.lens].headline}"
    root.header.add_child(Element(_head()), name="head")
    root.html.add_child(Element(_words(picture, drawing)), name="words")
    return root.render()


def drawn_as(picture: Picture) -> str:
    """Return how the file draws: as on screen, tiles in place of uncleared shapes."""
    view, lens = picture.selection.view, picture.selection.lens
    if view == "circles" or (view == "shapes" and lens == "number"):
        return "circles"
    return "shapes" if view == "shapes" and sources.shapes().cleared else "tiles"


def _features(picture: Picture, drawing: str) -> dict:
    lens = picture.lenses[picture.selection.lens]
    shapes = _GEOMETRY[drawing](picture)
    said = _said(picture)
    features = []
    for code, geometry in shapes.items():
        shade = lens.index[code]
        colour = lens.colours[shade] if shade >= 0 else theme.PAPER
        inside = code in picture.inside
        style = {"fillColor": colour, "color": theme.OUTLINE, "weight": 0.8}
        style |= {"fillOpacity": 0.9 if inside else 0.15, "opacity": 1.0}
        properties = {"said": said[code], "style": style}
        features.append(
            {"type": "Feature", "geometry": geometry, "properties": properties}
        )
    return {"type": "FeatureCollection", "features": features}


def _said(picture: Picture) -> dict[str, str]:
    """Return the tooltip of each district, every property escaped."""
    names, states = sources.tables().districts, live_map.states(picture)
    said = {}
    for position, code in enumerate(picture.table.index):
        rows = [
            f"{escape(label)}: <b>{escape(texts[position])}</b>"
            for label, texts in live_map.lines(picture)
        ]
        title = (
            f"<b>{escape(names['name'][code])}</b>, {escape(names['province'][code])}"
        )
        extra = [escape(states[code])] if code in states else []
        said[code] = "<br>".join([title, *rows, *extra])
    return said


def _tiles(_: Picture) -> dict[str, dict]:
    return {
        tile.district: {
            "type": "Polygon",
            "coordinates": [tiles.ring(tiles.square(tile.row, tile.col))],
        }
        for tile in sources.tables().tiles.itertuples()
        if not tile.placeholder
    }


def _circles(picture: Picture) -> dict[str, dict]:
    sizes = live_map.radii(picture.selection.lens, picture.table)
    radius = dict(zip(picture.table.index, sizes, strict=True))
    centres = sources.shapes().centres
    ordered = sorted(centres, key=lambda code: -radius[code])
    return {code: _disc(centres[code], radius[code]) for code in ordered}


def _disc(centre, radius: float) -> dict:
    from shapely import Point, buffer, get_coordinates

    outline = get_coordinates(buffer(Point(centre), radius, quad_segs=10)).round(1)
    return {"type": "Polygon", "coordinates": [outline.tolist()]}


_GEOMETRY = {
    "tiles": _tiles,
    "circles": _circles,
    "shapes": lambda _: sources.shapes().districts,
}


def _stripes(picture: Picture, drawing: str) -> list:
    without = [
        code
        for code, state in live_map.states(picture).items()
        if state.startswith("no data")
    ]
    if drawing == "tiles":
        return [
            line
            for tile in sources.tables().tiles.itertuples()
            if tile.district in without
            for line in tiles.stripes(tiles.square(tile.row, tile.col))
        ]
    hatches = sources.shapes().hatches if drawing == "shapes" else {}
    return [
        line
        for code in without
        if code in hatches
        for line in hatches[code]["coordinates"]
    ]


def _head() -> str:
    script = (_LEAFLET / "leaflet.js").read_text()
    styles = (_LEAFLET / "leaflet.css").read_text() + _STYLE.read_text()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return f"{policy}<style>{styles}</style><script>{script}</script>"


def _words(picture: Picture, drawing: str) -> str:
    """Return headline, legend and source as HTML, every text escaped."""
    lens, of = picture.lenses[picture.selection.lens], picture.indicator
    classes = "".join(
        f'<li><span style="background:{colour}"></span>{escape(label)}<b>{n}</b></li>'
        for label, colour, n in lens.legend
    )
    empty = "".join(
        f'<li><span class="{kind}"></span>{escape(label)}<b>{n}</b></li>'
        for kind, label, n in live_map.emptiness(picture)
        if kind != "approximate" or drawing == "shapes"
    )
    notes = live_map.notes()["shapes" if drawing == "shapes" else "tiles"]
    if drawing == "circles":
        notes = "Circles stand at the districts' centres; no boundaries are shown."
    elif picture.selection.view == "shapes" and drawing == "tiles":
        notes += " Shapes are kept for desk use until a cleared layer is recorded."
    source = f"{of.source}, {of.vintage}. Edition {sources.tables().edition}, "
    return (
        f"<header><h1>{escape(lens.headline)}</h1><p>{escape(lens.subtitle)}</p>"
        f"</header><aside><ul>{classes}{empty}</ul><p>{escape(notes)}</p></aside>"
        f"<footer>{escape(source)}figure {picture.figure}. Made with Zila.</footer>"
    )
