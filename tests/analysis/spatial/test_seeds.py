"""The seed decides as many places as other seeds show."""

import numpy as np
import pandas as pd

from analysis.gaps.composite import rank_bands
from analysis.sentences import clusters, indicators
from analysis.spatial import local_moran, seeds
from analysis.spatial.neighbourhood import neighbourhood

RATE, DRAWS = 0.05, 199


def grid(size):
    units = pd.Index([f"{i}-{j}" for i in range(size) for j in range(size)])
    pairs = [
        (f"{i}-{j}", f"{i + a}-{j + b}")
        for i in range(size)
        for j in range(size)
        for a, b in ((1, 0), (0, 1))
        if i + a < size and j + b < size
    ]
    chance = np.random.default_rng(6)
    rising = np.add.outer(np.arange(size), np.arange(size)).ravel()
    values = pd.Series(rising + chance.normal(0, 2.5, size**2), units)
    near = neighbourhood(pd.DataFrame(pairs, columns=["a", "b"]), units)
    return values, near


def test_other_seeds_decide_the_same_places():
    values, near = grid(7)
    table = local_moran.clusters(values, near, draws=DRAWS)
    places, fewest, most = seeds.decided(table, RATE, draws=DRAWS)
    seen = pd.DataFrame(
        {
            seed: local_moran.clusters(values, near, draws=DRAWS, seed=seed)[
                "p_discovery"
            ]
            <= RATE
            for seed in range(12)
        }
    )
    turned = seen.index[seen.any(axis=1) & ~seen.all(axis=1)]
    assert set(turned) <= set(places)
    sizes = seen.sum()
    assert fewest - 1 <= sizes.min() and sizes.max() <= most + 1
    sure = local_moran.clusters(values, near, draws=99_999)
    assert len(seeds.decided(sure, RATE)[0]) <= len(places)


def test_a_place_at_the_limit_is_decided_by_the_seed():
    # Of one place tested, the limit is a two-sided p of 5 %.
    for p, decided in ((0.025, 1), (0.01, 0), (0.2, 0)):
        table = pd.DataFrame({"p_folded": [p], "status": "value"}, index=["a"])
        places, fewest, most = seeds.decided(table, RATE, draws=DRAWS * 10)
        assert len(places) == decided and most - fewest == decided


def test_the_words():
    names = pd.Series({"a": "Kech", "b": "Hub"})
    none = clusters.by_seed(pd.Index([]), 7, 7, names=names, seeds=100)
    assert none.endswith("none is decided by the seed")
    some = clusters.by_seed(pd.Index(["a"]), 6, 7, names=names, seeds=100)
    assert "6 or 7 stand out: the seed decides 1 district (Kech)" in some


def test_bands_of_an_index_by_other_seeds():
    chance = np.random.default_rng(2)
    scaled = pd.DataFrame(100 * chance.random((40, 3)), columns=list("abc"))
    weights = dict.fromkeys("abc", 1)
    found = rank_bands(scaled, weights)
    inside = []
    for seed in range(1, 9):
        other = rank_bands(scaled, weights, seed=seed)
        for end in ("low", "high"):
            within = other[end].between(found[f"{end}_least"], found[f"{end}_most"])
            inside.append(within.mean())
    assert np.mean(inside) >= 0.93
    assert "With another seed" in indicators.by_seed(found)
