"""Measures of clustering unit by unit beside those of an independent program."""

import pandas as pd

from analysis.certificate.line import Line, Says, Value, attempted, blank, compared
from analysis.certificate.places import CHANCE, RELATIVE, least, places
from analysis.spatial import getis_ord, local_moran
from analysis.spatial.neighbourhood import Neighbourhood

# More draws than on a page, so that the tolerance is left to the other program's.
DRAWN = 400_000
_EXACT = {
    "spatial_lag": "lag",
    "local_I": "local",
    "E_conditional": "expectation",
    "var_conditional": "variance",
    "z_conditional": "z",
    "p_conditional_two_sided": "p_normal",
    "p_conditional_fdr": "p_normal_discovery",
    "z_total": "z_total",
    "Gstar_z_binary": "star",
    "G_z_binary": "plain",
}
_DRAWN = {
    "p_perm_folded": "p_folded",
    "p_perm_two_sided": "p",
    "p_perm_two_sided_fdr": "p_discovery",
}
_OURS = _EXACT | _DRAWN | {"quadrant": "quadrant"}
_ISLAND, _OF_ITSELF = "island", "Gstar_z_binary"
_QUADRANTS: dict[str, Value] = {
    "HH": local_moran.HH,
    "LL": local_moran.LL,
    "HL": local_moran.HL,
    "LH": local_moran.LH,
    _ISLAND: Says.UNDEFINED,
}
KNOWN = ("dataset_id", "unit", "value", _ISLAND, *_OURS)


def local_lines(
    expected: pd.DataFrame, values: pd.DataFrame, neighbours: pd.DataFrame
) -> list[Line]:
    """Return the lines of measures unit by unit.

    Parameters
    ----------
    expected : one row a dataset and unit; every further column is a measure
    values, neighbours : as for `analysis.certificate.places.places`
    """
    known = places(values, neighbours)
    names = expected["dataset_id"].dropna().unique()
    made = {name: attempted(_local, *known[name]) for name in names if name in known}
    rows = [
        _of_unit(made.get(row.dataset_id), row.unit) for row in expected.itertuples()
    ]
    return [
        _line(measure, expected, [row.get(_OURS[measure]) for row in rows])
        for measure in expected
        if measure in _OURS and expected[measure].notna().any()
    ]


def _of_unit(table: dict[str, dict[str, Value]] | None, unit: str) -> dict[str, Value]:
    """Return what we say of a unit; nothing where it is not among the inputs."""
    return {} if table is None else table.get(unit, {})


def _line(measure: str, expected: pd.DataFrame, ours: list[Value]) -> Line:
    asked = list(zip(ours, _asked(measure, expected), strict=True))
    if measure in _DRAWN:
        return compared(measure, asked, relative=0.0, absolute=CHANCE)
    if measure in _EXACT:
        absolute = least(measure, expected[measure])
        return compared(measure, asked, relative=RELATIVE, absolute=absolute)
    return compared(measure, asked, relative=0.0)


def _asked(measure: str, expected: pd.DataFrame) -> list[Value]:
    """Return a column; empty cells of a row that says island are undefined there."""
    values = list(expected[measure])
    if measure == "quadrant":
        return [_QUADRANTS.get(value, value) for value in values]
    if "quadrant" not in expected or measure == _OF_ITSELF:
        return values
    alone = expected["quadrant"] == _ISLAND
    return [
        Says.UNDEFINED if blank(value) and is_alone else value
        for value, is_alone in zip(values, alone, strict=True)
    ]


def _local(values: pd.Series, near: Neighbourhood) -> dict[str, dict[str, Value]]:
    spots = getis_ord.hot_spots(values, near)
    table = local_moran.clusters(values, near, draws=DRAWN)
    return table.join(spots[["star", "plain"]]).to_dict("index")
