"""How two indicators go together over districts: districts, not people."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.result import Result, undefined

FEWEST = 10


@dataclass(frozen=True)
class Association:
    """How two indicators go together over places.

    Parameters
    ----------
    pearson, spearman : correlations, undefined with the reason in their notes
    n : places in which both are known
    line : slope and intercept of the least-squares line, None where none is drawn
    why : why no line is drawn, empty where one is
    """

    pearson: Result
    spearman: Result
    n: int
    line: tuple[float, float] | None
    why: str


def association(x: pd.Series, y: pd.Series) -> Association:
    """Return the correlations of two indicators, each place counting once.

    Parameters
    ----------
    x, y : values by place, in any units; places where one is missing are left out

    Notes
    -----
    The places are all there are and no sample, so no interval is given. Instead a
    line is drawn only where the direction does not hang on one place: leaving any
    one out keeps the sign, and ranks have the same sign.
    """
    both = pd.DataFrame({"x": x, "y": y}).dropna().to_numpy(float)
    n = len(both)
    why = _undefined(both)
    if why:
        both_undefined = (undefined("pearson", why), undefined("spearman", why))
        return Association(*both_undefined, n, None, why)
    straight = _correlation(both)
    ranked = _correlation(pd.DataFrame(both).rank().to_numpy())
    why = _shaky(both, straight, ranked)
    return Association(
        Result("pearson", straight, note="straight line, each district counts once"),
        Result("spearman", ranked, note="ranks, each district counts once"),
        n,
        None if why else _line(both),
        why,
    )


def _undefined(both: np.ndarray) -> str:
    if len(both) < FEWEST:
        return f"fewer than {FEWEST} places have both figures"
    if (np.ptp(both, axis=0) <= 1e-9 * np.abs(both).max(axis=0)).any():
        return "one of the two is the same everywhere"
    return ""


def _shaky(both: np.ndarray, straight: float, ranked: float) -> str:
    """Say why the direction cannot be told; nothing where it can."""
    kept = [_correlation(np.delete(both, row, axis=0)) for row in range(len(both))]
    if np.isnan(kept).any() or min(kept) <= 0 <= max(kept):
        return "leaving out one place can turn the direction"
    if np.sign(straight) != np.sign(ranked):
        return "values and ranks point in different directions"
    return ""


def _correlation(both: np.ndarray) -> float:
    """Return Pearson's correlation; not a number where a column does not vary."""
    apart = both - both.mean(axis=0)
    squares = (apart**2).sum(axis=0)
    if not squares.all():
        return float("nan")
    found = (apart[:, 0] * apart[:, 1]).sum() / np.sqrt(squares.prod())
    return float(np.clip(found, -1, 1))


def _line(both: np.ndarray) -> tuple[float, float]:
    apart = both - both.mean(axis=0)
    slope = (apart[:, 0] * apart[:, 1]).sum() / (apart[:, 0] ** 2).sum()
    return float(slope), float(both[:, 1].mean() - slope * both[:, 0].mean())
