"""Stripes for areas without a figure, prepared with the layer as plain lines."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

WIDEST_KM = 12.0
FEWEST = 4
SHORTEST_KM = 0.2
_ALONG = np.array([1.0, 1.0]) / np.sqrt(2)
_ACROSS = np.array([-1.0, 1.0]) / np.sqrt(2)


def _spacing(breadth: float) -> float:
    spacing = WIDEST_KM
    while breadth < FEWEST * spacing:
        spacing /= 2
    return spacing


def stripes(shape: BaseGeometry) -> shapely.MultiLineString:
    """Return stripes over a shape, rising to the right at 45 degrees.

    Parameters
    ----------
    shape : polygon in kilometres of the plane

    Returns
    -------
    MultiLineString
        12 km apart and in step over the whole country, so that stripes of
        neighbours run on into each other; a shape too narrow for four of them
        gets every half, quarter, ... step as well.
    """
    corners = shapely.get_coordinates(shape)
    across, along = corners @ _ACROSS, corners @ _ALONG
    spacing = _spacing(np.ptp(across))
    steps = np.arange(np.ceil(across.min() / spacing), across.max() / spacing) * spacing
    ends = np.array([along.min() - 1, along.max() + 1])
    lines = steps[:, None, None] * _ACROSS + ends[None, :, None] * _ALONG
    cut = shapely.get_parts(shapely.intersection(shapely.linestrings(lines), shape))
    return shapely.multilinestrings(cut[shapely.length(cut) >= SHORTEST_KM])
