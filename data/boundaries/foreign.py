"""A process of its own for formats only GDAL can read, with little it may use.

Run as ``python -m data.boundaries.foreign FILE RESULT [LAYER]``; it writes the layer
as GeoJSON in degrees, or the reason why not, and is never imported by a page.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from data.errors import BadLayer

MEMORY, PROCESSOR_SECONDS, LARGEST_RESULT = 1 << 30, 20, 200_000_000


def limit() -> None:
    """Limit this process's memory, time and files, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the caller's clock is the only limit there.
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them.
            resource.setrlimit(what, (most, most))


def _require_plain(path: Path) -> None:
    """Refuse a GeoPackage with tables that are made of other files."""
    query = "SELECT sql FROM sqlite_master WHERE sql LIKE 'create virtual%'"
    try:
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        made = [sql for (sql,) in base.execute(query)]
        base.close()
    except sqlite3.Error as error:
        raise BadLayer(
            f"{path.name} is not a GeoPackage ({error})", "Export the layer again."
        ) from error
    if not all("using rtree" in sql.lower() for sql in made):
        raise BadLayer(
            f"{path.name} holds a table that reads from elsewhere",
            "Export the district layer into a new GeoPackage.",
        )


def _one_layer(path: Path, asked: str | None) -> str:
    import pyogrio

    names = [str(name) for name, _ in pyogrio.list_layers(path)]
    if asked in names:
        return asked
    if asked is None and len(names) == 1:
        return names[0]
    raise BadLayer(
        f"{path.name} has the layers {', '.join(names)}",
        "Name the layer of districts: `adopt FILE --layer NAME`.",
    )


def _features(path: Path, layer: str) -> Iterator[dict]:
    import numpy as np
    import shapely
    from pyogrio.raw import read
    from pyproj import Transformer

    meta, _, geometries, columns = read(path, layer=layer, force_2d=True)
    if not meta["crs"]:
        raise BadLayer(
            f"{path.name} does not say its coordinate system",
            "Add the .prj file, or export the layer in EPSG:4326.",
        )
    turn = Transformer.from_crs(meta["crs"], "EPSG:4326", always_xy=True).transform
    for row, geometry in enumerate(shapely.from_wkb(geometries)):
        cells = {
            str(name): column[row]
            for name, column in zip(meta["fields"], columns, strict=True)
            if isinstance(column[row], str)
        }
        if geometry is not None:
            geometry = shapely.transform(
                geometry, lambda xy: np.column_stack(turn(*xy.T)).round(7)
            )
        yield {"type": "Feature", "properties": cells, "geometry": _plain(geometry)}


def _plain(geometry: object) -> dict | None:
    from shapely.geometry import mapping

    if geometry is None:
        return None
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return mapping(geometry)
    return {"type": geometry.geom_type, "coordinates": []}


def convert(path: Path, layer: str | None) -> dict:
    """Return a layer of a shapefile or GeoPackage as a GeoJSON collection.

    Raises
    ------
    BadLayer
        It cannot be read, has several layers or no coordinate system.
    """
    if path.suffix.lower() == ".gpkg":
        _require_plain(path)
    from pyogrio.errors import DataSourceError
    from pyproj.exceptions import ProjError

    try:
        features = list(_features(path, _one_layer(path, layer)))
    except (DataSourceError, ProjError) as error:
        raise BadLayer(
            f"{path.name} cannot be read ({error})", "Export the layer again."
        ) from error
    return {"type": "FeatureCollection", "features": features}


def main(path: str, result: str, layer: str | None = None) -> None:
    """Convert, or write what is wrong."""
    limit()
    try:
        answer = convert(Path(path), layer)
    except BadLayer as error:
        answer = {"problem": error.problem, "remedy": error.remedy}
    Path(result).write_text(json.dumps(answer), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
