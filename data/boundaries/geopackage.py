"""Which table of a GeoPackage is the layer of areas, found without trusting it.

QGIS keeps styles, projects and descriptions beside a layer; they are left alone, and
so are views and triggers: a view can run without end, so no view is ever asked.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from data.boundaries.geojson import require_few_features, require_few_points
from data.errors import BadLayer

_TABLE = re.compile(r"create table\s", re.IGNORECASE)
_INDEX = re.compile(
    r"create virtual table\s+(\"[^\"]+\"|\w+)\s+using rtree\s*\([^()]*\)$",
    re.IGNORECASE,
)
_AREAS = ("polygon", "multipolygon", "curvepolygon", "multisurface", "surface")
_ANY = ("geometry", "geomcollection", "geometrycollection", "")
# Numbers of well-known binary for areas and collections, heights and measures aside.
_AREA_CODES = (3, 6, 7, 10, 12)
_ENVELOPES = (0, 32, 48, 48, 64)
_LONGEST = 20_000
_AGAIN = "Export the district layer into a new GeoPackage."
_NAME_IT = "Name the layer of districts: `adopt FILE --layer NAME`."

_LAYERS = """
SELECT g.table_name, g.column_name, lower(g.geometry_type_name), length(s.definition)
FROM gpkg_geometry_columns g
JOIN gpkg_contents c ON lower(c.table_name) = lower(g.table_name)
LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
WHERE c.data_type = 'features' LIMIT 1000
"""
_OURS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")


def chosen(path: Path, file: str, asked: str | None) -> str:
    """Return the name of the layer to read.

    Parameters
    ----------
    path : a copy of the file, which nobody changes
    file : its name, for messages
    asked : the layer the steward names; None for the one that holds areas

    Raises
    ------
    BadLayer
        It is no GeoPackage, holds tables made of something else, holds no layer or
        several, or more than can be drawn.
    """
    try:
        with closing(_opened(path)) as base:
            plain = _plain_tables(base, file)
            name, column, _, described = _one(base, plain, file, asked)
            _require_few(base, name, column, file)
    except (sqlite3.Error, ValueError) as error:
        raise BadLayer(f"{file} is not a GeoPackage ({error})", _AGAIN) from error
    if (described or 0) > _LONGEST:
        raise BadLayer(f"{file} describes its coordinate system at length", _AGAIN)
    return name


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    base.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        base.execute(f"PRAGMA {setting}")
    return base


def _plain_tables(base: sqlite3.Connection, file: str) -> set[str]:
    """Return the names of tables that hold their rows themselves."""
    plain = set()
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master LIMIT 10000"
    for kind, name, sql in base.execute(query):
        if kind == "view" and name.lower() not in _OURS:
            continue
        if kind in ("index", "trigger"):
            continue
        if _TABLE.match(sql):
            plain.add(name.lower())
        elif not _INDEX.match(sql):
            raise BadLayer(f"{file} holds a table that reads from elsewhere", _AGAIN)
    if not plain.issuperset(_OURS):
        raise BadLayer(f"{file} is not a GeoPackage: it lists no layers", _AGAIN)
    return plain


def _one(
    base: sqlite3.Connection, plain: set[str], file: str, asked: str | None
) -> tuple[str, str, str, int | None]:
    """Return name, column, kind and length of description of the layer to read."""
    layers = base.execute(_LAYERS).fetchall()
    if asked is None:
        found = [row for row in layers if row[0].lower() in plain]
        found = [row for row in found if _has_areas(base, *row[:3])]
    else:
        found = [row for row in layers if row[0] == asked]
    names = ", ".join(sorted(row[0] for row in found or layers))[:200]
    if not layers:
        raise BadLayer(f"{file} holds no layer of shapes", _AGAIN)
    if not found and layers[0][0].lower() not in plain:
        found = layers[:1]
    if len(found) != 1:
        several = "has the layers" if found or asked else "has no layer of areas but"
        raise BadLayer(f"{file} {several} {names}", _NAME_IT)
    name = found[0][0]
    if name.lower() not in plain:
        raise BadLayer(f"{file}: the layer {name[:60]} is a view or missing", _AGAIN)
    computed = list(base.execute(f"PRAGMA table_xinfo({_quoted(name)})"))
    if any(row[6] > 1 for row in computed):
        raise BadLayer(f"{file}: the layer {name[:60]} computes its columns", _AGAIN)
    return found[0]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _has_areas(base: sqlite3.Connection, table: str, column: str, kind: str) -> bool:
    """Return whether a layer holds areas, by its word or by its first shape."""
    if kind not in _ANY:
        return kind in _AREAS
    at, of = _quoted(column), _quoted(table)
    query = f"SELECT substr({at}, 1, 100) FROM {of} WHERE {at} IS NOT NULL LIMIT 1"
    head = next((row[0] for row in base.execute(query)), b"")
    if not isinstance(head, bytes) or head[:2] != b"GP" or len(head) < 13:
        return False
    start = 8 + _ENVELOPES[min(head[3] >> 1 & 7, 4)]
    little, number = head[start : start + 1] == b"\x01", head[start + 1 : start + 5]
    code = int.from_bytes(number, "little" if little else "big")
    return code % 1000 in _AREA_CODES or code & 0xFF in _AREA_CODES


def _require_few(base: sqlite3.Connection, name: str, column: str, file: str) -> None:
    query = f"SELECT count(*), sum(length({_quoted(column)})) FROM {_quoted(name)}"
    rows, size = base.execute(query).fetchone()
    require_few_features(rows, file)
    require_few_points(int(size or 0) // 32, file)
