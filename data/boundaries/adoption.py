"""Making a layer somebody brings into the one Zila draws."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shapely

from data.boundaries import shelf
from data.boundaries.container import read_areas
from data.boundaries.match import Match, match
from data.boundaries.report import Report, missing, report
from data.errors import BadLayer
from data.gazetteer import read_aliases, read_districts
from data.plane import to_plane
from data.shapes.collection import collection
from data.shapes.coverage import Shapes, clean, simplify

MOST_VERTICES = 10_000
NOTHING = "not stated"


@dataclass(frozen=True)
class Origin:
    """What a steward says of a layer; the file itself does not say it reliably."""

    title: str = NOTHING
    issuer: str = NOTHING
    vintage: str = NOTHING
    licence: str = NOTHING


def adopt(path: Path, origin: Origin, layer: str | None = None) -> Report:
    """Put a layer in use, in place of the sketch or of an earlier layer.

    Parameters
    ----------
    path : GeoJSON, zipped shapefile or GeoPackage, of districts or what is within
    origin : who issued it, when, under which licence
    layer : which layer of the file, where it has several

    Raises
    ------
    BadLayer
        The file cannot be used; the layer in use stays what it was.
    """
    districts = read_districts()
    found = match(read_areas(path, layer), districts, read_aliases())
    if 2 * len(found.districts) < len(districts):
        raise BadLayer(
            f"{path.name} has {len(found.districts)} of {len(districts)} districts",
            "Bring a layer of all districts, with their P-codes or names.",
        )
    given = _in_plane(found)
    # Ten metres and a hundred: slips of drawing, not lakes or disputed strips.
    shapes = simplify(clean(given, snap=0.01, gap=0.1), MOST_VERTICES)
    about = _about(path, origin) | {"missing": missing(found, districts)}
    made = collection(about, shapes, {}, lambda _: False)
    told = report(found, given, shapes, districts)
    shelf.put(made)
    return told


def _in_plane(found: Match) -> Shapes:
    return {
        name: shapely.transform(
            shapely.union_all([area.shape for area in areas]), to_plane
        )
        for name, areas in (found.districts | found.outside).items()
    }


def _about(path: Path, origin: Origin) -> dict:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    by = "its issuer" if origin.issuer == NOTHING else origin.issuer
    return {
        "id": f"adopted-{digest[:10]}",
        **vars(origin),
        "clearance": "none recorded",
        "cleared_by": None,
        "cleared_on": None,
        "disclaimer": (
            f"Boundaries as drawn by {by}, lines simplified by Zila. Showing them "
            "takes no position on the status of any territory."
        ),
        "approximate_note": "",
        "source": f"{path.name}, SHA-256 {digest}",
        "adopted_on": date.today().isoformat(),
    }
