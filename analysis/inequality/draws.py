"""Figures drawn about estimates, for limits that have no closed form."""

import numpy as np

DRAWS, SEED = 5000, 20231


def drawn(
    names: tuple[str, ...], y: np.ndarray, se: np.ndarray, *, scale: float
) -> np.ndarray | None:
    """Return figures drawn about the estimates, one row a draw, one column a group.

    Parameters
    ----------
    names : one a group; the draws go by it
    y : the figures
    se : standard errors; where one is missing there is nothing to draw and the
        answer is None
    scale : 100 for percent; no figure is drawn beyond it

    Notes
    -----
    Normal about each estimate with its standard error, cut off at 0 and at the
    scale; the groups are taken for independent. The seed is fixed and each group
    keeps its draws whatever the order of the rows.
    """
    if np.isnan(se).any() or not len(y):
        return None
    width = np.where(se > 0, se, 1.0)
    top = scale if y.max() <= scale else np.inf
    # SciPy takes 0.2 s to load: not at the start, where nobody needs it.
    from scipy.special import ndtr, ndtri

    low, high = (ndtr((end - y) / width) for end in (min(0.0, y.min()), top))
    chance = np.random.default_rng(SEED).random((DRAWS, len(y)))
    chance = chance[:, np.argsort(np.argsort(np.array(names, dtype=str)))]
    values = y + width * ndtri(low + chance * (high - low))
    return np.where(se > 0, values, y)
