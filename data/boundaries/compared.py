"""What became of the areas of a layer: those brought beside those drawn."""

import pandas as pd

from data.boundaries.match import Match
from data.boundaries.report import Report
from data.shapes.collection import REGIONS
from data.shapes.coverage import Shapes
from data.shapes.plane import to_plane

FAR_KM = 25
MOST_CHANGE = 0.02


def missing(found: Match, districts: pd.DataFrame) -> list[str]:
    """Return the districts without a shape, in the order of the gazetteer."""
    return [code for code in districts.index if code not in found.districts]


def report(
    found: Match, given: Shapes, drawn: Shapes, districts: pd.DataFrame
) -> Report:
    """Return what became of a layer.

    Parameters
    ----------
    found : what was recognised
    given, drawn : the shapes in the plane before and after they were mended
    districts : the gazetteer, indexed by district
    """
    name = districts["name"]
    parts = {name[code]: len(areas) for code, areas in found.districts.items()}
    kept = [*found.districts.values(), *found.outside.values()]
    repaired = sorted(area.number for areas in kept for area in areas if area.repaired)
    return Report(
        matched=[name[code] for code in found.districts],
        missing=[name[code] for code in missing(found, districts)],
        outside=[REGIONS[region] for region in sorted(found.outside)],
        extra=found.extra,
        doubtful=found.doubtful,
        repaired=[f"feature {number}" for number in repaired],
        joined=[f"{place} ({count})" for place, count in parts.items() if count > 1],
        far=[name[code] for code in _far(drawn, districts)],
        changed=[name[code] for code in _changed(given, drawn) if code in name],
    )


def _far(drawn: Shapes, districts: pd.DataFrame) -> list[str]:
    centres = to_plane(districts["lon"], districts["lat"])
    return [
        code
        for code, shape in drawn.items()
        if code in centres.index and shape.distance(centres[code]) > FAR_KM
    ]


def _changed(given: Shapes, drawn: Shapes) -> list[str]:
    return [
        code
        for code, shape in given.items()
        if abs(drawn[code].area / shape.area - 1) > MOST_CHANGE
    ]
