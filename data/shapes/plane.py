"""The plane every map is drawn in: an equal-area projection, in kilometres."""

from functools import lru_cache

import numpy as np
from pyproj import Transformer

PLANE = "+proj=aea +lat_1=26 +lat_2=34 +lat_0=30 +lon_0=69.5 +datum=WGS84 +units=km"
GEOGRAPHIC = "EPSG:4326"


@lru_cache(maxsize=2)
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def _transformed(points: np.ndarray, source: str, target: str) -> np.ndarray:
    transformer = _transformer(source, target)
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


def to_plane(points: np.ndarray) -> np.ndarray:
    """Project longitudes and latitudes.

    Parameters
    ----------
    points : array (n, 2), degrees east and north, WGS 84

    Returns
    -------
    array (n, 2), kilometres east and north of 69.5° E, 30° N
        Albers' equal-area conic with standard parallels 26° and 34° N: areas on
        the map compare as they do on the ground.
    """
    return _transformed(points, GEOGRAPHIC, PLANE)


def from_plane(points: np.ndarray) -> np.ndarray:
    """Return longitudes and latitudes of points in the plane: `to_plane` undone."""
    return _transformed(points, PLANE, GEOGRAPHIC)
