"""What the take-away map can write on its districts, and how much room each has."""

import re
from typing import Any

from analysis.maps import tiles
from ui.edition import geometry, tables
from ui.map.picture import Picture

_UNIT = re.compile(r"\s*pp$")


def labels(picture: Picture, drawing: str) -> dict[str, dict[str, Any]]:
    """Return the name and the value of each district of the area, and where they stand.

    Parameters
    ----------
    picture : the map
    drawing : ``shapes``, ``circles`` or ``tiles``

    Returns
    -------
    dict
        code -> ``names`` and ``values`` (as written, without the unit, which stands in
        the legend; empty without a value), ``at`` (y and x in the plane), ``across``
        and ``high`` (in the plane), ``chosen``
    """
    lens, names = picture.lenses[picture.selection.lens], tables.tables().districts
    room = _squares() if drawing == "tiles" else _bounds()
    found = {}
    for code in picture.inside:
        (y, x), across, high = room[code]
        value = lens.labels[code] if lens.index[code] >= 0 else ""
        found[code] = {
            "names": names.at[code, "name"],
            "values": _UNIT.sub("", value),
            "at": [y, x],
            "across": across,
            "high": high,
            "chosen": code == picture.selection.district,
        }
    return found


_Room = dict[str, tuple[tuple[float, float], float, float]]


def _squares() -> _Room:
    found = {}
    for tile in tables.tables().tiles.itertuples():
        corners = tiles.ring(tiles.square(tile.row, tile.col))
        xs, ys = zip(*corners, strict=True)
        middle = (min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2
        found[tile.district] = middle, max(xs) - min(xs), max(ys) - min(ys)
    return found


def _bounds() -> _Room:
    """Return the room of each district; a little where the layer does not draw it."""
    drawn = geometry.shapes().districts.bounds
    found = {}
    for code, (x, y) in geometry.centres().items():
        across = high = 1.0
        if code in drawn.index:
            west, south, east, north = drawn.loc[code].round(1).tolist()
            across, high = east - west, north - south
        found[code] = (y, x), across, high
    return found
