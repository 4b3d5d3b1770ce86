"""The embedded sketch: a drawn map of older districts made to speak of 136."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from data.errors import BadLayer
from data.shapes.coverage import Shapes, clean, dissolve, divide
from data.shapes.georeference import Fit, fit
from data.shapes.plane import to_plane

UNITS = Path(__file__).parents[1] / "layers" / "units.csv"
DOUBTED_WEIGHT = 0.2


@dataclass(frozen=True)
class Unit:
    """One unit of the drawing, and what it stands for.

    ``whole`` names what it is part of: the districts, separated by spaces, or
    AJK or GB; ``doubt`` says what is wrong with the drawn outline, or is empty.
    """

    name: str
    whole: str
    doubt: str


def read_units() -> list[Unit]:
    """Return what every unit of the drawing stands for."""
    with UNITS.open(encoding="utf-8", newline="") as file:
        return [
            Unit(row["unit"], row["districts"] or row["region"], row["doubt"])
            for row in csv.DictReader(file)
        ]


def _centres(whole: str, gazetteer: pd.DataFrame) -> dict[str, np.ndarray]:
    known = gazetteer.loc[whole.split()]
    points = to_plane(known["lon"], known["lat"]).get_coordinates()
    return dict(zip(known.index, points.to_numpy(), strict=True))


def _anchor(whole: str, gazetteer: pd.DataFrame) -> np.ndarray:
    centres = _centres(whole, gazetteer)
    return np.average(
        list(centres.values()), axis=0, weights=gazetteer.loc[[*centres], "polygon_km2"]
    )


def _georeferenced(
    drawn: Shapes, doubts: Iterable[str], gazetteer: pd.DataFrame
) -> tuple[Shapes, Fit]:
    wholes = [name for name in drawn if name.startswith("PK")]
    centroids = shapely.centroid([drawn[name] for name in wholes])
    onto = fit(
        shapely.get_coordinates(centroids),
        np.array([_anchor(name, gazetteer) for name in wholes]),
        np.where(np.isin(wholes, list(doubts)), DOUBTED_WEIGHT, 1.0),
    )
    # Rounded to a metre, so that a vertex shared by two shapes stays one vertex.
    laid = {
        name: shapely.transform(shape, lambda points: onto.carry(points).round(3))
        for name, shape in drawn.items()
    }
    return laid, onto


def lay_out(
    drawing: Mapping[str, shapely.Polygon], gazetteer: pd.DataFrame
) -> tuple[Shapes, Fit]:
    """Return a shape for every district, AJK and GB, as one clean coverage.

    Parameters
    ----------
    drawing : unit -> polygon, as drawn
    gazetteer : indexed by district; ``lon``, ``lat`` of the centroid, degrees;
        ``polygon_km2``

    Returns
    -------
    shapes : district, "AJK" or "GB" -> polygon, kilometres of the plane
    fit : the georeferencing

    Raises
    ------
    BadLayer
        The drawing and the table of units name different units.
    """
    units = read_units()
    if set(drawing) != {unit.name for unit in units}:
        raise BadLayer(
            f"The drawing and {UNITS.name} name different units",
            "Use version 2.0.0 of the package, or correct the table.",
        )
    whole = {unit.name: unit.whole for unit in units}
    drawn = dissolve(clean(drawing, snap=0.6, gap=0.5), whole)
    doubts = {unit.whole for unit in units if unit.doubt}
    laid, onto = _georeferenced(drawn, doubts, gazetteer)
    shapes = {}
    for name, shape in laid.items():
        several = " " in name
        parts = divide(shape, _centres(name, gazetteer)) if several else {name: shape}
        shapes.update(parts)
    return clean(shapes, snap=0.01, gap=0.5), onto


def reasons(gazetteer: pd.DataFrame) -> dict[str, str]:
    """Return why outlines are approximate: district -> sentences for the reader."""
    why = {}
    for unit in read_units():
        districts = unit.whole.split() if unit.whole.startswith("PK") else []
        for district in districts:
            others = gazetteer.loc[[d for d in districts if d != district], "name"]
            sentences = [_divided(list(others)), _drawn(unit.doubt)]
            if any(sentences):
                why[district] = " ".join(filter(None, sentences))
    return why


def _divided(others: list[str]) -> str:
    if not others:
        return ""
    return (
        f"The sketch draws this district and {', '.join(others)} as one area; the "
        "line between them here lies halfway between their centres and is no border."
    )


def _drawn(doubt: str) -> str:
    return f"The outline is approximate: {doubt}." if doubt else ""


def doubted_lines() -> set[frozenset]:
    """Return pairs of districts inside one drawn unit, and single doubted ones."""
    found = set()
    for unit in read_units():
        districts = unit.whole.split()
        found |= {frozenset([a, b]) for a in districts for b in districts if a < b}
        found |= {frozenset([a]) for a in districts if unit.doubt}
    return found
