"""The ends of axes, the same for charts that stand side by side."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ui.figure.vega import Spec

HIGH = 40
# What an axis shows at least, so that a chart of zeros has one.
LEAST_SHARE, LEAST_COUNT = 10.0, 1.0


def from_zero(
    numbers: Iterable[float], *, share: bool = True, room: float = 1.0
) -> Spec:
    """Return a scale that holds 0 and every number, and that is never a point.

    Parameters
    ----------
    numbers : of all charts that are to be read together; missing ones are passed over
    share : whether they are percentages, drawn to 100 unless all are low
    room : how much longer the axis is than the numbers, for text behind the marks
    """
    found = np.asarray(list(numbers), dtype=float)
    found = found[np.isfinite(found)]
    low, high = min(found.min(initial=0.0), 0.0), found.max(initial=0.0)
    if share and high > HIGH:
        return {"domain": [low, 100 * room], "nice": False}
    if low == high:
        high = LEAST_SHARE if share else LEAST_COUNT
    return {"domain": [low, high * room], "nice": True}


def together(*columns: pd.Series, share: bool) -> Spec:
    """Return one scale from 0 for charts side by side.

    Parameters
    ----------
    *columns : the numbers of each chart
    share : as for `from_zero`
    """
    return from_zero(
        np.concatenate([each.to_numpy(float) for each in columns]), share=share
    )


def stepped(numbers: pd.Series | np.ndarray, step: int) -> tuple[float, float]:
    """Return the ends of an axis at full steps around the values, never a point.

    Parameters
    ----------
    numbers : missing ones are passed over
    step : from one end to the next
    """
    found = np.asarray(numbers, dtype=float)
    known = found[~np.isnan(found)]
    if not len(known):
        return 0.0, float(step)
    low = step * np.floor(known.min() / step)
    high = max(step * np.ceil(known.max() / step), low + step)
    return float(low), float(high)


def fixed(ends: tuple[float, float]) -> Spec:
    """Return a scale between two ends, which Vega must not stretch."""
    return {"domain": list(ends), "nice": False}
