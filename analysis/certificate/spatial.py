"""Measures of clustering over all units beside those of an independent program."""

import re
from functools import cache
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.certificate.chance import COLUMNS, UNKNOWN, Chance, draws_said, held
from analysis.certificate.line import (
    Line,
    Value,
    blank,
    compared,
    lacking,
    not_covered,
    rounding,
)
from analysis.certificate.places import RELATIVE, Place, least, places
from analysis.spatial import geary, moran
from analysis.spatial.global_test import KEPT, LEFT_OUT, NORMALITY, RANDOMISATION

# So many draws of our own that little of the tolerance is theirs.
RESHUFFLED = 49_999

_PERMUTATION = "permutation"
_MIXED = "the other program mixes two counts of units here"
_STATISTICS = {"moran_I": (moran.measures, "I"), "geary_C": (geary.measures, "C")}
_SIDES = {"greater": "p greater", "less": "p less", "twosided": "p two-sided"}
_ASSUMPTIONS = {"random": RANDOMISATION, "normal": NORMALITY}
_COLUMNS = ("estimate", "expectation", "variance", "z", "p")
_OF_CHANCE = ("variance", "z", "p")
_ROW = ("dataset_id", "statistic", "assumption", "islands", "alternative")
KNOWN = (*_ROW, *COLUMNS, *_COLUMNS)


def global_lines(
    expected: pd.DataFrame, values: pd.DataFrame, neighbours: pd.DataFrame
) -> list[Line]:
    """Return the lines of measures over all units together.

    Parameters
    ----------
    expected : one row a dataset, statistic, assumption, treatment of islands and
        side: ``estimate, expectation, variance, z, p``
    values, neighbours : as for `analysis.certificate.places.places`
    """
    found, lines = places(values, neighbours), []
    expected = expected.reindex(columns=[*expected, *(set(KNOWN) - set(expected))])
    for statistic, rows in expected.groupby("statistic", sort=False, dropna=False):
        if statistic not in _STATISTICS:
            lines.append(lacking(str(statistic), int(rows[[*_COLUMNS]].count().sum())))
            continue
        drawn = rows["assumption"].map(_drawn)
        lines += _tests(statistic, rows[~drawn], found)
        if drawn.any():
            lines += _permutations(statistic, rows[drawn], found)
    return lines


def _tests(statistic: str, rows: pd.DataFrame, found: dict[str, Place]) -> list[Line]:
    """Return a line a column; what the other program mixes up is set apart."""
    pairs: dict[str, list[tuple[Value, Value]]] = {each: [] for each in _COLUMNS}
    mixed = 0
    for row in rows.itertuples():
        results = _test(row, found.get(row.dataset_id))
        for column in _COLUMNS:
            if column in _OF_CHANCE and _mixes(row, found):
                mixed += 1
            else:
                pairs[column].append((results[column], getattr(row, column)))
    lines = [
        compared(
            f"{statistic} {column}",
            each,
            relative=RELATIVE,
            absolute=least(column, rows[column]),
        )
        for column, each in pairs.items()
        if rows[column].notna().any()
    ]
    said = f"{statistic} {', '.join(_OF_CHANCE)} with units alone"
    return lines + ([not_covered(said, mixed, _MIXED)] if mixed else [])


def _mixes(row: Any, found: dict[str, Place]) -> bool:
    # Its Geary test counts all units in n, but not in n², n − 1 and n − 2.
    if row.statistic != "geary_C" or _kept(row) or row.dataset_id not in found:
        return False
    return len(found[row.dataset_id][1].alone) > 0


def _kept(row: Any) -> bool:
    return str(row.islands).lower().startswith(KEPT)


def _drawn(assumption: Value) -> bool:
    return str(assumption).lower().startswith(_PERMUTATION)


def _side(row: Any) -> str | None:
    """Return our name of the p of a row; the other programs' own is the greater."""
    said = "greater" if blank(row.alternative) else str(row.alternative)
    return _SIDES.get(re.sub("[^a-z]", "", said.lower()))


def _test(row: Any, place: Place | None) -> dict[str, float | None]:
    measure, name = _STATISTICS[row.statistic]
    said = RANDOMISATION if blank(row.assumption) else str(row.assumption).lower()
    assumption = next((_ASSUMPTIONS[a] for a in _ASSUMPTIONS if said.startswith(a)), "")
    if place is None or not assumption:
        return dict.fromkeys(_COLUMNS)
    results = measure(
        *place, assumption=assumption, islands=KEPT if _kept(row) else LEFT_OUT
    )
    names = (name, "expectation", "variance", "z", _side(row))
    return {
        column: results[each].estimate if each else None
        for column, each in zip(_COLUMNS, names, strict=True)
    }


def _permutations(
    statistic: str, rows: pd.DataFrame, found: dict[str, Place]
) -> list[Line]:
    measure = f"{statistic} {_PERMUTATION}"
    if statistic != "moran_I":
        return [not_covered(measure, len(rows), "reshuffled for Moran's I only")]
    chance = cache(lambda name: moran.permuted(*found[name], draws=RESHUFFLED))
    size = int(rows["p"].notna().sum())
    index: list[tuple[Value, Value]] = []
    ps: list[tuple[Value, Value, float, float]] = []
    for row in rows.itertuples():
        place, side = found.get(row.dataset_id), _side(row)
        given = row._replace(assumption=RANDOMISATION)
        index.append((_test(given, place)["estimate"], row.estimate))
        if place is None or side is None:
            ps.append((None, row.p, nan, nan))
        else:
            p = chance(row.dataset_id)[side].estimate
            ps.append((p, row.p, *_ends(p, side, _chance(row, size))))
    least_of = least("estimate", rows["estimate"])
    counts = {each: int(rows[each].notna().sum()) for each in _COLUMNS[1:4]}
    words = min((_chance(row, size) for row in rows.itertuples()), key=_few).words()
    printed = rounding(rows["p"])
    return [
        compared(f"{measure} estimate", index, relative=RELATIVE, absolute=least_of),
        held(f"{measure} p", ps, printed=printed, words=words),
        *(lacking(f"{measure} {name}", n) for name, n in counts.items() if n),
    ]


def _few(chance: Chance) -> float:
    return chance.theirs


def _chance(row: Any, comparisons: int) -> Chance:
    """Return the draws of both sides, of which the assumption or a column tells."""
    told = [draws_said(getattr(row, name, "")) for name in COLUMNS]
    known = [each for each in (draws_said(row.assumption), *told) if each]
    return Chance(RESHUFFLED, known[0] if known else UNKNOWN, comparisons)


def _ends(p: float, side: str, chance: Chance) -> tuple[float, float]:
    """Return between what another program's p must lie; two-sided is twice a side."""
    times = 2 if side == _SIDES["twosided"] else 1
    low, high = chance.p_between(np.array([p / times]))
    return min(1.0, times * float(low[0])), min(1.0, times * float(high[0]))
