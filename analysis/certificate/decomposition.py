"""Decompositions and Gini's index beside the expected values of a folder."""

from collections.abc import Callable
from functools import cache, partial
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.certificate.line import (
    Line,
    attempted,
    blank,
    compared,
    lacking,
    not_covered,
    rounding,
)
from analysis.inequality.decomposition import (
    LOG_DEVIATION,
    THEIL,
    VARIANCE,
    Split,
    split,
)
from analysis.inequality.gini import gini
from analysis.inequality.kitagawa import Kitagawa, kitagawa

TOLERANCE, LEAST = 1e-9, 1e-12
ATKINSON = "Atkinson's index needs an aversion chosen by the reader; not offered"
OAXACA = "Oaxaca–Blinder needs records of persons; Kitagawa is used instead"
_UNWEIGHTED = "unweighted"
_KITAGAWA = {
    "crude_rate1": "first",
    "crude_rate2": "second",
    "difference_1_minus_2": "difference",
    "composition_effect": "composition",
    "rate_effect": "rate",
}
KNOWN = ("dataset_id", "weighting", "measure", "group", "value")
KITAGAWA_KNOWN = ("dataset_id", *_KITAGAWA)
_Splits = dict[str, Split]
_Found = Callable[[_Splits, pd.DataFrame, str], float | None]


def split_lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line a measure of `analysis.inequality.decomposition` and
    `analysis.inequality.gini`.

    Parameters
    ----------
    expected : ``dataset_id, weighting, measure, group, value``; `weighting` is
        ``unweighted`` or names the column of weights
    inputs : ``dataset_id, group, value`` and columns of weights
    """
    datasets = dict(list(inputs.groupby("dataset_id", sort=False)))
    splits = cache(lambda name, by: attempted(_splits, datasets.get(name), by))
    cases: dict[str, list[Any]] = {}
    for row in expected.itertuples(index=False):
        weighting = getattr(row, "weighting", _UNWEIGHTED)
        both = splits(row.dataset_id, _UNWEIGHTED if blank(weighting) else weighting)
        group = str(getattr(row, "group", ""))
        form = _FOUND.get(row.measure)
        found = form(*both, group) if form and both else None
        cases.setdefault(str(row.measure), []).append((found, row.value))
    absolute = max(rounding(expected["value"]), LEAST)
    return [
        not_covered(measure, len(pairs), ATKINSON)
        if measure.lower().startswith("atkinson")
        else compared(measure, pairs, relative=TOLERANCE, absolute=absolute)
        if measure in _FOUND
        else lacking(measure, len(pairs))
        for measure, pairs in cases.items()
    ]


def kitagawa_lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line a part of `analysis.inequality.kitagawa`.

    Parameters
    ----------
    expected : ``dataset_id, crude_rate1, crude_rate2, difference_1_minus_2,
        composition_effect, rate_effect``
    inputs : ``dataset_id, stratum, n1, rate1, n2, rate2``
    """
    found = {
        key: attempted(kitagawa, rows) for key, rows in inputs.groupby("dataset_id")
    }
    asked = [theirs for theirs in _KITAGAWA if theirs in expected]
    absolute = max(rounding(expected[asked].to_numpy().ravel()), LEAST)
    return [
        compared(
            theirs,
            [
                (_of_two(found.get(key), _KITAGAWA[theirs]), value)
                for key, value in zip(
                    expected["dataset_id"], expected[theirs], strict=True
                )
            ],
            relative=TOLERANCE,
            absolute=absolute,
        )
        for theirs in asked
    ]


def _of_two(found: Kitagawa | None, part: str) -> float | None:
    return None if found is None else getattr(found, part).estimate


def oaxaca_lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line that says why nothing is compared.

    Parameters
    ----------
    expected : ``statistic, group_weight, value``
    inputs : records of persons
    """
    return [not_covered(f"all, of {len(inputs)} records", len(expected), OAXACA)]


def _splits(
    rows: pd.DataFrame | None, weighting: str
) -> tuple[_Splits, pd.DataFrame] | None:
    """Return the splits of a dataset, and its values with their weights."""
    plain = weighting == _UNWEIGHTED
    if rows is None or not (plain or weighting in rows):
        return None
    values, groups = rows["value"].astype(float), rows["group"].astype(str)
    weight = None if plain else rows[weighting].astype(float)
    found = {
        index: split(values, groups, weight, index=index)
        for index in (THEIL, LOG_DEVIATION, VARIANCE)
    }
    table = pd.DataFrame({"y": values, "w": 1.0 if plain else weight, "group": groups})
    return found, table


def _part(
    splits: _Splits, _table: pd.DataFrame, _group: str, *, of: str, part: str
) -> float:
    return getattr(splits[of], part).estimate


def _of_group(
    splits: _Splits, table: pd.DataFrame, group: str, *, of: str, column: str
) -> float | None:
    if group not in set(table["group"]):
        return None
    groups = splits[of].groups.set_index("group")[column]
    return float(groups.get(group, nan))


def _gini(
    _splits: _Splits, table: pd.DataFrame, _group: str, *, sample: bool = False
) -> float:
    table = table.dropna(subset=["y", "w"])
    return gini(table["y"].to_numpy(), table["w"].to_numpy(), sample=sample)


def _variation(splits: _Splits, table: pd.DataFrame, _group: str) -> float:
    table = table.dropna(subset=["y", "w"])
    if not table["w"].sum() > 0:
        return nan
    mean = np.average(table["y"], weights=table["w"])
    return float(np.sqrt(splits[VARIANCE].total.estimate) / mean) if mean > 0 else nan


_PARTS = {"": "total", "_between": "between", "_within": "within"}
_PARTS["_between_share"] = "share"
_FOUND: dict[str, _Found] = {
    f"{theirs}{ending}": partial(_part, of=ours, part=part)
    for theirs, ours in (("theil_T", THEIL), ("mld_L", LOG_DEVIATION))
    for ending, part in _PARTS.items()
} | {
    "group_theil_T": partial(_of_group, of=THEIL, column="index"),
    "group_mld_L": partial(_of_group, of=LOG_DEVIATION, column="index"),
    "group_mean": partial(_of_group, of=THEIL, column="mean"),
    "gini": _gini,
    "gini_small_sample_corrected": partial(_gini, sample=True),
    "coefficient_of_variation_population": _variation,
}
