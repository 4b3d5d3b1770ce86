"""The areas of a shapefile or a GeoPackage, which GDAL reads for us."""

import re
from pathlib import Path

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS
from pyproj.exceptions import ProjError

from data.boundaries.area import areas, texts
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


def read(path: Path, file: str, layer: str) -> gpd.GeoDataFrame:
    """Return the areas of one layer (see `data.boundaries.area.areas`).

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
        about = pyogrio.read_info(path, layer=layer)
        system = _system(about["crs"], file)
        text = about["fields"][about["dtypes"] == "object"]
        frame = pyogrio.read_dataframe(
            path,
            layer=layer,
            columns=list(dict.fromkeys(text)),
            force_2d=True,
            max_features=MOST_FEATURES + 1,
            on_invalid="ignore",
        )
        require_few_features(len(frame), file)
        require_few_points(int(frame.count_coordinates().sum()), file)
        said = [
            texts(cells) for cells in frame.drop(columns="geometry").to_dict("records")
        ]
        turned = frame.set_crs(system, allow_override=True).to_crs(GEOGRAPHIC)
    except (DataSourceError, DataLayerError, ProjError) as error:
        told = str(error).replace(str(path), file)[:200]
        raise BadLayer(f"{file} cannot be read ({told})", "Export it again.") from error
    return areas(turned.transform(lambda points: points.round(7)), said, file)


def _system(described: str | None, file: str) -> CRS:
    """Return the coordinate system of a layer.

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
    return CRS.from_epsg(number) if number else system
