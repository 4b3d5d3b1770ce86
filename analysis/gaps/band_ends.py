"""The ends of the bands of an index, and how far another seed would move them."""

import numpy as np

# How many standard deviations 95 of 100 other seeds keep to.
_SPREAD = 1.96


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
