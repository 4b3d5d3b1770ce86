"""A foreign layer as Zila draws it: read, recognised, put together, simplified."""

from dataclasses import asdict
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.boundaries.compared import missing, report
from data.boundaries.container import read_areas
from data.boundaries.match import Match, match
from data.boundaries.stage import say
from data.census.districts import read_districts
from data.census.gazetteer import read_aliases
from data.errors import BadLayer
from data.shapes.collection import collection
from data.shapes.coverage import clean, simplify
from data.shapes.plane import PLANE, to_plane

MOST_VERTICES = 10_000
# Ten metres, thirty and a hundred, in kilometres: slips of drawing, not lakes or
# disputed strips.
_SNAP, _FINE, _GAP = 0.01, 0.03, 0.1


@cache
def known() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the districts and their other names; what is needed later is loaded."""
    to_plane([69.5], [30.0])
    # The library of linear algebra takes its memory the first time it multiplies.
    np.ones((50_000, 2)) @ np.ones(2)
    return read_districts(), read_aliases()


def drawn(path: Path, folder: Path, layer: str | None = None) -> dict:
    """Return the layer Zila makes of a file, and what became of its areas.

    Parameters
    ----------
    path : GeoJSON, zipped shapefile or GeoPackage, of districts or what is within
    folder : an empty folder to unpack in
    layer : which layer of the file, where it has several

    Returns
    -------
    dict
        ``layer`` : a FeatureCollection whose description is still empty
        ``missing`` : districts without a shape; ``report`` : the fields of `Report`

    Raises
    ------
    BadLayer
        The file cannot be used.
    """
    districts, aliases = known()
    found = match(read_areas(path, folder, layer), districts, aliases)
    lacking = missing(found, districts)
    here = len(districts) - len(lacking)
    if 2 * here < len(districts):
        raise BadLayer(
            f"{path.name} has {here} of {len(districts)} districts",
            "Bring a layer of all districts, with their P-codes or names.",
        )
    given = _in_plane(found)
    shapes = _fitted(given)
    say("drawing stripes")
    made = collection({}, shapes, {}, lambda _: False)
    told = report(found, given, shapes, districts)
    return {"layer": made, "missing": lacking, "report": asdict(told)}


def _in_plane(found: Match) -> gpd.GeoSeries:
    """Return one shape a place, put together from its areas."""
    several = found.areas[found.areas["place"].duplicated(keep=False)]
    parts = ", ".join(map(str, several.index))
    say(f"putting together the features of each place, {parts or 'one each'}")
    placed = found.areas[["place", "geometry"]].dissolve("place", sort=False)
    return placed.geometry.to_crs(PLANE)


def _fitted(given: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the shapes without overlaps and gaps, with fewer vertices."""
    shapes = given
    if shapes.count_coordinates().sum() > 5 * MOST_VERTICES:
        say("leaving out details of 30 m")
        # Of a layer this fine each later step would take seconds.
        shapes = shapes.simplify_coverage(_FINE)
    say("closing gaps between shapes")
    cleaned = clean(shapes, snap=_SNAP, gap=_GAP)
    say("simplifying lines")
    return simplify(cleaned, MOST_VERTICES)
