"""The key of circle sizes in the take-away map: circles on the map's own plane.

They grow and shrink with the map, so they stay as large as what they stand for.
"""

from typing import Any

from shapely import Point, buffer, get_coordinates

from ui.edition import geometry, tables
from ui.figure import theme
from ui.map import circle_sizes
from ui.map.picture import Picture

# The second circle is at most so wide, beside the first: their numbers stand apart.
_SMALLER = 0.45
# Kilometres between the southernmost circle and the top of the key.
_BELOW = 20


def sizes(picture: Picture) -> list[tuple[str, tuple[float, float], float]]:
    """Return two round numbers: as written, where the circle stands, its radius in km.

    The circles share their lowest point, south-west of all districts.
    """
    key = circle_sizes.key(picture.selection.lens, picture.table)
    if not key:
        return []
    found = key[:1]
    found += [each for each in key if each[1] <= _SMALLER * key[0][1]][:1]
    centres = [geometry.centres()[code] for code in tables.tables().districts.index]
    west, south = (min(each) for each in zip(*centres, strict=True))
    return [
        (text, (west, south - _BELOW - 2 * found[0][1] + radius), radius)
        for text, radius in found
    ]


def features(picture: Picture) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the circles of the key: geometry and properties of each."""
    style = {"fill": False, "color": theme.OUTLINE, "weight": 1, "interactive": False}
    return [
        (disc(centre, radius), {"said": f"Key: {text} people", "style": style})
        for text, centre, radius in sizes(picture)
    ]


def numbers(picture: Picture) -> list[tuple[str, tuple[float, float]]]:
    """Return the numbers of the key, each with its y and x beside its circle's top."""
    found = sizes(picture)
    return [(text, (y + radius, x + found[0][2])) for text, (x, y), radius in found]


def disc(centre: Any, radius: float) -> dict[str, Any]:
    """Return a circle as a polygon.

    Parameters
    ----------
    centre : x and y in the plane, in km
    radius : in km
    """
    outline = get_coordinates(buffer(Point(centre), radius, quad_segs=10)).round(1)
    return {"type": "Polygon", "coordinates": [outline.tolist()]}
