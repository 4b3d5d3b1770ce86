"""How many places a seed decides: what other draws would have shown."""

import numpy as np
import pandas as pd

from analysis.spatial import permutation
from analysis.spatial.false_discovery import adjusted
from analysis.spatial.local_moran import ALIKE
from analysis.spatial.moran import SEED

# Other seeds that are tried.
SEEDS = 100


def decided(
    table: pd.DataFrame,
    rate: float,
    *,
    draws: int = permutation.DRAWS,
    seeds: int = SEEDS,
) -> tuple[pd.Index, int, int]:
    """Return which places stand out by some seeds and not by others.

    Parameters
    ----------
    table : as `analysis.spatial.local_moran.clusters` gives it
    rate : the share of false alarms allowed
    draws : with which it was made
    seeds : how many other seeds are tried

    Returns
    -------
    the places, and the fewest and the most that stand out by one seed

    Notes
    -----
    Another seed counts, of as many draws, a binomial number as far out; its share is
    known from the draws made here alone, so that it is drawn too (beta with Jeffreys'
    halves): one that none reached here may be reached by others. Drawing both costs
    nothing beside drawing the neighbours.
    """
    known = table.index[table["p_folded"].notna() & (table["status"] != ALIKE)]
    p = table.loc[known, "p_folded"].to_numpy(float)
    certain = p >= 1
    seen = np.clip(np.rint(p * (draws + 1)) - 1, 0, draws)
    chance = np.random.default_rng(SEED)
    share = chance.beta(seen + 0.5, draws - seen + 0.5, size=(seeds, len(p)))
    counts = chance.binomial(draws, share)
    folded = np.where(certain, 1.0, (counts + 1) / (draws + 1))
    out = np.array([adjusted(permutation.two_sided(row)) <= rate for row in folded])
    if not out.size:
        return known[:0], 0, 0
    times = out.sum(axis=0)
    places = known[(times > 0) & (times < seeds)]
    size = out.sum(axis=1)
    return places, int(size.min()), int(size.max())
