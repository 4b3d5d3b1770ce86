"""The features of a layer somebody brings: checked, named, repaired."""

import re
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from data.boundaries.stage import say
from data.errors import BadLayer
from data.shapes.plane import GEOGRAPHIC

WEST, SOUTH, EAST, NORTH = 60, 23, 80, 38
_DRAW = "Draw its shape or remove the row."
_ONLY = "Keep only polygons in the layer."
_AREAS = ("Polygon", "MultiPolygon")
# No name of a place is longer; a longer text is not looked at.
_LONGEST = 200


def label(properties: dict[str, str]) -> str:
    """Return what a feature calls itself, short and printable, or ``""``."""
    likely = (r"2_?en|district", r"name|_en$", "")
    keys = (key for part in likely for key in properties if re.search(part, key, re.I))
    text = properties.get(next(keys, ""), "")
    return "".join(letter for letter in text if letter.isprintable())[:40]


def areas(
    shapes: Iterable[BaseGeometry | None],
    about: list[dict[str, str]],
    file: str,
    crs: CRS | str = GEOGRAPHIC,
) -> gpd.GeoDataFrame:
    """Return the features of a file as valid areas in degrees.

    Parameters
    ----------
    shapes : what the file holds; None where it holds nothing
    about : the texts of each
    file : its name, for messages
    crs : its coordinate system

    Returns
    -------
    GeoDataFrame, indexed by the number of the feature in the file, from 1
        ``about`` : its texts; ``repaired`` : whether it was not valid in the file

    Raises
    ------
    BadLayer
        One has no geometry, is no area, or lies outside the map.
    ProjError
        The coordinate system does not lead to degrees.
    """
    frame = gpd.GeoDataFrame({"about": about}, geometry=[*shapes], crs=crs)
    frame = frame.to_crs(GEOGRAPHIC)
    frame.index += 1
    whole = [
        _valid(number, shape, where(number, said, file))
        for number, said, shape in frame.itertuples()
    ]
    mended, repaired = zip(*whole, strict=True)
    return frame.set_geometry([*mended], crs=GEOGRAPHIC).assign(repaired=repaired)


def _valid(
    number: int, shape: BaseGeometry | None, where: str
) -> tuple[BaseGeometry, bool]:
    """Return a shape, repaired where it needs to be, and whether it needed to."""
    if shape is None:
        raise BadLayer(f"{where} has no geometry", _DRAW)
    shape, whole = _areas_of(shape, where)
    _require_here(shape, where)
    say(f"looking at feature {number}")
    if whole and shape.is_valid:
        return shape, False
    say(f"repairing feature {number}")
    return _mended(shape, where), True


def texts(properties: object) -> dict[str, str]:
    """Return what is text of a feature's properties, names of places for example."""
    return {
        key: value.strip()
        for key, value in (properties if isinstance(properties, dict) else {}).items()
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST
    }


def where(number: int, properties: dict[str, str], file: str) -> str:
    """Return how a message names a feature: file, number, what it calls itself."""
    called = label(properties)
    return f"{file}, feature {number}" + (f" ({called})" if called else "")


def _areas_of(shape: BaseGeometry, where: str) -> tuple[BaseGeometry, bool]:
    """Return the areas of a shape, and whether it held nothing else."""
    if shape.is_empty:
        raise BadLayer(f"{where} is empty", _DRAW)
    if shape.geom_type in _AREAS:
        return shape, True
    parts = shapely.get_parts(shape)
    while any(part.geom_type == "GeometryCollection" for part in parts):
        parts = shapely.get_parts(parts)
    solid = [part for part in shapely.get_parts(parts) if part.geom_type == _AREAS[0]]
    if not solid:
        raise BadLayer(f"{where} is a {shape.geom_type}, not an area", _ONLY)
    return shapely.multipolygons(solid), False


def shape(geometry: object, where: str) -> BaseGeometry:
    """Return an area as GeoJSON writes it, whatever stands there instead.

    Nothing but numbers is taken for a coordinate, and no more than two of them.

    Parameters
    ----------
    geometry : member of a feature
    where : which feature it is, for messages

    Raises
    ------
    BadLayer
        It is missing, is no area, or its rings are no rings.
    """
    if not isinstance(geometry, dict):
        raise BadLayer(f"{where} has no geometry", _DRAW)
    kind = geometry.get("type")
    inner = geometry.get("geometries")
    if kind == "GeometryCollection" and isinstance(inner, list) and inner:
        inner = [each for each in inner if isinstance(each, dict)]
        drawn = [each for each in inner if each.get("type") in _AREAS]
        if drawn:
            parts = [shapely.get_parts(shape(each, where)) for each in drawn]
            alone = len(drawn) == len(inner)
            areas = shapely.multipolygons(np.concatenate(parts))
            return areas if alone else shapely.geometrycollections([areas])
    if kind not in _AREAS:
        raise BadLayer(f"{where} is a {str(kind)[:30]}, not an area", _ONLY)
    return _polygons(kind, geometry.get("coordinates"), where)


def _polygons(kind: str, coordinates: Any, where: str) -> BaseGeometry:
    try:
        parts = [coordinates] if kind == "Polygon" else coordinates
        polygons = [_polygon(rings) for rings in parts if rings]
    except (ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise BadLayer(
            f"{where} has a ring that is not a list of positions ({error})",
            "Export the layer again.",
        ) from error
    return shapely.multipolygons(polygons) if polygons else shapely.Polygon()


def _polygon(rings: list) -> shapely.Polygon:
    shell, *holes = map(_ring, rings)
    return shapely.Polygon(shell, holes)


def _ring(positions: list) -> np.ndarray:
    if any(isinstance(value, str) for place in positions for value in place[:2]):
        raise ValueError("text in place of a number")
    ring = np.array([place[:2] for place in positions], dtype=float).reshape(-1, 2)
    if not np.isfinite(ring).all():
        raise ValueError("a coordinate without end")
    return ring


def _require_here(shape: BaseGeometry, where: str) -> None:
    """Raise unless the shape lies in and around Pakistan, in degrees."""
    west, south, east, north = shape.bounds
    if _within(west, south, east, north):
        return
    if _within(south, west, north, east):
        problem = f"{where}: longitude and latitude look swapped"
        remedy = "Write every position as longitude, latitude and adopt it again."
    else:
        reach = ", ".join(f"{v:.4g}" for v in shape.bounds if np.isfinite(v))
        problem = f"{where} lies outside 60-80° E, 23-38° N ({reach})"
        remedy = "Export the layer in EPSG:4326, and only what belongs to Pakistan."
    raise BadLayer(problem, remedy)


def _within(west: float, south: float, east: float, north: float) -> bool:
    return west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH


def _mended(shape: BaseGeometry, where: str) -> BaseGeometry:
    parts = shapely.get_parts(
        shapely.make_valid(shape, method="structure", keep_collapsed=False)
    )
    solid = parts[shapely.area(parts) > 0]
    if not len(solid):
        raise BadLayer(f"{where} has no area", _DRAW)
    return shapely.union_all(solid)
