"""Parity indices beside the expected values of a folder."""

from typing import Any

import pandas as pd

from analysis.certificate.line import Line, Says, Value, blank, compared, rounding
from analysis.inequality.parity import (
    HIGHER,
    LOWER,
    PARITY,
    UNDEFINED,
    adjusted,
    in_band,
    side,
)
from analysis.inequality.parity import plain as unadjusted

TOLERANCE = 1e-8
_NUMBERS = ("parity_index", "adjusted_parity_index", "difference_points")
_TEXTS = ("class_by_unadjusted", "favoured")
_BANDS = ("adjusted_in_0_97_1_03", "unadjusted_in_0_97_1_03")
_ROW = ("dataset_id", "unit", "numerator_group", "denominator_group", "adverse")
KNOWN = (*_ROW, "value_numerator", "value_denominator", *_NUMBERS, *_BANDS, *_TEXTS)


def lines(expected: pd.DataFrame) -> list[Line]:
    """Return one line a column of expected values.

    Parameters
    ----------
    expected : ``value_numerator, value_denominator, numerator_group,
        denominator_group, adverse`` and what is expected of them; an empty cell is
        not asked, but an index against 0 is undefined
    """
    expected = expected.reset_index(drop=True)
    found = pd.DataFrame([_found(row) for row in expected.itertuples(index=False)])
    return [
        _line(column, found[column], expected)
        for column in found
        if column in expected and expected[column].notna().any()
    ]


def _line(column: str, found: pd.Series, expected: pd.DataFrame) -> Line:
    asked = [_asked(column, row) for row in expected.itertuples(index=False)]
    pairs = list(zip(found, asked, strict=True))
    allowed = _rounded(column, expected)
    return compared(column, pairs, relative=TOLERANCE, absolute=allowed)


def _asked(column: str, row: Any) -> Value:
    """Return an expected cell; an empty one says undefined where a row divides by 0."""
    value, ours, theirs = (
        getattr(row, column),
        row.value_numerator,
        row.value_denominator,
    )
    divided = column == "parity_index" or (column in _NUMBERS[:2] and ours == 0)
    return Says.UNDEFINED if blank(value) and divided and theirs == 0 else value


def _rounded(column: str, expected: pd.DataFrame) -> list[float]:
    """Return what the decimals of the two values and of the result leave open."""
    if column not in _NUMBERS:
        return [0.0] * len(expected)
    values = expected[["value_numerator", "value_denominator"]]
    half, own = rounding(values.to_numpy().ravel()), rounding(expected[column])
    if column == "difference_points":
        return [2 * half + own] * len(expected)
    below = values["value_denominator"].where(values["value_denominator"] > 0)
    index = values["value_numerator"] / below
    return list((half * (1 + index) / below).fillna(0.0) + own)


def _found(row: Any) -> dict[str, float | str]:
    """Return what we say of one row, by the file's columns."""
    ours, theirs = row.value_numerator, row.value_denominator
    index, even = unadjusted(ours, theirs), adjusted(ours, theirs)
    where = side(ours, theirs)
    whole = where in (PARITY, UNDEFINED)
    behind = HIGHER if getattr(row, "adverse", 0) == 1 else LOWER
    first, second = (
        getattr(row, f"{name}_group", "") for name in ("numerator", "denominator")
    )
    return {
        "parity_index": index,
        "adjusted_parity_index": even,
        "difference_points": ours - theirs,
        "adjusted_in_0_97_1_03": float(in_band(even)),
        "unadjusted_in_0_97_1_03": float(in_band(index)),
        "class_by_unadjusted": where if whole else f"{first} {where}",
        "favoured": "" if whole else f"{second if where == behind else first} favoured",
    }
