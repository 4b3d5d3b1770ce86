"""The places of an index, the ends of its bands, and how far a seed moves them."""

import numpy as np
import pandas as pd

# How many standard deviations 95 of 100 other seeds keep to.
_SPREAD = 1.96
_DIGITS = 9


def ends(ranks: np.ndarray, low: float, high: float) -> dict[str, np.ndarray]:
    """Return two percentiles of every row, and between which another seed's would lie.

    Parameters
    ----------
    ranks : places, a row a place and a column a draw
    low, high : which shares of the draws, 0 to 1

    Returns
    -------
    ``low``, ``high`` and, with ``_least`` and ``_most`` behind each, what 95 of 100
    other seeds keep to

    Notes
    -----
    The arcsine of the root of a share of D draws has variance 1 ÷ 4D (Anscombe 1948,
    Biometrika 35:246-254), and two seeds differ by twice that.
    """
    near = _SPREAD / 2 * (2 / ranks.shape[1]) ** 0.5
    at = {"low": low, "high": high}
    for end in ("low", "high"):
        middle = np.arcsin(np.sqrt(at[end]))
        at[f"{end}_least"] = float(np.sin(max(middle - near, 0)) ** 2)
        at[f"{end}_most"] = float(np.sin(min(middle + near, np.pi / 2)) ** 2)
    found = np.quantile(ranks, list(at.values()), axis=1, method="inverted_cdf")
    return dict(zip(at, found, strict=True))


def places(found: np.ndarray) -> np.ndarray:
    """Return the place of each row in every column, the lowest first.

    Parameters
    ----------
    found : scores from 0 to 100, compared with nine decimals; ties share the mean
    """
    # Sums of the same numbers in another order differ in their last digits.
    whole = np.rint(found.T * 10**_DIGITS).astype(np.int64)
    # Whole numbers with their column in the last bits: sorted, they say the order.
    bits = int(whole.shape[1]).bit_length()
    ordered = np.sort((whole << bits) + np.arange(whole.shape[1]), axis=1)
    order, ordered = ordered & ((1 << bits) - 1), ordered >> bits
    ranks, each = np.empty(whole.shape), np.arange(1.0, whole.shape[1] + 1)
    np.put_along_axis(ranks, order, np.broadcast_to(each, whole.shape), axis=1)
    tied = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    if tied.any():
        ranks[tied] = pd.DataFrame(whole[tied].T).rank().to_numpy().T
    return np.ascontiguousarray(ranks.T)
