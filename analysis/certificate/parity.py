"""Parity indices beside the expected values of a folder."""

import pandas as pd

from analysis.certificate.line import Line, compared, rounding
from analysis.parity import HIGHER, LOWER, PARITY, UNDEFINED, adjusted, in_band, side
from analysis.parity import plain as unadjusted

TOLERANCE = 1e-8
_NUMBERS = ("parity_index", "adjusted_parity_index", "difference_points")


def lines(expected: pd.DataFrame) -> list[Line]:
    """Return one line a column of expected values.

    Parameters
    ----------
    expected : ``value_numerator, value_denominator, numerator_group,
        denominator_group, adverse`` and what is expected of them; an empty
        `favoured` is not asked
    """
    expected = expected.reset_index(drop=True)
    found = pd.DataFrame([_found(row) for row in expected.itertuples(index=False)])
    return [
        _line(column, found[column], expected) for column in found if column in expected
    ]


def _line(column: str, found: pd.Series, expected: pd.DataFrame) -> Line:
    asked = expected[column].notna() if column == "favoured" else found.index >= 0
    pairs = list(zip(found[asked], expected.loc[asked, column], strict=True))
    allowed = _rounded(column, expected[asked])
    return compared(column, pairs, relative=TOLERANCE, absolute=allowed)


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


def _found(row) -> dict[str, float | str]:
    """Return what we say of one row, by the file's columns."""
    ours, theirs = row.value_numerator, row.value_denominator
    index, even = unadjusted(ours, theirs), adjusted(ours, theirs)
    where = side(ours, theirs)
    whole = where in (PARITY, UNDEFINED)
    behind = HIGHER if row.adverse else LOWER
    ahead = row.denominator_group if where == behind else row.numerator_group
    return {
        "parity_index": index,
        "adjusted_parity_index": even,
        "difference_points": ours - theirs,
        "adjusted_in_0_97_1_03": float(in_band(even)),
        "unadjusted_in_0_97_1_03": float(in_band(index)),
        "class_by_unadjusted": where if whole else f"{row.numerator_group} {where}",
        "favoured": "" if whole else f"{ahead} favoured",
    }
