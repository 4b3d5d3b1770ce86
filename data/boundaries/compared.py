"""What became of the areas of a layer: those brought beside those drawn."""

import geopandas as gpd
import pandas as pd

from data.boundaries.match import Match
from data.boundaries.report import Report
from data.shapes.collection import REGIONS
from data.shapes.plane import to_plane

FAR_KM = 25
MOST_CHANGE = 0.02


def missing(found: Match, districts: pd.DataFrame) -> list[str]:
    """Return the districts without a shape, in the order of the gazetteer."""
    return districts.index[~districts.index.isin(found.areas["place"])].tolist()


def report(
    found: Match, given: gpd.GeoSeries, drawn: gpd.GeoSeries, districts: pd.DataFrame
) -> Report:
    """Return what became of a layer.

    Parameters
    ----------
    found : what was recognised
    given, drawn : the shapes in the plane before and after they were mended
    districts : the gazetteer, indexed by district
    """
    name, areas = districts["name"], found.areas
    parts = areas["place"].value_counts(sort=False)
    inside = parts[parts.index.isin(name.index)]
    away = drawn.distance(to_plane(districts["lon"], districts["lat"]), align=True)
    changed = (drawn.area / given.area - 1).abs() > MOST_CHANGE
    return Report(
        matched=name[inside.index].tolist(),
        missing=name[missing(found, districts)].tolist(),
        outside=[
            REGIONS[region] for region in sorted({*parts.index} - {*inside.index})
        ],
        extra=found.extra,
        doubtful=found.doubtful,
        repaired=[f"feature {n}" for n in sorted(areas.index[areas["repaired"]])],
        joined=[f"{name[code]} ({n})" for code, n in inside.items() if n > 1],
        far=[name[code] for code in drawn.index if away[code] > FAR_KM],
        changed=[name[code] for code in inside.index if changed[code]],
    )
