"""A map's values with their shapes, for programs of maps: GeoPackage and GeoJSON.

Columns have the names of `analysis.gaps.lenses`, the same for every figure, so that
layers can be joined; ``columns`` among the metadata says what each means in this one.
"""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from analysis.rates import missing
from ui.edition import geometry, tables
from ui.figure.about import about as about_figure
from ui.map import facts
from ui.map.picture import Picture
from ui.view import links

# Tiles stand nowhere on the ground.
TILES = (
    'ENGCRS["Equal tiles: columns and rows",EDATUM["No place on the ground"],'
    'CS[Cartesian,2],AXIS["column",east,ORDER[1],LENGTHUNIT["tile",1]],'
    'AXIS["row",north,ORDER[2],LENGTHUNIT["tile",1]]]'
)
_COORDINATES = {
    "districts": "Coordinates are degrees of longitude and latitude, WGS 84.",
    "tiles": (
        "Coordinates are no degrees but columns and rows of tiles: x is the column at "
        "the west side of a tile, y, below zero, the row at its north side. Equal "
        "tiles are a diagram and show no boundaries."
    ),
}
_MIME = {"gpkg": "application/geopackage+sqlite3", "geojson": "application/geo+json"}
# GDAL writes this day for today's, so that one figure is always the same file.
_DAY = "2000-01-01T00:00:00.000Z"


def download(picture: Picture) -> None:
    """Offer the files; each is made when it is asked for."""
    figure = picture.figure
    opened = st.popover(
        "Map data", icon=":material/layers:", key="map_data", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(geometry.shapes().metadata["disclaimer"])
        make = partial(geopackage, picture, links.page())
        _offer("GeoPackage: shapes and tiles", make, f"zila-map-{figure}.gpkg")
        for name in ("districts", "tiles"):
            make = partial(geojson, picture, name, links.page())
            _offer(f"GeoJSON: {name}", make, f"zila-{name}-{figure}.geojson")


def _offer(label: str, make: Callable[[], bytes], file: str) -> None:
    st.download_button(
        label,
        make,
        file_name=file,
        mime=_MIME[file.rpartition(".")[2]],
        on_click="ignore",
        icon=":material/download:",
        key=f"map_data_{label}",
    )


def frames(picture: Picture) -> dict[str, gpd.GeoDataFrame]:
    """Return the districts of the chosen area as shapes and as equal tiles.

    Returns
    -------
    dict of GeoDataFrame, indexed by P-code, the values those of the figure's CSV
        ``districts`` : degrees, WGS 84; a district that the layer lacks has no
        geometry
        ``tiles`` : squares of side 1 in a plane without place
    """
    values = _values(picture)
    layer = geometry.shapes().frame
    shapes = layer[layer["kind"] == "district"].set_index("district").geometry
    placed = tables.tables().tiles.query("placeholder == 0").set_index("district")
    col, row = placed["col"], -placed["row"]
    squares = shapely.box(col, row - 1, col + 1, row)
    tiles = gpd.GeoSeries(squares, placed.index, crs=TILES)
    return {
        name: gpd.GeoDataFrame(values, geometry=at.reindex(values.index), crs=at.crs)
        for name, at in (("districts", shapes), ("tiles", tiles))
    }


def _values(picture: Picture) -> pd.DataFrame:
    table, layer = picture.table.loc[picture.inside], geometry.shapes()
    places = tables.tables().districts.loc[table.index]
    found = {"pcode": table.index.to_series(), "district": places["name"]}
    found |= {"province": places["province"]}
    found |= {values.name: values for _, values, _ in facts.columns(picture, table)}
    states = table.filter(like="status")
    found |= {name.replace("status", "state"): states[name] for name in states}
    found["state"] = missing.state(table)
    found |= {"flags": tables.flags(), "outline": found["pcode"].map(geometry.outline)}
    whole = pd.DataFrame(found, index=table.index).rename_axis(None)
    return whole.assign(clearance=layer.metadata["clearance"])


def described(picture: Picture, name: str, page: str = "") -> dict[str, str]:
    """Return what a layer says of itself.

    Parameters
    ----------
    picture : the map
    name : ``districts`` or ``tiles``
    page : address of its page, as the browser has it
    """
    about, table = geometry.shapes().metadata, picture.table
    labels = [(v.name, label) for label, v, _ in facts.columns(picture, table)]
    return {
        **about_figure(facts.facts(picture), picture.selection, page),
        "link": f"/map?{urlencode(picture.selection.to_query())}",
        "columns": "; ".join(f"{column}: {label}" for column, label in labels),
        "coordinates": _COORDINATES[name],
        "boundaries": f"{about['title']}; {about['issuer']}; {about['vintage']}; "
        f"{about['licence']}; hash {geometry.shapes().edition}",
        "clearance": about["clearance"],
        "disclaimer": f"{about['disclaimer']} {about['approximate_note']}".strip(),
    }


def geopackage(picture: Picture, page: str = "") -> bytes:
    """Return both layers as one GeoPackage; on one day always the same bytes.

    Parameters
    ----------
    picture : the map
    page : address of its page, as the browser has it
    """
    import pyogrio  # It opens GDAL, 30 MB: for the first file taken away.

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _DAY})
    with TemporaryDirectory(prefix="zila-") as folder:
        path = Path(folder) / "figure.gpkg"
        for name, frame in frames(picture).items():
            said = described(picture, name, page)
            frame.to_file(
                path,
                driver="GPKG",
                index=False,
                layer=name,
                engine="pyogrio",
                mode="a" if path.exists() else "w",
                promote_to_multi=name == "districts",
                geometry_type="MultiPolygon" if name == "districts" else "Polygon",
                layer_options={"IDENTIFIER": name, "DESCRIPTION": _told(said)},
                layer_metadata=said,
                dataset_metadata=said if name == "districts" else None,
            )
        return path.read_bytes()


def _told(said: dict[str, str]) -> str:
    return (
        f"{said['title']} {said['measure']}. Source: {said['source']}. "
        f"{said['coordinates']} Clearance: {said['clearance']}. {said['disclaimer']}"
    )


def geojson(picture: Picture, name: str, page: str = "") -> bytes:
    """Return one layer as GeoJSON, the metadata as its member ``zila``.

    Parameters
    ----------
    picture : the map
    name : ``districts``, in degrees as RFC 7946 wants; or ``tiles``, which name
        their own plane as ``crs``, as GeoJSON of before did
    page : address of its page, as the browser has it
    """
    said = described(picture, name, page)
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "name": name,
        "description": _told(said),
    }
    plane = {"type": "name", "properties": {"name": TILES}}
    head |= {"crs": plane} if name == "tiles" else {}
    features = frames(picture)[name].to_geo_dict(na="null", drop_id=True)["features"]
    whole = head | {"zila": said, "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()
