"""Kendall's W: how far several people put the same things in the same order."""

import numpy as np
import pandas as pd
from scipy.special import gammaincc

from analysis.result import Result, undefined

POOR_BELOW = 7
_NAMES = ("W", "W without ties", "chi-square", "df", "p")


def measures(ratings: pd.DataFrame) -> dict[str, Result]:
    """Return ``W`` with its test, by name.

    Parameters
    ----------
    ratings : one row a rater and item: ``rater``, ``item``, ``value`` (a rank or a
        rating); whoever left an item out is left out

    Returns
    -------
    dict of Result
        ``W`` : 0 no common order, 1 the same order, corrected for ties
        ``W without ties`` : the same, ties not corrected
        ``chi-square``, ``df``, ``p`` : of the hypothesis that orders are random;
        poor below about 7 items, and the note says so

    Notes
    -----
    Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10:275-287:
    W = 12 S ÷ (r² (m³ − m) − r T), S the squares of the items' rank sums about
    their mean, T = Σ (t³ − t) over the ties of all raters.
    """
    table = ratings.pivot(index="rater", columns="item", values="value").dropna()
    raters, items = table.shape
    if raters < 2 or items < 2:
        return _none("it takes two raters of the same two items")
    ranks = table.rank(axis="columns").to_numpy()
    squares = 12 * ((ranks.sum(axis=0) - ranks.sum() / items) ** 2).sum()
    tied = sum(_ties(row) for row in ranks)
    whole = raters**2 * (items**3 - items)
    if whole == raters * tied:
        return _none("every rater gives all items the same value")
    w = squares / (whole - raters * tied)
    left_out = ratings["rater"].nunique() - raters
    return _results(w, squares / whole, raters, items, left_out=left_out)


def _results(
    w: float, plain: float, raters: int, items: int, *, left_out: int
) -> dict[str, Result]:
    chi, df = raters * (items - 1) * w, items - 1
    p = float(gammaincc(df / 2, chi / 2))
    said = f"{raters} raters, {items} items"
    if left_out:
        said += f", {left_out} left out who did not rate every item"
    poor = f"poor below {POOR_BELOW} items" if items < POOR_BELOW else ""
    values = ((w, said), (plain, said), (chi, poor), (df, ""), (p, poor))
    return {
        name: Result(name, float(value), note=note)
        for name, (value, note) in zip(_NAMES, values, strict=True)
    }


def _ties(ranks: np.ndarray) -> int:
    times = np.unique(ranks, return_counts=True)[1]
    return int((times**3 - times).sum())


def _none(note: str) -> dict[str, Result]:
    return {name: undefined(name, note) for name in _NAMES}


def strength(w: float) -> str:
    """Return how W is usually read: ``strong`` from 0.7, ``moderate`` from 0.5."""
    return "strong" if w >= 0.7 else "moderate" if w >= 0.5 else "weak"
