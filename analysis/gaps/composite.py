"""How far a district's place in an index depends on how the index is weighted."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pandas as pd

from analysis.gaps.band_ends import ends, places
from data.errors import ZilaError
from data.vocabulary import ADVERSE, CONTEXT

DRAWS, SEED = 1_000, 2023
LOW, HIGH = 0.05, 0.95
FEWEST = 2
DISABILITY = "Disability"


class NotComparable(ZilaError):
    """An indicator, or a choice of them, makes no index."""


class Weighable(Protocol):
    """What an index needs to know of an indicator."""

    @property
    def theme(self) -> str:
        """The heading under which a control lists it."""

    @property
    def direction(self) -> str:
        """``favourable``, ``adverse`` or ``context``."""

    @property
    def kind(self) -> str:
        """``share``, ``count`` or ``growth``."""


def why_not(indicator: Weighable) -> str:
    """Say why an indicator may not enter an index; empty where it may.

    Parameters
    ----------
    indicator : with ``theme``, ``direction`` and ``kind``
    """
    if indicator.theme == DISABILITY:
        return "reported disability is under-reported, and nobody is ranked by it"
    if indicator.direction == CONTEXT:
        return "it is neither good nor bad to have more of it"
    return "" if indicator.kind == "share" else "it is not a share"


def require_comparable(indicators: Mapping[str, Weighable]) -> None:
    """Refuse indicators that make no index.

    Parameters
    ----------
    indicators : by label; each with ``theme``, ``direction`` and ``kind``

    Raises
    ------
    NotComparable
        Fewer than two, or one that may not enter (see `why_not`).
    """
    for label, indicator in indicators.items():
        why = why_not(indicator)
        if why:
            problem = f"“{label}” can't be part of an index: {why}"
            raise NotComparable(problem, "Choose other indicators.")
    if len(indicators) < FEWEST:
        problem = f"An index takes at least {FEWEST} indicators"
        raise NotComparable(problem, "Choose one more.")


def standardised(rates: pd.DataFrame, directions: Mapping[str, str]) -> pd.DataFrame:
    """Return every indicator on one scale, 0 for the worst place and 100 for the best.

    Parameters
    ----------
    rates : place × indicator, percent; a place that lacks one is left out
    directions : ``favourable`` or ``adverse``, by indicator

    Notes
    -----
    Distance from the worst place by the distance between worst and best (minimum and
    maximum), because it reads as a share of the way; a place far out stretches the
    scale of its indicator. Where all places are alike everybody stands at 50.
    """
    numbers = rates.to_numpy(float)
    known = ~np.isnan(numbers).any(axis=1)
    signs = [-1 if directions[name] == ADVERSE else 1 for name in rates]
    good, names = numbers[known] * signs, {"columns": rates.columns}
    if not len(good):
        return pd.DataFrame(good, rates.index[known], **names)
    low, range_ = good.min(axis=0), good.max(axis=0) - good.min(axis=0)
    even = range_ <= 1e-12 * np.abs(good).max(axis=0)
    scaled = 100 * (good - low) / np.where(even, np.nan, range_)
    scaled[:, even] = 50.0
    return pd.DataFrame(scaled, rates.index[known], **names)


def scores(scaled: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Return the index: the weighted mean of the indicators, 0 to 100.

    Parameters
    ----------
    scaled : as `standardised` gives it
    weights : by indicator; only their proportions matter
    """
    return scaled @ _shares(scaled, weights)


def rank_bands(
    scaled: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return between which places each place stands as the weights vary.

    Parameters
    ----------
    scaled : as `standardised` gives it
    weights : by indicator; 0 leaves one out
    draws, seed : of the weights

    Returns
    -------
    DataFrame, indexed as `scaled`; place 1 is furthest behind, ties share the mean
        ``score`` : under the chosen weights, 0 to 100
        ``low``, ``high`` : 5th and 95th percentile of its places over the draws
        ``low_least, low_most, high_least, high_most`` : between which these would
        lie by another seed, 95 times of 100
        ``without_low``, ``without_high`` : its places when one indicator is left out
        ``moved_by`` : the indicator whose loss moves it furthest from its place
        under the chosen weights

    Raises
    ------
    NotComparable
        Fewer than two indicators have a weight.

    Notes
    -----
    Weights are drawn from a Dirichlet distribution around those chosen; where these
    are equal every weighting is equally likely. After Saisana, Saltelli & Tarantola
    2005, Journal of the Royal Statistical Society A 168:307-323.
    """
    share = _shares(scaled, weights)
    used = share[share > 0].sort_index()
    if len(used) < FEWEST:
        problem = f"An index takes at least {FEWEST} indicators with a weight"
        raise NotComparable(problem, "Give one more a weight.")
    inside, of = scaled[used.index].to_numpy(), used.to_numpy()
    drawn = np.random.default_rng(seed).dirichlet(len(of) * of, size=draws)
    found = {"score": inside @ of, **ends(places(inside @ drawn.T), LOW, HIGH)}
    return pd.DataFrame(found | _without_one(inside, used), index=scaled.index)


def _without_one(inside: np.ndarray, used: pd.Series) -> dict[str, np.ndarray]:
    """Return the places when each indicator in turn is left out."""
    lost = ~np.eye(len(used), dtype=bool) * used.to_numpy()
    ranks = places(inside @ (lost / lost.sum(axis=1)[:, None]).T)
    usual = places((inside @ used.to_numpy())[:, None])
    most = np.abs(ranks - usual).argmax(axis=1)
    return {
        "without_low": ranks.min(axis=1),
        "without_high": ranks.max(axis=1),
        "moved_by": used.index.to_numpy()[most],
    }


def _shares(scaled: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    found = pd.Series(weights, dtype=float).reindex(scaled.columns, fill_value=0.0)
    if (found < 0).any() or not found.sum() > 0:
        problem = "Weights must be 0 or more, and one of them more than 0"
        raise NotComparable(problem, "Raise a weight.")
    return found / found.sum()


def steady(bands: pd.DataFrame, behind: int) -> pd.Index:
    """Return the places that stay among those furthest behind.

    Parameters
    ----------
    bands : as `rank_bands` gives it
    behind : how many places count as furthest behind
    """
    return bands.index[bands["high"] <= behind]
