"""Zila's layer and figures as files, from which every rival reads.

``districts.geojson`` holds the shapes in degrees, ``values.csv`` the rate of every
group in every district, ``provinces.csv`` in every province, ``words.json`` the labels
and the usual choice, ``values.json`` both tables for a page without a server.
"""

import json
import shutil

import pandas as pd
import shapely

from analysis.rates.groups import GROUPS, offered
from ui import STATIC
from ui.edition import geometry, tables
from ui.view.selection import Selection

DIGITS = 4
# Plotly asks for outlines of the world, though none is shown.
_NONE = {"type": "GeometryCollection", "geometries": []}
_KINDS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
NO_WORLD = {"type": "Topology", "objects": dict.fromkeys(_KINDS, _NONE), "arcs": []}


def write(folder):
    """Write all files into a folder that exists."""
    (folder / "districts.geojson").write_text(_shapes())
    districts, provinces = _rates("district"), _rates("province")
    districts.to_csv(folder / "values.csv", index=False)
    provinces.to_csv(folder / "provinces.csv", index=False)
    both = {"districts": _nested(districts), "provinces": _nested(provinces)}
    (folder / "values.json").write_text(json.dumps(both, separators=(",", ":")))
    (folder / "words.json").write_text(json.dumps(_words(), ensure_ascii=False))
    (folder / "world_110m.json").write_text(json.dumps(NO_WORLD))
    shutil.copytree(STATIC / "leaflet", folder / "static/leaflet")


def _shapes():
    frame = geometry.shapes().frame
    frame = frame[frame["kind"] == "district"].set_index("district")
    # Plotly fills the world outside a ring that runs the other way.
    shapes = frame.geometry.orient_polygons(exterior_cw=True)
    names = tables.tables().districts
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {
                "name": names.at[code, "name"],
                "province": names.at[code, "province"],
            },
            "geometry": json.loads(
                shapely.to_geojson(
                    shapely.transform(shape, lambda points: points.round(DIGITS))
                )
            ),
        }
        for code, shape in shapes.items()
    ]
    found = {"type": "FeatureCollection", "features": features}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _rates(level):
    """Return the rates at a level: indicator, group, place, rate to 0.1."""
    found = []
    for key, of in tables.tables().indicators.items():
        for group in offered(of.dimensions):
            rates = tables.rates_of(key, of.bands[0], group.key, level)["rate"]
            rates = rates.round(1).rename_axis("place").reset_index()
            found.append(rates.assign(indicator=key, group=group.key))
    return pd.concat(found)[["indicator", "group", "place", "rate"]].dropna()


def _nested(rates):
    """Return {indicator: {group: {place: rate}}}."""
    found = {}
    for row in rates.itertuples():
        groups = found.setdefault(row.indicator, {})
        groups.setdefault(row.group, {})[row.place] = row.rate
    return found


def _words():
    usual = Selection()
    return {
        "indicators": {k: of.label for k, of in tables.tables().indicators.items()},
        "groups": {key: key.replace("-", " and ") for key in GROUPS},
        "indicator": usual.indicator,
        "group": usual.group,
    }
