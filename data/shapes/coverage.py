"""Polygons that fit together: cleaned, dissolved, divided, simplified, compared."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def clean(shapes: gpd.GeoSeries, snap: float, gap: float) -> gpd.GeoSeries:
    """Return shapes without overlaps or narrow gaps, their edges identical.

    Parameters
    ----------
    shapes : the polygons, by id
    snap, gap : vertices nearer than ``snap`` become one, enclosed gaps narrower than
        ``gap`` go to the neighbour with the longest shared line; both in the
        unit of the shapes
    """
    mended = shapely.coverage_clean(
        shapes.to_numpy(), gap_width=gap, snapping_distance=snap
    )
    return gpd.GeoSeries(mended, shapes.index, shapes.crs)


def divide(shape: BaseGeometry, centres: gpd.GeoSeries) -> gpd.GeoSeries:
    """Divide a shape: every point goes to the nearest centre.

    Parameters
    ----------
    shape : the polygon to divide
    centres : two points or more, by id

    Returns
    -------
    GeoSeries, a polygon in one piece for every centre
        A piece cut off from its centre, behind a bay, goes to the part it touches.
    """
    cells = shapely.voronoi_polygons(
        shapely.multipoints(centres.to_numpy()), extend_to=shape, ordered=True
    )
    cut = shapely.intersection(shapely.get_parts(cells), shape)
    pieces = [sorted(shapely.get_parts(part), key=shapely.area) for part in cut]
    parts = [[largest] for *_, largest in pieces]
    for small in (piece for part in pieces for piece in part[:-1]):
        common = [shapely.length(shapely.intersection(small, p[0])) for p in parts]
        parts[int(np.argmax(common))].append(small)
    return gpd.GeoSeries([*map(shapely.union_all, parts)], centres.index, centres.crs)


def simplify(shapes: gpd.GeoSeries, most: int) -> gpd.GeoSeries:
    """Simplify a coverage, its common lines kept common, to ``most`` vertices.

    Shapes are in kilometres. Details are lost from 100 m upwards, each step a
    quarter coarser than the one before, until the coverage is small enough or
    details of 4 km are gone.
    """
    plain = shapes
    for tolerance in 0.1 * 1.25 ** np.arange(18):
        if plain.count_coordinates().sum() <= most:
            break
        plain = shapes.simplify_coverage(tolerance)
        if plain.count_coordinates().sum() > 5 * most:
            # So far from the end each step may begin where the one before ended.
            shapes = plain
    return plain


def _edges(shape: BaseGeometry) -> Iterator[tuple]:
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = map(tuple, shapely.get_coordinates(ring).tolist())
        yield from (tuple(sorted(pair)) for pair in pairwise(corners))


def shared_lines(shapes: gpd.GeoSeries) -> dict[tuple[str, str], BaseGeometry]:
    """Return the line every two neighbours of a clean coverage share.

    Returns
    -------
    dict, (id, id) in alphabetical order -> LineString or MultiLineString
        Shapes that meet in a point only are not neighbours.
    """
    owners = defaultdict(list)
    for name, shape in shapes.sort_index().items():
        for edge in _edges(shape):
            owners[edge].append(name)
    lines = defaultdict(list)
    for edge, pair in owners.items():
        if len(pair) == 2:
            lines[tuple(pair)].append(edge)
    return {
        pair: shapely.line_merge(shapely.multilinestrings([*map(list, edges)]))
        for pair, edges in sorted(lines.items())
    }
