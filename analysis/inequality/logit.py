"""A straight line or a logit curve through grouped figures, with a robust variance."""

import numpy as np
from scipy.special import expit

_STEPS, _CLOSE, _FAR = 100, 1e-13, 30.0


def fitted(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, *, logit: bool
) -> tuple[np.ndarray, np.ndarray] | None:
    """Return intercept and slope of y on x, and their variance.

    Parameters
    ----------
    x : one value a group
    y : figures; shares from 0 to 1 for a logit
    weight : people; only their proportions count
    logit : whether the curve is expit(a + b x) in place of a + b x

    Returns
    -------
    coefficients (2,) and variance (2, 2), or None where the curve does not settle.
    The variance is the sandwich with n ÷ (n − 2), n the groups with people (HC1); it
    is missing where n is 2.

    Notes
    -----
    The logit is fitted by Newton's steps on the weighted binomial likelihood, each
    group with weight n once.
    """
    lived = weight > 0
    x, y, weight = x[lived], y[lived], weight[lived] / weight.sum()
    design = np.column_stack([np.ones_like(x), x])
    found = _logit(design, y, weight) if logit else _line(design, y, weight)
    if found is None:
        return None
    beta, mean, slope = found
    bread = np.linalg.inv(design.T @ (design * (weight * slope)[:, None]))
    meat = design * (weight * (y - mean))[:, None]
    count = len(x)
    times = count / (count - 2) if count > 2 else np.nan
    return beta, times * bread @ meat.T @ meat @ bread


def _line(
    design: np.ndarray, y: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    root = np.sqrt(weight)
    beta = np.linalg.lstsq(design * root[:, None], y * root, rcond=None)[0]
    return beta, design @ beta, np.ones_like(y)


def _logit(
    design: np.ndarray, y: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    average = weight @ y
    if not 0 < average < 1:
        return None
    beta = np.array([np.log(average / (1 - average)), 0.0])
    for _ in range(_STEPS):
        mean = expit(design @ beta)
        slope = mean * (1 - mean)
        score = design.T @ (weight * (y - mean))
        step = np.linalg.solve(design.T @ (design * (weight * slope)[:, None]), score)
        while _fit(design @ (beta + step), y, weight) < (
            _fit(design @ beta, y, weight) - _CLOSE
        ):
            step = step / 2
        beta = beta + step
        if abs(design @ beta).max() > _FAR:
            return None
        if abs(step).max() < _CLOSE * (1 + abs(beta).max()):
            mean = expit(design @ beta)
            return beta, mean, mean * (1 - mean)
    return None


def _fit(line: np.ndarray, y: np.ndarray, weight: np.ndarray) -> float:
    """Return the log-likelihood; it has one top, but a whole step can overshoot it."""
    return float(weight @ (y * line - np.logaddexp(0, line)))
