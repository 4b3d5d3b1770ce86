"""A boundary layer as GeoJSON: shapes, approximate lines, stripes, description."""

from collections.abc import Callable, Mapping

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from data.errors import BadLayer
from data.shapes.coverage import Shapes, shared_lines
from data.shapes.hatch import stripes
from data.shapes.plane import GEOGRAPHIC, PLANE
from data.vocabulary import OUTSIDE

DECIMALS = 4
HATCH_DECIMALS = 3

DISPUTED = "JK"
REGIONS = OUTSIDE | {DISPUTED: "Jammu & Kashmir (final status not agreed)"}


def _geographic(shape: BaseGeometry, decimals: int) -> BaseGeometry:
    turned = gpd.GeoSeries([shape], crs=PLANE).to_crs(GEOGRAPHIC).iloc[0]
    turned = shapely.transform(turned, lambda xy: xy.round(decimals))
    return shapely.remove_repeated_points(turned)


def _settled(shapes: Shapes) -> Shapes:
    """Return the coverage in degrees, rounded and still without overlaps."""
    settled = np.array([_geographic(shape, DECIMALS) for shape in shapes.values()])
    for _ in range(5):
        if shapely.is_valid(settled).all() and shapely.coverage_is_valid(settled):
            turned = shapely.orient_polygons(settled, exterior_cw=False)
            return dict(zip(shapes, turned, strict=True))
        cleaned = shapely.coverage_clean(settled, snapping_distance=0)
        settled = shapely.transform(cleaned, lambda xy: xy.round(DECIMALS))
        settled = shapely.remove_repeated_points(settled)
    raise BadLayer(
        "The shapes overlap once their coordinates are rounded to 10 m",
        "Mend the overlaps in the source of the layer.",
    )


def label_point(shape: BaseGeometry) -> list[float]:
    """Return longitude and latitude of the point deepest inside a plane shape."""
    parts = shapely.get_parts(shape)
    largest = parts[shapely.area(parts).argmax()]
    deepest = shapely.get_point(shapely.maximum_inscribed_circle(largest), 0)
    return [*shapely.get_coordinates(_geographic(deepest, DECIMALS))[0].tolist()]


def _feature(geometry: BaseGeometry, **properties) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": mapping(geometry),
    }


def _areas(plane: Shapes, settled: Shapes, why: Mapping[str, str]) -> list[dict]:
    features = []
    for name, shape in settled.items():
        point = label_point(plane[name])
        if name in REGIONS:
            about = {"id": name, "name": REGIONS[name], "region": name}
            features.append(_feature(shape, kind="outside", **about, point=point))
            continue
        about = {"district": name, "approximate": name in why, "why": why.get(name, "")}
        features.append(_feature(shape, kind="district", **about, point=point))
    return features


def _hatches(plane: Shapes) -> list[dict]:
    return [
        _feature(
            _geographic(stripes(shape), HATCH_DECIMALS),
            kind="hatch",
            **{"id" if name in REGIONS else "district": name},
        )
        for name, shape in plane.items()
    ]


def collection(
    about: Mapping,
    plane: Shapes,
    why: Mapping[str, str],
    doubted: Callable[[tuple[str, str]], bool],
) -> dict:
    """Return a boundary layer as GeoJSON.

    Parameters
    ----------
    about : the layer's description, kept as the member ``zila``
    plane : district or key of `REGIONS` -> shape in kilometres of the plane, a
        clean coverage
    why : district -> why its outline is approximate; other districts are sure
    doubted : says of a pair of neighbours whether the line between them is to be
        drawn as approximate

    Returns
    -------
    dict, a FeatureCollection in degrees, exterior rings counter-clockwise
        ``properties.kind`` is district, outside, approximate_line or hatch.

    Raises
    ------
    BadLayer
        The shapes cannot be rounded without overlaps.
    """
    settled = _settled(dict(sorted(plane.items())))
    lines = [
        _feature(line, kind="approximate_line", districts=list(pair))
        for pair, line in shared_lines(settled).items()
        if doubted(pair)
    ]
    return {
        "type": "FeatureCollection",
        "zila": dict(about),
        "features": [*_areas(plane, settled, why), *lines, *_hatches(plane)],
    }
