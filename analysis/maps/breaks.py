"""Where the classes of a map end, by four published methods."""

from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.maps.natural_breaks import natural_breaks


def pretty_breaks(values: np.ndarray, k: int) -> np.ndarray:
    """Return equal steps of 1, 2 or 5 times a power of ten that cover all values.

    Notes
    -----
    Heckbert 1990, Graphics Gems, 61-63: nice numbers for graph labels. The steps are
    about `k`, not always as many.
    """
    low, high = values.min(), values.max()
    whole = _times(high - low, (1, 2, 5), np.less_equal)
    step = _times(whole / (k - 1), (1.5, 3, 7), np.less)
    first, last = np.floor(low / step) * step, np.ceil(high / step) * step
    return np.arange(first, last + step / 2, step)[1:]


def _times(size: float, ends: tuple[float, ...], below: Callable[..., Any]) -> float:
    """Return 1, 2, 5 or 10 times a power of ten, as the size lies below an end."""
    power = 10.0 ** np.floor(np.log10(size))
    nice = (
        n for n, end in zip((1, 2, 5), ends, strict=True) if below(size / power, end)
    )
    return next(nice, 10) * power


def quantiles(values: np.ndarray, k: int) -> np.ndarray:
    """Return the ends of `k` classes of equally many values; equal ends are one."""
    return np.unique(np.quantile(values, np.arange(1, k + 1) / k))


def equal_steps(values: np.ndarray, k: int) -> np.ndarray:
    """Return the ends of `k` steps of one size from the lowest to the highest value."""
    return np.linspace(values.min(), values.max(), k + 1)[1:]


METHODS: dict[str, Callable[[np.ndarray, int], np.ndarray]] = {
    "round": pretty_breaks,
    "natural": natural_breaks,
    "quantiles": quantiles,
    "equal": equal_steps,
}
