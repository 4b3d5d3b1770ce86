"""The share of false alarms among many tests at once, held down."""

import numpy as np


def adjusted(p: np.ndarray) -> np.ndarray:
    """Return p values that may be compared with a false discovery rate.

    Parameters
    ----------
    p : p values; a missing one was not tested and counts for nothing

    Notes
    -----
    Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B
    57:289-300: the i-th smallest of m becomes the least m p ÷ rank from i on.
    """
    found = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    falling = tested[np.argsort(p[tested], kind="stable")[::-1]]
    ranks = np.arange(len(tested), 0, -1)
    found[falling] = np.minimum.accumulate(
        np.minimum(p[falling] * (len(tested) / ranks), 1)
    )
    return found
