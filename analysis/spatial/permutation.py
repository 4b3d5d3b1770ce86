"""Neighbours drawn by chance: how unusual it is to have those that a unit has."""

from functools import lru_cache

import numpy as np

from analysis.spatial.moran import SEED

# With a tenth of these the number of districts of Punjab that keep to a false
# discovery rate of 5 % went from 5 to 7 by the seed, with these from 6 to 7.
DRAWS = 99_999
# As many draws as are held at once.
_HELD = 10_000
_KEPT = 3


def folded(
    found: np.ndarray, touching: np.ndarray, *, draws: int = DRAWS, seed: int = SEED
) -> np.ndarray:
    """Return the one-sided p of every unit's neighbours, on the rarer side.

    Parameters
    ----------
    found : value of every unit
    touching : who touches whom, as in `analysis.spatial.neighbourhood.Neighbourhood`
    draws : how often neighbours are drawn; no p can be below 1 ÷ (draws + 1)
    seed : of the draws; the same seed gives the same p

    Returns
    -------
    array of (smaller of #≥ and #≤, plus 1) ÷ (draws + 1); missing without neighbours

    Notes
    -----
    Anselin 1995. A unit keeps its value; as many neighbours as it has are drawn from
    all others without replacement. One set of draws serves all units, as places in
    the order of the values, so p depends neither on the order of rows nor on labels.
    """
    n, sizes = len(found), touching.sum(axis=1)
    order = np.argsort(found, kind="stable")
    rising = found[order] - found.mean()
    seen = touching[order] @ (found - found.mean())
    slack = 1e-10 * np.abs(rising).max(initial=0)
    sides = np.zeros((2, n), dtype=np.int64)
    drawn_all = _places(n - 1, int(sizes.max(initial=0)), draws, seed)
    for start in range(0, draws, _HELD):
        drawn = drawn_all[:, start : start + _HELD].astype(np.intp)
        for place in np.flatnonzero(sizes[order]):
            others = np.delete(rising, place)
            chance = others.take(drawn[: sizes[order[place]]]).sum(axis=0)
            sides[0, place] += np.count_nonzero(chance >= seen[place] - slack)
            sides[1, place] += np.count_nonzero(chance <= seen[place] + slack)
    answer = np.empty(n)
    answer[order] = (sides.min(axis=0) + 1) / (draws + 1)
    return np.where(sizes > 0, answer, np.nan)


def two_sided(p: np.ndarray) -> np.ndarray:
    """Return twice the folded p, at most 1."""
    return np.minimum(2 * p, 1)


@lru_cache(_KEPT)
def _places(of: int, size: int, draws: int, seed: int) -> np.ndarray:
    """Return draws of `size` different places out of `of`, a column a draw.

    They depend on no value, so those of the last few sizes of area are kept, in two
    bytes a place: 2 MB for a country of 136 districts.
    """
    chance, decks = np.random.default_rng(seed), []
    for start in range(0, draws, _HELD):
        column = np.arange(min(_HELD, draws - start))
        deck = np.tile(np.arange(of)[:, None], (1, len(column)))
        for row in range(size):
            other = chance.integers(row, of, size=len(column))
            picked = deck[other, column]
            deck[other, column] = deck[row]
            deck[row] = picked
        decks.append(deck[:size].astype(np.min_scalar_type(of)))
    return np.concatenate(decks, axis=1)
