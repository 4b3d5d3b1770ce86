"""Opening the file a steward brings: GeoJSON, a zipped shapefile or a GeoPackage."""

import shutil
from pathlib import Path

import geopandas as gpd

from data.boundaries import geopackage, shapefile, zipped
from data.boundaries.geojson import parse
from data.boundaries.stage import say
from data.errors import BadLayer


def read_areas(path: Path, folder: Path, layer: str | None = None) -> gpd.GeoDataFrame:
    """Return the areas of a file (see `data.boundaries.area.areas`).

    Only the limited process calls this (`data.boundaries.limited`).

    Parameters
    ----------
    path : .geojson or .json, .zip with a shapefile, or .gpkg
    folder : an empty folder to unpack in
    layer : which layer (or which shapefile of the zip), where there are several

    Raises
    ------
    BadLayer
        The file is not what it says it is, or holds too much or what is no area.
    """
    kind = path.suffix.lower()
    if kind == ".zip":
        say("unpacking it")
        inside = zipped.unpacked(path, folder, layer)
        shapefile.require_sound(inside, path.name)
        return _converted(inside, path.name, "layer")
    if kind == ".gpkg":
        _require_closed(path)
        # A copy under a name of ours: nothing beside the file is read or written.
        inside = Path(shutil.copyfile(path, folder / "layer.gpkg"))
        return _converted(
            inside, path.name, geopackage.chosen(inside, path.name, layer)
        )
    say("reading it as JSON")
    return parse(path.read_bytes(), path.name)


def _converted(inside: Path, file: str, layer: str) -> gpd.GeoDataFrame:
    from data.boundaries.ogr import read

    return read(inside, file, layer)


def _require_closed(path: Path) -> None:
    """Refuse a GeoPackage whose last changes stand in a file beside it."""
    for ending in ("-wal", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.is_file() and beside.stat().st_size:
            raise BadLayer(
                f"{path.name} is open in another program: {beside.name} holds its "
                "last changes",
                "Close it there, QGIS for example, and adopt it again.",
            )
