"""Measures of clustering unit by unit beside those of an independent program."""

import pandas as pd

from analysis import getis_ord, local_moran
from analysis.certificate.line import Line, compared, not_covered
from analysis.certificate.spatial import CHANCE, DRAWN, EXACT, TAILS, UNKNOWN, places
from analysis.neighbourhood import Neighbourhood

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
_QUADRANTS = {
    "HH": local_moran.HH,
    "LL": local_moran.LL,
    "HL": local_moran.HL,
    "LH": local_moran.LH,
    "island": "",
}
_KEYS = ("dataset_id", "unit", "value")


def local_lines(
    expected: pd.DataFrame, values: pd.DataFrame, neighbours: pd.DataFrame
) -> list[Line]:
    """Return the lines of measures unit by unit.

    Parameters
    ----------
    expected : one row a dataset and unit; every further column is a measure
    values, neighbours : as for `analysis.certificate.spatial.places`
    """
    ours = pd.concat(
        {name: _local(*found) for name, found in places(values, neighbours).items()}
    )
    keys = list(zip(expected["dataset_id"], expected["unit"], strict=True))
    found = ours.reindex(pd.MultiIndex.from_tuples(keys))
    measures = [column for column in expected.columns if column not in _KEYS]
    return [_line(measure, expected[measure], found) for measure in measures]


def _line(measure: str, expected: pd.Series, ours: pd.DataFrame) -> Line:
    if measure == "quadrant":
        named = expected.map(_QUADRANTS).fillna("")
        return compared(measure, _pairs(ours["quadrant"], named), relative=0.0)
    if measure in _DRAWN:
        return compared(measure, _pairs(ours[_DRAWN[measure]], expected), **CHANCE)
    if measure in _EXACT:
        exact = TAILS if measure.startswith("p_") else EXACT
        return compared(measure, _pairs(ours[_EXACT[measure]], expected), **exact)
    return not_covered(measure, int(expected.notna().sum()), UNKNOWN)


def _pairs(found: pd.Series, expected: pd.Series) -> list[tuple]:
    return list(zip(found.tolist(), expected.tolist(), strict=True))


def _local(values: pd.Series, near: Neighbourhood) -> pd.DataFrame:
    spots = getis_ord.hot_spots(values, near)
    return local_moran.clusters(values, near, draws=DRAWN).join(
        spots[["star", "plain"]]
    )
