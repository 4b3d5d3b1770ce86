"""The drawn map the sketch is made from: SVG paths in, polygons out."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import numpy as np
import shapely

from data.errors import BadLayer

PACKAGE = "@svg-maps/pakistan.districts"
DRAWING = "pakistan.districts.svg"

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def rings(path: str) -> list[np.ndarray]:
    """Return the closed rings an SVG path draws.

    Parameters
    ----------
    path : the ``d`` attribute, of straight lines only (commands m, l, z, M, L, Z)

    Returns
    -------
    list of arrays (n, 2), in the units of the drawing, y pointing down
        The first point is not repeated at the end.

    Raises
    ------
    BadLayer
        The path holds another command, such as a curve.
    """
    found: list[np.ndarray] = []
    ring: list[np.ndarray] = []
    here = np.zeros(2)
    command, tokens = "", iter(_TOKEN.findall(path))
    for token in tokens:
        if token.isalpha():
            command = _known(token)
            if command in "zZ":
                found.append(np.array(ring))
                here, ring = ring[0], []
            continue
        point = np.array([float(token), float(next(tokens))])
        here = here + point if command.islower() else point
        ring.append(here)
        command = {"m": "l", "M": "L"}.get(command, command)
    return found


def _known(command: str) -> str:
    if command not in "mlzMLZ":
        raise BadLayer(
            f"The drawing holds a path command {command!r}",
            "Only paths of straight lines (m, l, z) can be read.",
        )
    return command


def read_drawing(package: Path) -> gpd.GeoSeries:
    """Return the polygon of every unit of the unpacked npm package.

    Returns
    -------
    GeoSeries, polygons by unit id, in the units of the drawing, y pointing up

    Raises
    ------
    BadLayer
        The folder is not the package.
    """
    version(package)
    root = ElementTree.parse(package / DRAWING).getroot()
    drawn = (node for node in root.iter() if node.get("d"))
    paths = {node.get("id"): node.get("d", "") for node in drawn}
    return gpd.GeoSeries({unit: _polygon(path) for unit, path in paths.items()})


def _polygon(path: str) -> shapely.Polygon:
    return shapely.union_all([shapely.Polygon(ring * [1, -1]) for ring in rings(path)])


def version(package: Path) -> str:
    """Return the version of the unpacked package, after checking that it is it."""
    try:
        described = json.loads((package / "package.json").read_text("utf-8"))
    except (OSError, ValueError):
        described = {}
    if described.get("name") != PACKAGE or not (package / DRAWING).is_file():
        raise BadLayer(
            f"{package} is not the unpacked package {PACKAGE}",
            f"Run `npm pack {PACKAGE}`, unpack the file, and name the folder in it.",
        )
    return described["version"]
