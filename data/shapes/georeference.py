"""Laying a drawing on the ground, by points known in both."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RBFInterpolator

# Chosen by leaving one anchor out at a time: a quadratic and a correction that
# fades within about 60 km of an anchor come nearest to the anchor left out, and
# leave the country's edge, where there are no anchors, to the quadratic.
REACH_KM = 60.0
SMOOTHING = 0.1


@dataclass(frozen=True)
class Fit:
    """A way from the drawing to the plane, and how well it goes through the anchors.

    ``carry`` turns points of the drawing (n, 2) into kilometres of the plane;
    ``residual_km`` is the distance of every anchor from where it should lie.
    """

    carry: Callable[[np.ndarray], np.ndarray]
    residual_km: np.ndarray


def _terms(points: np.ndarray) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    return np.column_stack([np.ones_like(x), x, y, x * x, x * y, y * y])


def fit(drawn: np.ndarray, plane: np.ndarray, weight: np.ndarray) -> Fit:
    """Fit a quadratic to all anchors, then a smooth correction near each.

    Parameters
    ----------
    drawn : array (n, 2), anchors in the units of the drawing
    plane : array (n, 2), the same anchors in kilometres
    weight : array (n,), how far each anchor is trusted; 1 is full trust

    Returns
    -------
    Fit

    Notes
    -----
    The correction interpolates what the quadratic leaves over with Gaussian
    radial functions (Fasshauer, Meshfree Approximation Methods with MATLAB, 2007,
    chapters 2 and 19), smoothed so that one badly drawn unit cannot bend its
    neighbours.
    """
    middle = drawn.mean(axis=0)
    spread = np.abs(drawn - middle).max()
    trust = weight[:, None]

    def general(points: np.ndarray) -> np.ndarray:
        return _terms((points - middle) / spread) @ coefficients

    terms = _terms((drawn - middle) / spread)
    coefficients = np.linalg.lstsq(terms * trust, plane * trust, rcond=None)[0]
    local = RBFInterpolator(
        general(drawn),
        plane - general(drawn),
        kernel="gaussian",
        epsilon=1 / REACH_KM,
        smoothing=SMOOTHING / weight**2,
        degree=-1,
    )

    def carry(points: np.ndarray) -> np.ndarray:
        placed = general(points)
        return placed + local(placed)

    return Fit(carry, np.linalg.norm(carry(drawn) - plane, axis=1))
