"""Measures of clustering over all units beside those of an independent program."""

from math import nan

import pandas as pd

from analysis import geary, moran
from analysis.certificate.line import Line, compared, not_covered
from analysis.neighbourhood import Neighbourhood, neighbourhood
from analysis.spatial_test import KEPT, LEFT_OUT, NORMALITY, RANDOMISATION

EXACT = {"relative": 1e-6, "absolute": 1e-12}
TAILS = {"relative": 1e-6, "absolute": 0.0}
# More draws than on a page, so that the tolerance is left to the other program's.
DRAWN, CHANCE = 400_000, {"relative": 0.0, "absolute": 0.015}
UNKNOWN = "not among Zila's measures"

_PERMUTATION = "permutation"
_MIXED = "the other program mixes two counts of units here"
_STATISTICS = {"moran_I": (moran.measures, "I"), "geary_C": (geary.measures, "C")}
_SIDES = {"greater": "p greater", "less": "p less", "two.sided": "p two-sided"}
_COLUMNS = ("estimate", "expectation", "variance", "z", "p")
_OF_CHANCE = ("variance", "z", "p")

Places = dict[str, tuple[pd.Series, Neighbourhood]]


def places(values: pd.DataFrame, neighbours: pd.DataFrame) -> Places:
    """Return the values of every dataset, with who touches whom.

    Parameters
    ----------
    values : ``dataset_id, unit, value``
    neighbours : ``dataset_id, unit, neighbour``, each direction a row of its own
    """
    pairs = dict(list(neighbours.groupby("dataset_id")))
    none = neighbours[:0]
    return {
        name: (
            table.set_index("unit")["value"].astype(float),
            neighbourhood(
                pairs.get(name, none)[["unit", "neighbour"]],
                pd.Index(table["unit"]),
                mutual=False,
            ),
        )
        for name, table in values.groupby("dataset_id")
    }


def global_lines(
    expected: pd.DataFrame, values: pd.DataFrame, neighbours: pd.DataFrame
) -> list[Line]:
    """Return the lines of measures over all units together.

    Parameters
    ----------
    expected : one row a dataset, statistic, assumption, treatment of islands and
        side: ``estimate, expectation, variance, z, p``
    values, neighbours : as for `places`
    """
    found, lines = places(values, neighbours), []
    for statistic, rows in expected.groupby("statistic", sort=False):
        if statistic not in _STATISTICS:
            lines.append(not_covered(statistic, len(rows), UNKNOWN))
            continue
        drawn = rows["assumption"].astype(str).str.startswith(_PERMUTATION)
        lines += _tests(statistic, rows[~drawn], found)
        if drawn.any():
            lines += _permutations(statistic, rows[drawn], found)
    return lines


def _tests(statistic: str, rows: pd.DataFrame, found: Places) -> list[Line]:
    """Return a line a column; what the other program mixes up is set apart."""
    pairs, mixed = {column: [] for column in _COLUMNS}, 0
    for row in rows.itertuples():
        results = _test(row, found)
        for column in _COLUMNS:
            if column in _OF_CHANCE and _mixes(row, found):
                mixed += 1
            else:
                pairs[column].append((results[column], getattr(row, column)))
    lines = [
        compared(f"{statistic} {column}", each, **(TAILS if column == "p" else EXACT))
        for column, each in pairs.items()
        if each
    ]
    said = f"{statistic} {', '.join(_OF_CHANCE)} with units alone"
    return lines + ([not_covered(said, mixed, _MIXED)] if mixed else [])


def _mixes(row, found: Places) -> bool:
    # Its Geary test counts all units in n, but not in n², n − 1 and n − 2.
    if row.statistic != "geary_C" or _kept(row) or row.dataset_id not in found:
        return False
    return len(found[row.dataset_id][1].alone) > 0


def _kept(row) -> bool:
    return str(row.islands).startswith(KEPT)


def _test(row, found: Places) -> dict[str, float]:
    if row.dataset_id not in found:
        return dict.fromkeys(_COLUMNS, nan)
    measure, name = _STATISTICS[row.statistic]
    normal = str(row.assumption).startswith(NORMALITY)
    results = measure(
        *found[row.dataset_id],
        assumption=NORMALITY if normal else RANDOMISATION,
        islands=KEPT if _kept(row) else LEFT_OUT,
    )
    names = (name, "expectation", "variance", "z", _SIDES[row.alternative])
    return {
        column: results[each].estimate
        for column, each in zip(_COLUMNS, names, strict=True)
    }


def _permutations(statistic: str, rows: pd.DataFrame, found: Places) -> list[Line]:
    measure = f"{statistic} {_PERMUTATION}"
    if statistic != "moran_I":
        return [not_covered(measure, len(rows), "reshuffled for Moran's I only")]
    index, ps = [], []
    for row in rows.itertuples():
        results = moran.permuted(*found[row.dataset_id])
        index.append((results["I"].estimate, row.estimate))
        ps.append((results[_SIDES[row.alternative]].estimate, row.p))
    return [
        compared(f"{measure} estimate", index, **EXACT),
        compared(f"{measure} p", ps, **CHANCE),
    ]
