"""A boundary layer: shapes, approximate lines, stripes, and what is said of them."""

from collections.abc import Callable, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from data.errors import BadLayer
from data.shapes.coverage import clean, shared_lines
from data.shapes.hatch import stripes
from data.shapes.plane import GEOGRAPHIC
from data.vocabulary import OUTSIDE

DECIMALS = 4
HATCH_DECIMALS = 3

DISPUTED = "JK"
REGIONS = OUTSIDE | {DISPUTED: "Jammu & Kashmir (final status not agreed)"}

KINDS = ("district", "outside", "approximate_line", "hatch")
# What a feature may say of itself, in the order in which it is sent to browsers.
_ABOUT = ["kind", "district", "id", "name", "region", "approximate", "why", "point"]
COLUMNS = [*_ABOUT, "districts", "geometry"]


def _rounded(shapes: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    turned = shapes.transform(lambda points: points.round(decimals))
    return turned.remove_repeated_points()


def _settled(plane: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the coverage in degrees, rounded and still without overlaps."""
    settled = _rounded(plane.to_crs(GEOGRAPHIC), DECIMALS)
    for _ in range(5):
        if settled.is_valid.all() and settled.is_valid_coverage():
            return settled.orient_polygons(exterior_cw=False)
        settled = _rounded(clean(settled, snap=0, gap=0), DECIMALS)
    raise BadLayer(
        "The shapes overlap once their coordinates are rounded to 10 m",
        "Mend the overlaps in the source of the layer.",
    )


def _label_points(plane: gpd.GeoSeries) -> list[list[float]]:
    """Return longitude and latitude of the point deepest inside each shape."""
    parts = plane.explode()
    largest = parts.iloc[np.lexsort((-parts.area, parts.index))]
    largest = largest[~largest.index.duplicated()].loc[plane.index]
    deepest = largest.maximum_inscribed_circle().get_coordinates().groupby(level=0)
    points = gpd.GeoSeries.from_xy(*deepest.first().to_numpy().T, crs=plane.crs)
    return points.to_crs(GEOGRAPHIC).get_coordinates().round(DECIMALS).values.tolist()


def _areas(plane: gpd.GeoSeries, why: Mapping[str, str]) -> gpd.GeoDataFrame:
    settled, places = _settled(plane), plane.index.to_series()
    outside = places.isin([*REGIONS])
    about = {
        "kind": np.where(outside, "outside", "district"),
        "district": places.mask(outside),
        "id": places.where(outside),
        "name": places.map(REGIONS),
        "region": places.where(outside),
        "approximate": places.isin([*why]).astype(object).mask(outside),
        "why": places.map(lambda place: why.get(place, "")).mask(outside),
        "point": pd.Series(_label_points(plane), plane.index),
    }
    return gpd.GeoDataFrame(about, geometry=settled)


def collection(
    about: Mapping,
    plane: gpd.GeoSeries,
    why: Mapping[str, str],
    doubted: Callable[[tuple[str, str]], bool],
) -> dict:
    """Return a boundary layer as GeoJSON.

    Parameters
    ----------
    about : the layer's description, kept as the member ``zila``
    plane : shapes by district or key of `REGIONS`, a clean coverage in the plane
    why : district -> why its outline is approximate; other districts are sure
    doubted : says of a pair of neighbours whether the line between them is to be
        drawn as approximate

    Returns
    -------
    dict, a FeatureCollection in degrees, exterior rings counter-clockwise
        ``properties.kind`` is one of `KINDS`.

    Raises
    ------
    BadLayer
        The shapes cannot be rounded without overlaps.
    """
    areas = _areas(plane.sort_index(), why)
    shared = shared_lines(areas.geometry)
    lines = {pair: line for pair, line in shared.items() if doubted(pair)}
    dashed = gpd.GeoDataFrame(
        {"kind": "approximate_line", "districts": [*map(list, lines)]},
        geometry=[*lines.values()],
        crs=areas.crs,
    )
    drawn = gpd.GeoSeries([*map(stripes, plane)], plane.index, plane.crs)
    hatches = areas.loc[plane.index, ["district", "id"]].assign(kind="hatch")
    drawn = _rounded(drawn.to_crs(GEOGRAPHIC), HATCH_DECIMALS)
    whole = pd.concat([areas, dashed, hatches.set_geometry(drawn)])[COLUMNS]
    return whole.to_geo_dict(na="drop", drop_id=True) | {"zila": dict(about)}
