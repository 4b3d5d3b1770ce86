"""One line of a certificate: how far one measure agrees with one file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import inf, isfinite, isnan, nan
from typing import Any, TypeVar

_LAST_DIGIT = 1e-6
UNKNOWN = "not among Zila's measures"


class Says(Enum):
    """What a row of expected values says other than by a number."""

    UNDEFINED = "undefined"


Value = float | str | Says | None
_Made = TypeVar("_Made")


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
    tolerance : what was allowed, in words
    cases_from : where the cases were published; empty where nowhere
    """

    measure: str
    cases: int
    worst: float
    failures: int
    not_covered: str = ""
    file: str = ""
    tolerance: str = ""
    cases_from: str = ""

    def printed(self, tolerance: str) -> "Line":
        """Return the line with what was allowed, in words."""
        return replace(self, tolerance=tolerance)

    def of_cases(self, source: str) -> "Line":
        """Return the line with where its cases were published."""
        return replace(self, cases_from=source)


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
    pairs : what we found and what is expected, case by case; None found is an input
        that is lacking, and fails. A blank is undefined or was not asked: it agrees
        with what we find undefined, else it is no case. `Says.UNDEFINED`, or a
        number without end, asks that we find nothing; texts must be equal
    relative : tolerance, relative to the expected value
    absolute : what is allowed besides, for values about 0 and for the file's own
        rounding; one for all cases, or one a case
    """
    allowed = [absolute] * len(pairs) if isinstance(absolute, float | int) else absolute
    checked = [
        _error(found, expected, relative, least)
        for (found, expected), least in zip(pairs, allowed, strict=True)
        if _asked(found, expected)
    ]
    worst = max((float(error) for error, _ in checked), default=0.0)
    failures = sum(not passed for _, passed in checked)
    return Line(measure, len(checked), worst, failures).printed(
        f"relative {relative:g}, and the last digit printed"
        if relative
        else "equal, to the last digit printed"
    )


def not_covered(measure: str, cases: int, why: str) -> Line:
    """Return the line of a measure that Zila does not compute."""
    return Line(measure, cases, nan, 0, why)


def lacking(measure: str, cases: int, why: str = UNKNOWN) -> Line:
    """Return the line of what should have been compared and could not be."""
    return Line(measure, max(cases, 1), inf, max(cases, 1), why)


def attempted(compute: Callable[..., _Made], *inputs: Any) -> _Made | None:
    """Return what is computed from inputs, or None where they are of no use."""
    try:
        return compute(*inputs)
    except (ValueError, TypeError):
        return None


def blank(value: Value) -> bool:
    """Say whether a cell is empty."""
    return value is None or value == "" or value != value


def rounding(values: Iterable[float]) -> float:
    """Return half a unit of the last decimal that a column of a file prints.

    At most that of the sixth: fewer decimals may be all that a number has.

    >>> rounding([0.25, 0.12345678])
    5e-09
    """
    return min(5 * 10.0 ** -(decimals(values, fewest=0) + 1), 5e-7)


def decimals(values: Iterable[float], *, fewest: int) -> int:
    """Return how many decimals a column of a file prints, 17 where it is empty.

    Parameters
    ----------
    values : what is no finite number is passed over
    fewest : the least that can be meant; 0.5 may stand for 0.500
    """
    numbers = [
        float(value)
        for value in values
        if not isinstance(value, str) and not blank(value) and isfinite(value)
    ]
    places = [_decimals(repr(number)) for number in numbers]
    return max(fewest, *places) if places else 17


def _decimals(text: str) -> int:
    mantissa, _, exponent = text.partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def _asked(found: Value, expected: Value) -> bool:
    undefined = isinstance(found, float) and isnan(found)
    return found is None or undefined or not blank(expected)


def _error(
    found: Value, expected: Value, relative: float, absolute: float
) -> tuple[float, bool]:
    if found is None:
        return inf, False
    nothing = isinstance(expected, Says) or blank(expected) or _endless(expected)
    ours, theirs = _number(found), _number(expected)
    if nothing or ours is None or theirs is None:
        same = blank(found) if nothing else found == expected
        return (0.0 if same else inf), same
    distance = abs(ours - theirs)
    # A number cut halfway between two decimals is off by all that is allowed.
    allowed = (relative * abs(theirs) + absolute) * (1 + _LAST_DIGIT)
    size = abs(theirs) if abs(theirs) > absolute else 1.0
    return distance / size, distance <= allowed


def _number(value: Value) -> float | None:
    """Return a cell as a number; None where it is none."""
    return None if isinstance(value, str | Says) or blank(value) else value


def _endless(value: Value) -> bool:
    return isinstance(value, float) and abs(value) == inf
