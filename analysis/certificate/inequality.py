"""Measures of inequality beside the expected values of a folder."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

import pandas as pd

from analysis.certificate.chance import COLUMNS
from analysis.certificate.line import (
    Line,
    Says,
    Value,
    blank,
    compared,
    lacking,
    rounding,
)
from analysis.certificate.measure_names import key_of
from analysis.certificate.simulated_limits import TAIL, Limits, asked
from analysis.inequality.measures import MEASURES, applicable
from analysis.inequality.subgroups import Subgroups, of_frame
from analysis.inequality.summary import dimension_of
from analysis.result import Result, undefined
from data.vocabulary import ADVERSE, FAVOURABLE

TOLERANCE, LEAST = 1e-6, 1e-10
_VALUES = {"estimate": "estimate", "se": "se", "lower": "low", "upper": "high"}
_SIMULATED = "Monte Carlo"
_COLUMNS = {"subgroup": "group", "subgroup_order": "order"}
_NEEDED = ["dataset_id", "subgroup", "estimate", "population", "scale"]
_NEEDED += ["favourable_indicator", "ordered_dimension"]
_OPTIONAL = ["se", "subgroup_order", "reference_subgroup"]
_DIRECTIONS = {1: FAVOURABLE, 0: ADVERSE}
_ROW = ("dataset_id", "measure", "variant", "applicable", "ci_kind")
KNOWN = (*_ROW, *COLUMNS, *_VALUES)
_Groups = Callable[[str, str], Subgroups]


def lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line a variant, and one for simulated limits.

    Parameters
    ----------
    expected : ``dataset_id, measure, variant, applicable, estimate, se, lower,
        upper, ci_kind``
    inputs : ``dataset_id, subgroup, subgroup_order, estimate, se, population,
        favourable_indicator, ordered_dimension, reference_subgroup, scale``
    """
    needed = inputs[_NEEDED].join(inputs.reindex(columns=_OPTIONAL))
    datasets = dict(list(needed.groupby("dataset_id", sort=False)))
    groups = cache(lambda name, rule: _groups(datasets[name], rule))
    expected = expected.reindex(columns=[*expected, *set(_VALUES) - set(expected)])
    absolute = max(rounding(expected[list(_VALUES)].to_numpy().ravel()), LEAST)
    exact: dict[str, list[tuple[Value, Value]]] = {}
    limits, unknown = Limits(_simulated_in(expected)), Counter[str]()
    for row in expected.itertuples(index=False):
        name, found = _variant(row), _found(row, groups)
        if key_of(str(row.measure), name) not in MEASURES:
            unknown[str(row.measure)] += 1 + len(_limits(row))
            continue
        exact.setdefault(name, []).extend(_exact(row, found))
        if _simulated(row) and _applies(row) and found is not None:
            limits.add(name, row, partial(_found, row, groups))
    return [
        *(
            compared(name, pairs, relative=TOLERANCE, absolute=absolute)
            for name, pairs in exact.items()
        ),
        *limits.lines(absolute),
        *(lacking(name, count) for name, count in unknown.items()),
    ]


def _simulated_in(expected: pd.DataFrame) -> int:
    """Return how many simulated limits a file holds."""
    rows = expected.itertuples(index=False)
    return sum(len(asked(row)) for row in rows if _simulated(row))


def _variant(row: Any) -> str:
    """Return the variant of a row; the measure where it names none."""
    variant = getattr(row, "variant", None)
    return str(row.measure if blank(variant) else variant)


def _applies(row: Any) -> bool:
    return getattr(row, "applicable", 1) != 0


def _simulated(row: Any) -> bool:
    return _SIMULATED in str(getattr(row, "ci_kind", ""))


def _limits(row: Any) -> list[str]:
    """Return which numbers beside the estimate a row asks for."""
    return [each for each in list(_VALUES)[1:] if not blank(getattr(row, each))]


def _expected(row: Any) -> Value:
    """Return the estimate of a row, or that the row says that there is none."""
    said = str(getattr(row, "note", "")).lower().startswith(Says.UNDEFINED.value)
    if not _applies(row) or (said and blank(row.estimate)):
        return Says.UNDEFINED
    return row.estimate


def _exact(row: Any, found: Result | None) -> Iterator[tuple[Value, Value]]:
    """Yield the estimate, and the interval where one is expected to the digit."""
    yield found.estimate if found else None, _expected(row)
    if _applies(row) and not _simulated(row):
        for theirs in _limits(row):
            ours = getattr(found, _VALUES[theirs]) if found else None
            yield ours, getattr(row, theirs)


def _found(row: Any, groups_of: _Groups, tail: float = 100 * TAIL) -> Result | None:
    """Return what we say of one expected row; None without its inputs."""
    measure = key_of(str(row.measure), _variant(row))
    if measure not in MEASURES:
        return None
    try:
        groups = groups_of(row.dataset_id, _rule(_variant(row)))
    except KeyError:
        return None
    except ValueError as error:
        return undefined(measure, str(error))
    if not _applies(row) and MEASURES[measure] not in applicable(dimension_of(groups)):
        return undefined(measure, "does not apply to this kind of dimension")
    return MEASURES[measure].compute(replace(groups, tail=tail))


def _rule(variant: str) -> str:
    """Return which groups a variant says to compare, if it does.

    >>> _rule("d(no reference)"), _rule("bgv")
    ('no reference', '')
    """
    rule = variant.partition("(")[2].rstrip(")")
    return rule if "reference" in rule else ""


def _groups(rows: pd.DataFrame, rule: str) -> Subgroups:
    """Return the groups of a dataset, as one rule compares them.

    The people of these files stand for the people asked too.
    """
    first = rows.iloc[0]
    table = rows[["subgroup", "subgroup_order", "estimate", "se", "population"]]
    table = table.rename(columns=_COLUMNS).assign(asked=rows["population"])
    chosen = rows.loc[rows["reference_subgroup"] == 1, "subgroup"]
    named = len(chosen) and "no reference" not in rule
    if first["ordered_dimension"] != 1 or rule:
        table = table.drop(columns="order")
    return of_frame(
        table,
        direction=_DIRECTIONS.get(first["favourable_indicator"], "not said"),
        scale=first["scale"],
        reference=chosen.iloc[0] if named else None,
        sampled=True,
    )
