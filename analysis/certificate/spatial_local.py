"""Measures of clustering unit by unit beside those of an independent program."""

from collections.abc import Iterable
from math import nan

import numpy as np
import pandas as pd

from analysis.certificate.chance import COLUMNS, Chance, draws_of, held, stepped_up
from analysis.certificate.line import (
    Line,
    Says,
    Value,
    attempted,
    blank,
    compared,
    rounding,
)
from analysis.certificate.places import RELATIVE, least, places
from analysis.spatial import getis_ord, local_moran
from analysis.spatial.false_discovery import adjusted
from analysis.spatial.neighbourhood import Neighbourhood

# More draws than on a page, so that little of the tolerance is our own.
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
_ENDS = ("least", "most")
KNOWN = ("dataset_id", "unit", "value", _ISLAND, *COLUMNS, *_OURS)


def local_lines(
    expected: pd.DataFrame, values: pd.DataFrame, neighbours: pd.DataFrame
) -> list[Line]:
    """Return the lines of measures unit by unit.

    Parameters
    ----------
    expected : one row a dataset and unit; every further column is a measure, and one
        of `analysis.certificate.chance.COLUMNS` may say how often neighbours were
        drawn
    values, neighbours : as for `analysis.certificate.places.places`
    """
    known = places(values, neighbours)
    names = expected["dataset_id"].dropna().unique()
    made = {name: attempted(_local, *known[name]) for name in names if name in known}
    chances = _chances(expected)
    made = {
        name: None if table is None else _with_ends(table, chances[name])
        for name, table in made.items()
    }
    tables = {n: None if t is None else t.to_dict("index") for n, t in made.items()}
    rows = [
        _of_unit(tables.get(row.dataset_id), row.unit) for row in expected.itertuples()
    ]
    words = _words(chances.values())
    asked = [each for each in _OURS if each in expected]
    return [
        _line(measure, expected, rows, words)
        for measure in expected
        if measure in asked and expected[measure].notna().any()
    ] + _steps(expected)


def _chances(expected: pd.DataFrame) -> dict[str, Chance]:
    """Return the draws of both sides, dataset by dataset."""
    drawn = [each for each in _DRAWN if each in expected]
    size = int(expected[drawn].notna().sum().sum())
    found = {}
    for name, rows in expected.groupby("dataset_id"):
        p = [pd.to_numeric(rows[each], errors="coerce") for each in drawn[:2]]
        # A p of 1 is one that was cut off, and tells nothing of its count.
        folded = pd.concat(
            [
                each.where(each < 1) / (1 if "folded" in each.name else 2)
                for each in p
                if not each.name.endswith("fdr")
            ]
            or [pd.Series(dtype=float)]
        )
        found[name] = Chance(DRAWN, draws_of(rows, folded), size)
    return found


def _with_ends(table: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    """Return our values with the ends within which the other program's must lie."""
    folded, p = (table[name].to_numpy(float) for name in ("p_folded", "p"))
    ends = {"p_folded": chance.p_between(folded)}
    # One side of it, where it was not cut off.
    folded = np.where(p < 1, p / 2, folded)
    low, high = chance.p_between(folded)
    ends["p"] = (np.minimum(2 * low, 1), np.minimum(2 * high, 1))
    ends["p_discovery"] = stepped_up(chance, folded)
    columns = {
        f"{name} {end}": each
        for name, pair in ends.items()
        for end, each in zip(_ENDS, pair, strict=True)
    }
    return table.assign(**columns)


def _words(chances: Iterable[Chance]) -> str:
    """Return where the tolerance comes from; of the dataset with the fewest draws."""
    ordered = sorted(chances, key=lambda each: each.theirs)
    return ordered[0].words() if ordered else ""


def _steps(expected: pd.DataFrame) -> list[Line]:
    """Return the line of the step-up itself, of the p's that the file prints."""
    first, second = "p_perm_two_sided", "p_perm_two_sided_fdr"
    if not {first, second} <= set(expected) or not expected[second].notna().any():
        return []
    pairs: list[tuple[Value, Value]] = []
    allowed: list[float] = []
    for _, rows in expected.groupby("dataset_id"):
        p, theirs = (pd.to_numeric(rows[e], errors="coerce") for e in (first, second))
        if (p.notna() == theirs.notna()).all():
            pairs += list(zip(adjusted(p.to_numpy(float)), theirs, strict=True))
            # The smallest p is taken as many times as there are units.
            allowed += [len(rows) * rounding(p) + rounding(theirs)] * len(rows)
    measure = f"{second}, stepped up from the file's own p"
    line = compared(measure, pairs, relative=RELATIVE, absolute=allowed)
    return [line] if line.cases else []


def _of_unit(table: dict[str, dict[str, Value]] | None, unit: str) -> dict[str, Value]:
    """Return what we say of a unit; nothing where it is not among the inputs."""
    return {} if table is None else table.get(unit, {})


def _line(
    measure: str, expected: pd.DataFrame, rows: list[dict[str, Value]], words: str
) -> Line:
    ours = [row.get(_OURS[measure]) for row in rows]
    asked = _asked(measure, expected)
    if measure in _DRAWN:
        ends = [f"{_DRAWN[measure]} {end}" for end in _ENDS]
        low, high = ([_number(row.get(end)) for row in rows] for end in ends)
        cases = zip(ours, asked, low, high, strict=True)
        return held(measure, cases, printed=rounding(expected[measure]), words=words)
    pairs = list(zip(ours, asked, strict=True))
    if measure in _EXACT:
        absolute = least(measure, expected[measure])
        return compared(measure, pairs, relative=RELATIVE, absolute=absolute)
    return compared(measure, pairs, relative=0.0)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, float | int) else nan


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


def _local(values: pd.Series, near: Neighbourhood) -> pd.DataFrame:
    spots = getis_ord.hot_spots(values, near)
    table = local_moran.clusters(values, near, draws=DRAWN)
    return table.join(spots[["star", "plain"]])
