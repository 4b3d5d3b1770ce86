"""The areas of a shapefile or a GeoPackage, which GDAL reads for us."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyogrio.raw import read
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from data.boundaries.area import Area, texts, valid_area
from data.boundaries.geojson import (
    MOST_FEATURES,
    require_few_features,
    require_few_points,
)
from data.boundaries.stage import say
from data.errors import BadLayer
from data.shapes.plane import GEOGRAPHIC

_LONGEST = 20_000
_FILES = re.compile(r"grids|PARAMETERFILE|pipeline", re.IGNORECASE)
_IN_DEGREES = "Export the layer in EPSG:4326."


def areas(path: Path, file: str, layer: str) -> list[Area]:
    """Return the areas of one layer, in degrees.

    Parameters
    ----------
    path : an unpacked .shp or a copied .gpkg, already found sound
    file : name of what the steward brought, for messages
    layer : which layer

    Raises
    ------
    BadLayer
        It cannot be read, has no coordinate system, or holds what is no area.
    """
    say("reading its shapes")
    try:
        meta, _, shapes, columns = read(
            path, layer=layer, force_2d=True, max_features=MOST_FEATURES + 1
        )
        geometries = shapely.from_wkb(shapes, on_invalid="ignore")
        turn = _to_degrees(meta["crs"], file)
    except (DataSourceError, DataLayerError, ProjError) as error:
        told = str(error).replace(str(path), file)[:200]
        raise BadLayer(f"{file} cannot be read ({told})", "Export it again.") from error
    require_few_features(len(geometries), file)
    require_few_points(int(shapely.get_num_coordinates(geometries).sum()), file)
    named = dict(zip(map(str, meta["fields"]), columns, strict=True))
    found = []
    for number, shape in enumerate(geometries, start=1):
        cells = texts({key: column[number - 1] for key, column in named.items()})
        found.append(valid_area(number, cells, _moved(shape, turn), file))
    return found


def _moved(shape: shapely.Geometry | None, turn: Callable) -> shapely.Geometry | None:
    return None if shape is None else shapely.transform(shape, turn)


def _to_degrees(described: str | None, file: str) -> Callable:
    """Return how to turn coordinates into degrees.

    A description can name files of this computer for PROJ to open: one that is not
    among the known systems may not.
    """
    if not described:
        raise BadLayer(
            f"{file} does not say its coordinate system",
            "Add the .prj file, or export the layer in EPSG:4326.",
        )
    if len(described) > _LONGEST:
        raise BadLayer(f"{file} describes its coordinate system at length", _IN_DEGREES)
    system = CRS.from_user_input(described)
    number = system.to_epsg(min_confidence=70)
    if number is None and _FILES.search(described):
        raise BadLayer(f"{file}: its coordinate system needs other files", _IN_DEGREES)
    turn = Transformer.from_crs(number or system, GEOGRAPHIC, always_xy=True).transform
    return lambda points: np.column_stack(turn(*points.T)).round(7)
