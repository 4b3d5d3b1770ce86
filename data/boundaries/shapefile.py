"""Whether the parts of a shapefile are what they say, before anything trusts them."""

import struct
from pathlib import Path

from data.boundaries.geojson import require_few_features, require_few_points
from data.errors import BadLayer

_CODE, _HEAD = 9994, 100
# Polygon, PolygonZ, PolygonM, MultiPatch.
_AREAS = (5, 15, 25, 31)
_KINDS = {1: "points", 3: "lines", 8: "points", 11: "points", 13: "lines"}
_AGAIN = "Export the layer again, as a shapefile of polygons, and zip all its parts."


def holds_areas(head: bytes) -> bool:
    """Return whether a .shp that begins with these bytes holds polygons."""
    return len(head) >= 36 and struct.unpack_from("<i", head, 32)[0] in _AREAS


def require_sound(path: Path, file: str) -> None:
    """Raise unless the parts agree on how many records there are, and how long.

    Parameters
    ----------
    path : the unpacked .shp, its .shx and .dbf beside it
    file : name of the zip, for messages

    Raises
    ------
    BadLayer
        A part is cut, is something else, or counts more than it holds.
    """
    shapes, index = path.read_bytes(), path.with_suffix(".shx").read_bytes()
    for content, suffix in ((shapes, ".shp"), (index, ".shx")):
        if len(content) < _HEAD or struct.unpack_from(">i", content)[0] != _CODE:
            raise BadLayer(f"{file} cannot be read: its {suffix} is no such", _AGAIN)
    if not holds_areas(shapes):
        kind = _KINDS.get(struct.unpack_from("<i", shapes, 32)[0], "something else")
        raise BadLayer(f"{file} is a shapefile of {kind}, not of areas", _AGAIN)
    records = (len(index) - _HEAD) // 8
    require_few_features(records, file)
    _require_records(shapes, index, file)
    _require_rows(path.with_suffix(".dbf"), records, file)


def _require_records(shapes: bytes, index: bytes, file: str) -> None:
    """Raise where records lie outside the .shp, over one another, or hold too much."""
    points, total = 0, 0
    for place, length in struct.iter_unpack(">ii", index[_HEAD:][: _whole(index)]):
        start, size = 2 * place, 2 * length
        total += size
        if start < _HEAD or size < 4 or start + 8 + size > len(shapes):
            raise BadLayer(f"{file} cannot be read: its .shx points nowhere", _AGAIN)
        if size >= 44 and struct.unpack_from("<i", shapes, start + 8)[0] in _AREAS:
            points += max(0, struct.unpack_from("<i", shapes, start + 48)[0])
    if total > len(shapes):
        raise BadLayer(f"{file} cannot be read: its .shx counts shapes twice", _AGAIN)
    require_few_points(points, file)


def _whole(index: bytes) -> int:
    return (len(index) - _HEAD) // 8 * 8


def _require_rows(path: Path, records: int, file: str) -> None:
    content = path.read_bytes()
    if len(content) < 33:
        raise BadLayer(f"{file} cannot be read: its .dbf is cut", _AGAIN)
    rows, head, width = struct.unpack_from("<IHH", content, 4)
    if width < 1 or head < 33 or head + rows * width > len(content) + 1:
        raise BadLayer(
            f"{file} cannot be read: its .dbf counts {rows:,} rows and holds fewer",
            _AGAIN,
        )
    if rows != records:
        raise BadLayer(
            f"{file} cannot be read: {records:,} shapes and {rows:,} rows", _AGAIN
        )
