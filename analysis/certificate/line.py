"""One line of a certificate: how far one measure agrees with one file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isnan, nan

Value = float | str | None


@dataclass(frozen=True)
class Line:
    """How one measure compares with the expected values of one file.

    Parameters
    ----------
    measure : as the file calls it
    cases : values compared
    worst : largest relative error; the absolute one where 0 is expected
    failures : cases beyond the tolerance
    not_covered : why nothing was compared; empty where it was
    file : name of the file of expected values
    """

    measure: str
    cases: int
    worst: float
    failures: int
    not_covered: str = ""
    file: str = ""


def compared(
    measure: str,
    pairs: Sequence[tuple[Value, Value]],
    *,
    relative: float,
    absolute: float | Sequence[float] = 0.0,
) -> Line:
    """Return the line of one measure.

    Parameters
    ----------
    measure : as the file calls it
    pairs : what we found and what is expected, case by case; not a number stands
        for undefined, and then both must be; texts must be equal
    relative : tolerance, relative to the expected value
    absolute : tolerance of values about 0, and of the file's own rounding; one for
        all cases, or one a case
    """
    allowed = [absolute] * len(pairs) if isinstance(absolute, float | int) else absolute
    checked = [
        _error(found, expected, relative, least)
        for (found, expected), least in zip(pairs, allowed, strict=True)
    ]
    worst = max((float(error) for error, _ in checked), default=0.0)
    failures = sum(not passed for _, passed in checked)
    return Line(measure, len(checked), worst, failures)


def not_covered(measure: str, cases: int, why: str) -> Line:
    """Return the line of a measure that Zila does not compute."""
    return Line(measure, cases, nan, 0, why)


def rounding(values: Iterable[float]) -> float:
    """Return half a unit of the last decimal that a column of a file prints.

    >>> rounding([0.25, 0.12345678])
    5e-09
    """
    texts = (repr(float(value)) for value in values)
    places = [_decimals(text) for text in texts if text != "nan"]
    return min(5 * 10.0 ** -(max(places, default=17) + 1), 5e-7)


def _decimals(text: str) -> int:
    mantissa, _, exponent = text.partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def _error(
    found: Value, expected: Value, relative: float, absolute: float
) -> tuple[float, bool]:
    if isinstance(expected, str) or isinstance(found, str) or found is None:
        return (0.0, True) if found == expected else (inf, False)
    if isnan(expected) or isnan(found):
        same = isnan(expected) and isnan(found)
        return (0.0 if same else inf), same
    distance = abs(found - expected)
    allowed = max(relative * abs(expected), absolute)
    size = abs(expected) if abs(expected) > absolute else 1.0
    return distance / size, distance <= allowed
