"""The one shape in which a measure gives its number."""

from dataclasses import dataclass
from math import nan


@dataclass(frozen=True)
class Result:
    """A measure's number, or why there is none.

    Parameters
    ----------
    measure : what was measured, as a key
    estimate : the number; not a number where it is undefined, and `note` says why
    se : standard error, not a number where there is no sampling error
    low, high : 95 % interval, not numbers where there is none
    kind : how the interval was made; empty where there is none
    note : what a reader must know of this number, without a full stop
    """

    measure: str
    estimate: float
    se: float = nan
    low: float = nan
    high: float = nan
    kind: str = ""
    note: str = ""


def undefined(measure: str, note: str) -> Result:
    """Return the result of a measure that has no number here."""
    return Result(measure, nan, note=note)
