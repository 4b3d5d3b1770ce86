"""Reading a GeoJSON file that may hold anything: as JSON, and as nothing else."""

import json
import re
from typing import Any

import geopandas as gpd
from pyproj import CRS
from pyproj.exceptions import ProjError

from data.boundaries.area import areas, shape, texts, where
from data.errors import BadLayer
from data.shapes.plane import GEOGRAPHIC

MOST_FEATURES, MOST_POINTS = 20_000, 250_000
# What a file may open and divide before it is read: lists and objects take memory
# whatever they hold, forty times what they take in the file.
_MOST = {b"[": MOST_POINTS + 100_000, b"{": 200_000, b",": 2_000_000}

_DEGREES = re.compile(r"(CRS:?84|EPSG:+4326)$", re.IGNORECASE)
_EPSG = re.compile(r"EPSG:+(\d{4,6})$", re.IGNORECASE)


def parse(content: bytes, file: str) -> gpd.GeoDataFrame:
    """Return the areas of a GeoJSON file (see `data.boundaries.area.areas`).

    Parameters
    ----------
    content : the bytes of the file; they are only ever read as JSON
    file : its name, for messages

    Raises
    ------
    BadLayer
        It is not JSON, not a FeatureCollection, or one of its features has no
        geometry, is not an area, or lies outside Pakistan and its surroundings.
    """
    _require_few_parts(content, file)
    whole: Any = _json(content, file)
    whole = whole if isinstance(whole, dict) else {}
    features = whole.get("features")
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise BadLayer(
            f"{file} is JSON but not a GeoJSON FeatureCollection",
            "Export the district layer as GeoJSON (not TopoJSON, not one geometry).",
        )
    require_few_features(len(features), file)
    features = [each if isinstance(each, dict) else {} for each in features]
    about = [texts(each.get("properties")) for each in features]
    shapes = (
        shape(each.get("geometry"), where(number, said, file))
        for number, (each, said) in enumerate(zip(features, about, strict=True), 1)
    )
    number, name = _system(whole.get("crs"))
    try:
        return areas(shapes, about, file, CRS.from_epsg(number))
    except ProjError as error:
        raise BadLayer(
            f"{file} is in the coordinate system {name[:60]!r}, which is not known",
            "Export it in EPSG:4326 (longitude and latitude in degrees).",
        ) from error


def require_few_features(number: int, file: str) -> None:
    """Raise BadLayer unless a layer of so many features can be one of districts."""
    if not 0 < number <= MOST_FEATURES:
        raise BadLayer(
            f"{file} has {number:,} features",
            f"Export the district layer: 1 to {MOST_FEATURES:,} features.",
        )


def require_few_points(number: int, file: str) -> None:
    """Raise BadLayer where lines of so many points are finer than can be read."""
    if number > MOST_POINTS:
        raise BadLayer(
            f"{file} draws its lines with more than {MOST_POINTS:,} points",
            "Simplify them, in QGIS with Vector, Geometry Tools, Simplify, to 50 m.",
        )


def _require_few_parts(content: bytes, file: str) -> None:
    for sign, most in _MOST.items():
        if content.count(sign) > most:
            raise BadLayer(
                f"{file} has more than {most:,} “{sign.decode()}”, too many for a "
                "layer of districts",
                "Export the districts only, and simplify their lines, in QGIS with "
                "Vector, Geometry Tools, Simplify, to 50 m.",
            )


def _json(content: bytes, file: str) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            what = "it begins with <, like a web page or an XML file"
        else:
            deep = isinstance(error, RecursionError)
            what = "nested too deeply" if deep else str(error)
        raise BadLayer(
            f"{file} is not JSON: {what}",
            "Export the district layer as GeoJSON, in UTF-8, and adopt that file.",
        ) from error


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _system(crs: Any) -> tuple[int, str]:
    """Return number and name of a file's coordinate system; -1 where it has none.

    Nothing but a number is asked of PROJ: a description could name files to open.
    """
    try:
        name = GEOGRAPHIC if crs is None else str(crs["properties"]["name"])
    except (TypeError, KeyError):
        name = "unknown"
    code = _EPSG.search(name)
    return 4326 if _DEGREES.search(name) else int(code[1]) if code else -1, name
