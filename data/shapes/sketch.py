"""The embedded sketch: a drawn map of older districts made to speak of 136."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.errors import BadLayer
from data.shapes.coverage import clean, divide
from data.shapes.georeference import Fit, fit
from data.shapes.plane import PLANE, to_plane

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


def _centres(whole: str, gazetteer: pd.DataFrame) -> gpd.GeoSeries:
    known = gazetteer.loc[whole.split()]
    return to_plane(known["lon"], known["lat"])


def _anchor(whole: str, gazetteer: pd.DataFrame) -> np.ndarray:
    centres = _centres(whole, gazetteer).get_coordinates()
    size = gazetteer.loc[centres.index, "polygon_km2"]
    return np.average(centres, axis=0, weights=size)


def _georeferenced(
    drawn: gpd.GeoSeries, doubts: Iterable[str], gazetteer: pd.DataFrame
) -> tuple[gpd.GeoSeries, Fit]:
    known = drawn[drawn.index.str.startswith("PK")]
    onto = fit(
        known.centroid.get_coordinates().to_numpy(),
        np.array([_anchor(name, gazetteer) for name in known.index]),
        np.where(known.index.isin(list(doubts)), DOUBTED_WEIGHT, 1.0),
    )
    # Rounded to a metre, so that a vertex shared by two shapes stays one vertex.
    laid = drawn.transform(lambda points: onto.carry(points).round(3))
    return laid.set_crs(PLANE), onto


def lay_out(
    drawing: gpd.GeoSeries, gazetteer: pd.DataFrame
) -> tuple[gpd.GeoSeries, Fit]:
    """Return a shape for every district, AJK and GB, as one clean coverage.

    Parameters
    ----------
    drawing : polygons by unit, as drawn
    gazetteer : indexed by district; ``lon``, ``lat`` of the centroid, degrees;
        ``polygon_km2``

    Returns
    -------
    shapes : polygons of the plane by district, "AJK" or "GB"
    fit : the georeferencing

    Raises
    ------
    BadLayer
        The drawing and the table of units name different units.
    """
    units = read_units()
    if set(drawing.index) != {unit.name for unit in units}:
        raise BadLayer(
            f"The drawing and {UNITS.name} name different units",
            "Use version 2.0.0 of the package, or correct the table.",
        )
    whole = {unit.name: unit.whole for unit in units}
    drawn = clean(drawing, snap=0.6, gap=0.5).to_frame("geometry")
    drawn = drawn.dissolve(drawn.index.map(whole), sort=False).geometry
    doubts = {unit.whole for unit in units if unit.doubt}
    laid, onto = _georeferenced(drawn, doubts, gazetteer)
    shapes = [
        divide(laid[name], _centres(name, gazetteer)) if " " in name else laid[[name]]
        for name in laid.index
    ]
    return clean(pd.concat(shapes), snap=0.01, gap=0.5), onto


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
