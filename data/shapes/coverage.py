"""Polygons that fit together: cleaned, dissolved, divided, simplified, compared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Shapes = dict[str, BaseGeometry]


def clean(shapes: Mapping[str, BaseGeometry], snap: float, gap: float) -> Shapes:
    """Return shapes without overlaps or narrow gaps, their edges identical.

    Parameters
    ----------
    shapes : the polygons, by id
    snap, gap : vertices nearer than ``snap`` become one, enclosed gaps narrower than
        ``gap`` go to the neighbour with the longest shared line; both in the
        unit of the shapes
    """
    mended = shapely.coverage_clean(
        list(shapes.values()), gap_width=gap, snapping_distance=snap
    )
    return dict(zip(shapes, mended, strict=True))


def dissolve(shapes: Mapping[str, BaseGeometry], into: Mapping[str, str]) -> Shapes:
    """Return the unions of shapes, by the id ``into`` gives each of them."""
    groups = defaultdict(list)
    for name, shape in shapes.items():
        groups[into[name]].append(shape)
    return {name: shapely.union_all(parts) for name, parts in groups.items()}


def divide(shape: BaseGeometry, centres: Mapping[str, Sequence[float]]) -> Shapes:
    """Divide a shape: every point goes to the nearest centre.

    Parameters
    ----------
    shape : the polygon to divide
    centres : id -> (x, y), two or more

    Returns
    -------
    dict, id -> polygon in one piece
        A piece cut off from its centre, behind a bay, goes to the part it touches.
    """
    points = shapely.points(list(centres.values()))
    cells = shapely.voronoi_polygons(
        shapely.multipoints(points), extend_to=shape, ordered=True
    )
    cut = shapely.intersection(shapely.get_parts(cells), shape)
    pieces = [sorted(shapely.get_parts(part), key=shapely.area) for part in cut]
    parts = [[largest] for *_, largest in pieces]
    for small in (piece for part in pieces for piece in part[:-1]):
        common = [shapely.length(shapely.intersection(small, p[0])) for p in parts]
        parts[int(np.argmax(common))].append(small)
    return dict(zip(centres, map(shapely.union_all, parts), strict=True))


def simplify(shapes: Mapping[str, BaseGeometry], most: int) -> Shapes:
    """Simplify a coverage, its common lines kept common, to ``most`` vertices.

    Shapes are in kilometres. Details are lost from 100 m upwards, each step a
    quarter coarser than the one before, until the coverage is small enough or
    details of 4 km are gone.
    """
    array = plain = np.array(list(shapes.values()))
    for tolerance in 0.1 * 1.25 ** np.arange(18):
        if shapely.get_num_coordinates(plain).sum() <= most:
            break
        plain = shapely.coverage_simplify(array, tolerance)
        if shapely.get_num_coordinates(plain).sum() > 5 * most:
            # So far from the end each step may begin where the one before ended.
            array = plain
    return dict(zip(shapes, plain, strict=True))


def _edges(shape: BaseGeometry) -> Iterator[tuple]:
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = map(tuple, shapely.get_coordinates(ring).tolist())
        yield from (tuple(sorted(pair)) for pair in pairwise(corners))


def shared_lines(shapes: Mapping[str, BaseGeometry]) -> Shapes:
    """Return the line every two neighbours of a clean coverage share.

    Returns
    -------
    dict, (id, id) in alphabetical order -> LineString or MultiLineString
        Shapes that meet in a point only are not neighbours.
    """
    owners = defaultdict(list)
    for name in sorted(shapes):
        for edge in _edges(shapes[name]):
            owners[edge].append(name)
    lines = defaultdict(list)
    for edge, pair in owners.items():
        if len(pair) == 2:
            lines[tuple(pair)].append(edge)
    return {
        pair: shapely.line_merge(shapely.multilinestrings([*map(list, edges)]))
        for pair, edges in sorted(lines.items())
    }
