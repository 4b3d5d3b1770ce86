"""One feature of a layer somebody brings: checked, named, repaired."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.errors import BadLayer

WEST, SOUTH, EAST, NORTH = 60, 23, 80, 38
_DRAW = "Draw its shape or remove the row."


@dataclass(frozen=True)
class Area:
    """One feature of a file: its number there, its text properties, its shape.

    ``shape`` is a valid Polygon or MultiPolygon in degrees; ``repaired`` says that
    it was not valid in the file.
    """

    number: int
    properties: dict[str, str]
    shape: BaseGeometry
    repaired: bool


def label(properties: dict[str, str]) -> str:
    """Return what a feature calls itself, short and printable, or ``""``."""
    likely = (r"2_?en|district", r"name|_en$", "")
    keys = (key for part in likely for key in properties if re.search(part, key, re.I))
    text = properties.get(next(keys, ""), "")
    return "".join(letter for letter in text if letter.isprintable())[:40]


def area(number: int, feature: object, file: str, to_degrees: Callable | None) -> Area:
    """Return one feature as an area.

    Parameters
    ----------
    number : its number in the file, from 1
    feature : whatever the file's list of features holds there
    file : name of the file, for messages
    to_degrees : turns coordinates (n, 2) into degrees; None where they are

    Raises
    ------
    BadLayer
        It has no geometry, is not a polygon, or lies outside the map.
    """
    feature = feature if isinstance(feature, dict) else {}
    properties = _texts(feature.get("properties"))
    called = label(properties)
    where = f"{file}, feature {number}" + (f" ({called})" if called else "")
    shape = _shape(feature.get("geometry"), where)
    if to_degrees:
        shape = shapely.transform(shape, to_degrees)
    _require_here(shape, where)
    valid = shape.is_valid
    return Area(
        number, properties, shape if valid else _mended(shape, where), not valid
    )


def _texts(properties: object) -> dict[str, str]:
    return {
        key: value.strip()
        for key, value in (properties if isinstance(properties, dict) else {}).items()
        if isinstance(value, str) and value.strip()
    }


def _shape(geometry: object, where: str) -> BaseGeometry:
    if not isinstance(geometry, dict):
        raise BadLayer(f"{where} has no geometry", _DRAW)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadLayer(
            f"{where} is a {str(kind)[:30]}, not an area",
            "Keep only polygons in the layer.",
        )
    try:
        parts = [coordinates] if kind == "Polygon" else coordinates
        polygons = [_polygon(rings) for rings in parts if rings]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise BadLayer(
            f"{where} has a ring that is not a list of positions ({error})",
            "Export the layer again.",
        ) from error
    shape = shapely.multipolygons(polygons) if polygons else shapely.Polygon()
    if shape.is_empty:
        raise BadLayer(f"{where} is empty", _DRAW)
    return shape


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
        reach = ", ".join(f"{v:.4g}" for v in shape.bounds if math.isfinite(v))
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
