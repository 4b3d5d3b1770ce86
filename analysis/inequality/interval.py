"""Intervals of 95 % from a standard error, on the measure's scale or in logs."""

import math

from analysis.result import Result

# The 97.5th percentile of the normal distribution.
Z = 1.959963984540054
NORMAL = "normal"
LOG_NORMAL = "log-normal; the standard error is that of the logarithm"


def normal(
    measure: str, estimate: float, se: float, *, note: str = "", kind: str = NORMAL
) -> Result:
    """Return a result with the limits estimate ± 1.96 standard errors.

    Parameters
    ----------
    measure, estimate, note : as in `Result`
    se : standard error; without one there is no interval
    kind : how the standard error was made
    """
    if not math.isfinite(se):
        return Result(measure, float(estimate), note=note)
    low, high = (float(estimate + side * Z * se) for side in (-1, 1))
    return Result(measure, float(estimate), float(se), low, high, kind, note)


def log_normal(measure: str, ratio: float, se: float, *, note: str = "") -> Result:
    """Return a result whose limits are ratio × and ÷ exp(1.96 standard errors).

    Parameters
    ----------
    measure, note : as in `Result`
    ratio : the estimate
    se : standard error of its logarithm; without one, or for a ratio of 0, there is
        no interval
    """
    if not (math.isfinite(se) and ratio > 0):
        return Result(measure, float(ratio), note=note)
    low, high = (float(ratio * math.exp(side * Z * se)) for side in (-1, 1))
    return Result(measure, float(ratio), float(se), low, high, LOG_NORMAL, note)
