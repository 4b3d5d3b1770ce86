"""Measures of inequality beside the expected values of a folder."""

from collections.abc import Callable, Iterator
from functools import cache
from math import isnan, nan

import pandas as pd

from analysis.certificate.line import Line, compared, rounding
from analysis.measures import MEASURES, applicable
from analysis.result import Result, undefined
from analysis.subgroups import Subgroups, of_frame
from analysis.summary import dimension_of
from data.vocabulary import ADVERSE, FAVOURABLE

TOLERANCE, LEAST = 1e-6, 1e-10
# Limits that were simulated elsewhere differ by their random numbers: they may lie
# within 5 % of the estimate, or within 10 % of their width where that is more.
LOOSE, WIDTHS = 0.05, 2
_VALUES = {"estimate": "estimate", "se": "se", "lower": "low", "upper": "high"}
_SIMULATED, _LIMITS = "Monte Carlo", "{}, simulated limits"
_COLUMNS = {"subgroup": "group", "subgroup_order": "order"}


def lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line a variant, and one for simulated limits.

    Parameters
    ----------
    expected : ``dataset_id, measure, variant, applicable, estimate, se, lower,
        upper, ci_kind``
    inputs : ``dataset_id, subgroup, subgroup_order, estimate, se, population,
        favourable_indicator, ordered_dimension, reference_subgroup, scale``
    """
    datasets = dict(list(inputs.groupby("dataset_id", sort=False)))
    groups = cache(lambda name, rule: _groups(datasets[name], rule))
    absolute = max(rounding(expected[list(_VALUES)].to_numpy().ravel()), LEAST)
    exact: dict[str, list] = {}
    loose: dict[str, list] = {}
    for row in expected.itertuples(index=False):
        name, found = str(row.variant), _found(row, groups)
        exact.setdefault(name, []).extend(_exact(row, found))
        if _simulated(row):
            loose.setdefault(_LIMITS.format(name), []).extend(_loose(row, found))
    return [
        compared(name, pairs, relative=TOLERANCE, absolute=absolute)
        for name, pairs in exact.items()
    ] + [
        compared(name, pairs, relative=0, absolute=LOOSE)
        for name, pairs in loose.items()
    ]


def _simulated(row) -> bool:
    return _SIMULATED in str(row.ci_kind)


def _exact(row, found: Result) -> Iterator[tuple[float, float]]:
    """Yield the estimate, and the interval where one is expected to the digit."""
    yield found.estimate, row.estimate if row.applicable else nan
    if row.applicable and not _simulated(row):
        for theirs, ours in list(_VALUES.items())[1:]:
            if not isnan(getattr(row, theirs)):
                yield getattr(found, ours), getattr(row, theirs)


def _loose(row, found: Result) -> Iterator[tuple[float, float]]:
    unit = max(abs(row.estimate), WIDTHS * (row.upper - row.lower))
    yield (found.low - row.lower) / unit, 0.0
    yield (found.high - row.upper) / unit, 0.0


def _found(row, groups_of: Callable[[str, str], Subgroups]) -> Result:
    """Return what we say of one expected row."""
    measure = _measure(str(row.measure), str(row.variant))
    if measure not in MEASURES:
        return undefined(measure, "not among the measures")
    try:
        groups = groups_of(row.dataset_id, _rule(str(row.variant)))
    except KeyError:
        return undefined(measure, "not among the inputs")
    except ValueError as error:
        return undefined(measure, str(error))
    if not row.applicable and MEASURES[measure] not in applicable(dimension_of(groups)):
        return undefined(measure, "does not apply to this kind of dimension")
    return MEASURES[measure].compute(groups)


def _measure(measure: str, variant: str) -> str:
    """Return our key of a measure in a variant.

    >>> _measure("sii", "sii(linear)"), _measure("rci", "rci(wagstaff,0-100)")
    ('sii-linear', 'rci-wagstaff')
    """
    for form in ("linear", "wagstaff", "erreygers"):
        if form in variant:
            return f"{measure}-{form}"
    return measure


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
        direction=FAVOURABLE if first["favourable_indicator"] == 1 else ADVERSE,
        scale=first["scale"],
        reference=chosen.iloc[0] if named else None,
        sampled=True,
    )
